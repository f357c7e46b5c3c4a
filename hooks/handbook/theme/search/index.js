/* ---- the index: which records have a token, and how much of it ---- */

/* How much a token counts by where it stands, and how strongly long fields are held back (BM25F: Robertson, Zaragoza and
   Taylor, "Simple BM25 extension to multiple weighted fields", 2004). */
const FIELDS = [
  { name: "title", weight: 6, length: 0.3 },
  { name: "aliases", weight: 5, length: 0.3 },
  { name: "asks", weight: 3, length: 0.3 },
  { name: "lead", weight: 2, length: 0.5 },
  { name: "text", weight: 1, length: 0.75 },
  { name: "labels", weight: 1, length: 0 }
];
const SATURATION = 1.2;
const SOUND = 4; // weight of a pair of syllables in a name
const NOWHERE = [];

class Index {
  constructor(records) {
    this.size = records.length;
    this.lists = new Map(); // key of a token → [record, weight, record, weight, …]
    this.named = new Set(); // keys that stand in a name
    const means = FIELDS.map(field => records.reduce((sum, record) => sum + record[field.name].length, 0) / (records.length || 1));
    records.forEach((record, number) => {
      FIELDS.forEach((field, f) => this.addField(number, record[field.name], field, means[f] || 1));
      record.names.forEach(name => this.addName(number, name.folded));
    });
  }

  addField(number, text, field, mean) {
    const weight = field.weight / (1 - field.length + field.length * text.length / mean);
    const runs = text.match(RUNS) || [];
    for (let r = 0; r < runs.length; r++) this.addRun(number, runs[r], weight);
  }

  /* The keys of `tokensOf`, without making the tokens: this is most of the work of setting up. */
  addRun(number, run, weight) {
    let last = run.charCodeAt(0);
    if (run.length === 1 || (last < 0x3400 && !/[\u3400-\u9fff]/.test(run))) return this.add(run, number, weight);
    for (let i = 1; i < run.length; i++) {
      const code = run.charCodeAt(i);
      this.add(last < 0x3400 || code < 0x3400 ? run.substr(i - 1, 2) : pairKey(last, code), number, weight);
      last = code;
    }
    return undefined;
  }

  add(key, number, weight) {
    const found = this.lists.get(key);
    if (!found) this.lists.set(key, [number, weight]);
    else if (found[found.length - 2] === number) found[found.length - 1] += weight;
    else found.push(number, weight);
  }

  addName(number, name) {
    const tokens = tokensOf(name);
    for (let i = 0; i < tokens.length; i++) {
      this.named.add(keyOf(tokens[i]));
      if (isPair(tokens[i])) soundsOf(tokens[i][0], tokens[i][1]).forEach(sound => this.add(sound, number, SOUND));
    }
  }

  isNamed(token) {
    return this.named.has(keyOf(token));
  }

  /* Where a token stands: [record, weight, record, weight, …]. */
  placesOf(token) {
    return this.lists.get(keyOf(token)) || NOWHERE;
  }

  /* How much it says that a record has this token: the rarer, the more. */
  rarity(token) {
    const count = this.placesOf(token).length / 2;
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }
}
