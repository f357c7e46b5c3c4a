/* ---- the index: which records have a token, and how much of it: in their texts as it was written at build, in their names,
   questions and labels as these are read here ---- */

/* How much a token counts by where it stands, and how strongly long fields are held back (BM25F: Robertson, Zaragoza and
   Taylor, "Simple BM25 extension to multiple weighted fields", 2004). */
const TITLE = { weight: 6, length: 0.3 };
const ALIASES = { weight: 5, length: 0.3 };
const ASKS = { weight: 3, length: 0.3 };
const LEAD = { weight: 2, length: 0.5 };
const TEXT = { weight: 1, length: 0.75 };
const LABELS = { weight: 1, length: 0 };
const NAMES = 2; // so many of the lines of a head, from the first, are names
const LINES = [TITLE, ALIASES, ALIASES, ASKS, LABELS]; // the third has the parts of a shorthand, which is as long as both together
const OF_RECORD = 8; // a value of the table of heads is the number of a record times this, and that of a line
const SATURATION = 1.2;
const SOUND = 4; // weight of a pair of syllables in a name
const NOWHERE = [];
const MOST_KEPT = 400000; // numbers of places that are kept read

class Index {
  constructor(written) {
    this.heads = [].concat(...written.map(part => part.heads));
    this.size = this.heads.length;
    this.firsts = [0]; // of each part the number of its first record
    written.forEach((part, number) => this.firsts.push(this.firsts[number] + part.heads.length));
    this.parts = written.map(part => new Places(part.words, part.heads.length, part.alphabet));
    const lines = this.heads.map(linesOf);
    this.holdBack(lines, [].concat(...written.map(part => part.leads)), [].concat(...written.map(part => part.texts)));
    this.readHeads(lines);
    this.kept = new Map(); // token → its places, of those that were asked for lately
    this.room = 0;
    this.weights = new Float32Array(this.size); // of the places that are being read
    this.touched = new Uint32Array(this.size);
    this.found = 0;
  }

  /* By what the tokens of each record are multiplied, for each line of its head, for its first sentence and for its text. */
  holdBack(lines, leads, texts) {
    const others = lines.map(line => line[1].length + line[2].length + (line[1] && line[2] ? 1 : 0));
    const sizes = [lines.map(line => line[0].length), others, others, lines.map(line => line[3].length), lines.map(() => 0)];
    this.ofLines = LINES.map((field, number) => factorsOf(field, sizes[number]));
    this.ofLead = factorsOf(LEAD, leads);
    this.ofText = factorsOf(TEXT, texts);
  }

  readHeads(lines) {
    this.table = new Table(lines.reduce((sum, of) => sum + of.join("").length, 0));
    lines.forEach((of, record) => of.forEach((line, number) => this.table.addText(line, record * OF_RECORD + number)));
    this.table.sort();
    this.namedAt = Uint8Array.from(this.table.keys, (_, at) => this.table.valuesAt(at).some(isOfName) ? 1 : 0);
  }

  isNamed(token) {
    const at = this.table.find(token);
    return at >= 0 && this.namedAt[at] === 1;
  }

  /* The records that are called or asked for by all pairs of these words. */
  headsOf(words) {
    const sets = tokensOf(words).map(token => new Set(Array.from(this.table.get(token), value => Math.floor(value / OF_RECORD))));
    return sets.length ? Array.from(sets[0]).filter(record => sets.every(set => set.has(record))) : NOWHERE;
  }

  /* The tokens that stand in names. */
  get named() {
    if (!this.namedTokens) {
      this.namedTokens = [];
      this.table.forWords((word, at) => { if (this.namedAt[at]) this.namedTokens.push(word); });
    }
    return this.namedTokens;
  }

  /* Where a token, or the sound of two characters, stands: [record, weight, record, weight, …]. */
  placesOf(token) {
    const kept = this.kept.get(token);
    if (kept) return kept;
    if (typeof token === "number") this.addSounding(token); else { this.addHeads(token); this.addTexts(token); }
    const places = this.added();
    if (this.room > MOST_KEPT) { this.kept.clear(); this.room = 0; }
    this.kept.set(token, places);
    this.room += places.length;
    return places;
  }

  add(record, weight) {
    if (!this.weights[record]) this.touched[this.found++] = record;
    this.weights[record] += weight;
  }

  /* What was added, which is forgotten. */
  added() {
    const places = new Float32Array(2 * this.found);
    for (let i = 0; i < this.found; i++) {
      const record = this.touched[i];
      places[2 * i] = record;
      places[2 * i + 1] = this.weights[record];
      this.weights[record] = 0;
    }
    this.found = 0;
    return places;
  }

  addHeads(token) {
    const values = this.table.get(token);
    for (let i = 0; i < values.length; i++) {
      const record = Math.floor(values[i] / OF_RECORD);
      this.add(record, this.ofLines[values[i] % OF_RECORD][record]);
    }
  }

  addTexts(token) {
    this.parts.forEach((part, number) => part.read(token, (text, code) => {
      const record = this.firsts[number] + text;
      this.add(record, TIMES[code] * this.ofText[record] + IN_LEAD[code] * this.ofLead[record]);
    }));
  }

  /* Where pairs stand in names that sound so. */
  addSounding(sound) {
    if (!this.sounding) {
      this.sounding = new Map();
      this.named.forEach(pair => { if (isPair(pair)) soundsOf(pair[0], pair[1]).forEach(other => addTo(this.sounding, other, pair)); });
    }
    (this.sounding.get(sound) || NOWHERE).forEach(pair => this.table.get(pair).forEach(value => {
      if (isOfName(value)) this.add(Math.floor(value / OF_RECORD), SOUND);
    }));
  }

  count(token) {
    return this.placesOf(token).length / 2;
  }

  /* How much it says that a record has this token: the rarer, the more. */
  rarity(token) {
    return this.rarityOf(this.count(token));
  }

  rarityOf(count) {
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  /* The same of a token that no record has. */
  get rarest() {
    return this.rarityOf(0);
  }

  /* ---- what the text of one record has, which is not at hand itself ---- */

  partOf(record) {
    let number = this.parts.length - 1;
    while (this.firsts[number] > record) number--;
    return number;
  }

  /* Has its text these words, as far as can be told: all pairs of them? `words` are folded. */
  isInText(record, words) {
    const number = this.partOf(record);
    const text = record - this.firsts[number];
    if (isCharacter(words)) return this.parts[number].hasCharacter(text, words);
    return this.isIn(record, words, code => code >= 0);
  }

  /* Has its first sentence them? */
  isInLead(record, words) {
    if (isCharacter(words)) return this.leadOf(record).some(pair => pair.indexOf(words) >= 0);
    return this.isIn(record, words, code => code >= 0 && IN_LEAD[code]);
  }

  isIn(record, words, fits) {
    const number = this.partOf(record);
    const telling = tellingIn(words);
    return telling.length > 0 && telling.every(word => fits(this.parts[number].codeIn(record - this.firsts[number], word)));
  }

  /* The pairs of its first sentence. */
  leadOf(record) {
    const number = this.partOf(record);
    return this.parts[number].leadOf(record - this.firsts[number]);
  }
}

/* What of a head is looked up, each by itself; of a passage nothing: that all of a report bear its name says nothing of them. */
function linesOf(head) {
  const lists = head.passage ? [] : [[head.title], head.aliases, head.parts, head.asks, head.tags || NOWHERE];
  return LINES.map((_, number) => fold((lists[number] || NOWHERE).join("\n")));
}

function isOfName(value) {
  return value % OF_RECORD < NAMES;
}

function isCharacter(words) {
  return words.length === 1 && isHan(words);
}

/* By what a field of each record is multiplied; `sizes` are its lengths. */
function factorsOf(field, sizes) {
  const mean = sizes.reduce((sum, size) => sum + size, 0) / (sizes.length || 1) || 1;
  return Float32Array.from(sizes, size => field.weight / (1 - field.length + field.length * size / mean));
}

function addTo(lists, key, value) {
  const found = lists.get(key);
  if (found) found.push(value); else lists.set(key, [value]);
}
