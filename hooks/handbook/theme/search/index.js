/* ---- the index: which records have a token, and how much of it; as it was written at build
   (hooks/handbook/exports/search/parts.py) ---- */

/* How much a token counts by where it stands, and how strongly long fields are held back (BM25F: Robertson, Zaragoza and
   Taylor, "Simple BM25 extension to multiple weighted fields", 2004). `size` is the field's place among the lengths written. */
const TITLE = { weight: 6, length: 0.3, size: 0 };
const ALIASES = { weight: 5, length: 0.3, size: 1 };
const ASKS = { weight: 3, length: 0.3, size: 2 };
const LEAD = { weight: 2, length: 0.5, size: 3 };
const TEXT = { weight: 1, length: 0.75, size: 4 };
const LABELS = { weight: 1, length: 0, size: 0 };
const FIELDS = [TITLE, ALIASES, ALIASES, ASKS, LEAD, TEXT, LABELS]; // in the order written: the third are the parts of a shorthand
const NAMES = 2; // so many of them, from the first, are names
const SIZES = 5;
const SATURATION = 1.2;
const SOUND = 4; // weight of a pair of syllables in a name
const NOWHERE = [];

const BASE = 0x20; // as written: the code of the least character
const GAPS = 256; // gaps between two records that a character can tell, beside the code
const RARE = Math.floor((0xd800 - BASE) / GAPS) - 1; // says that the code follows in a character of its own

const WIDE = 0xd000; // says that a gap between two pairs follows in two characters

/* Tokens and where each stands, still packed: pairs of characters in the order of their numbers, then the others. */
class Lists {
  constructor(written) {
    this.alphabet = written.alphabet;
    this.ranks = new Map();
    for (let i = 0; i < this.alphabet.length; i++) this.ranks.set(this.alphabet[i], i);
    this.others = written.others ? written.others.split(" ") : [];
    this.places = written.places;
    const size = written.lengths.length;
    this.pairs = this.readPairs(written.gaps, size - this.others.length);
    this.numbers = new Map();
    this.others.forEach((token, number) => this.numbers.set(token, this.pairs.length + number));
    this.starts = new Uint32Array(size + 1);
    this.named = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      const code = written.lengths.charCodeAt(i) - BASE;
      this.starts[i + 1] = this.starts[i] + (code >> 1);
      this.named[i] = code & 1;
    }
  }

  readPairs(gaps, size) {
    const pairs = new Uint32Array(size);
    let last = -1;
    for (let i = 0, at = 0; i < size; i++, at++) {
      let gap = gaps.charCodeAt(at) - BASE;
      if (gap === WIDE) gap = (gaps.charCodeAt(++at) - BASE) * WIDE + gaps.charCodeAt(++at) - BASE;
      pairs[i] = last += gap + 1;
    }
    return pairs;
  }

  /* The number of a token, by halves; -1 when it is not there. */
  find(token) {
    if (token.length !== 2) return this.numbers.has(token) ? this.numbers.get(token) : -1;
    const first = this.ranks.get(token[0]);
    const second = this.ranks.get(token[1]);
    if (first === undefined || second === undefined) return -1;
    const pair = first * this.alphabet.length + second;
    let low = 0;
    let high = this.pairs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] === pair) return middle;
      if (this.pairs[middle] < pair) low = middle + 1; else high = middle - 1;
    }
    return -1;
  }

  token(number) {
    const size = this.alphabet.length;
    const pair = this.pairs[number];
    return number < this.pairs.length ? this.alphabet[Math.floor(pair / size)] + this.alphabet[pair % size] : this.others[number - this.pairs.length];
  }
}

/* What a part has of the words of its records: `first` is the number of its first record. */
class Part {
  constructor(written, first) {
    this.first = first;
    this.lists = new Lists(written.words);
    this.codes = written.codes;
  }

  /* Calls `each` with every record that has the token of this number, and its code. */
  read(number, each) {
    const places = this.lists.places;
    let record = this.first - 1;
    for (let at = this.lists.starts[number]; at < this.lists.starts[number + 1]; at++) {
      const written = places.charCodeAt(at) - BASE;
      const code = (written / GAPS) | 0;
      record += written % GAPS + 1;
      each(record, code < RARE ? code : places.charCodeAt(++at) - BASE);
    }
  }
}

class Index {
  constructor(written) {
    this.size = 0;
    this.parts = written.map(part => {
      this.size += part.heads.length;
      return new Part(part, this.size - part.heads.length);
    });
    this.holdBack(written);
    this.counts = new Map(); // token → records that have it
    this.kept = new Map(); // token → its places, of those that were asked for lately
    this.room = 0;
  }

  /* For each record and field by what its tokens are multiplied. */
  holdBack(written) {
    const sizes = new Float32Array(this.size * SIZES);
    const sums = new Float64Array(SIZES);
    let at = 0;
    written.forEach(part => part.sizes.forEach(record => record.forEach((size, field) => { sums[field] += size; sizes[at++] = size; })));
    this.factors = FIELDS.slice(0, NAMES).concat(FIELDS.slice(NAMES + 1)).map(field => {
      const mean = sums[field.size] / (this.size || 1) || 1;
      const factors = new Float32Array(field.length ? this.size : 0);
      for (let i = 0; i < factors.length; i++) factors[i] = field.weight / (1 - field.length + field.length * sizes[i * SIZES + field.size] / mean);
      return factors;
    });
    this.factors.splice(NAMES, 0, this.factors[NAMES - 1]);
  }

  /* How much a record has of a token by its code. */
  weight(record, code) {
    let weight = 0;
    for (let i = 0; i < code.length; i++) {
      const factors = this.factors[code[i][0]];
      weight += code[i][1] * (factors.length ? factors[record] : FIELDS[code[i][0]].weight);
    }
    return weight;
  }

  isNamed(token) {
    return this.parts.some(part => {
      const number = part.lists.find(token);
      return number >= 0 && part.lists.named[number] === 1;
    });
  }

  /* Where a token, or the sound of two characters, stands: [record, weight, record, weight, …]. */
  placesOf(token) {
    const kept = this.kept.get(token);
    if (kept) return kept;
    const places = typeof token === "number" ? this.soundingPlaces(token) : this.readPlaces(token);
    if (this.room > MOST_KEPT) { this.kept.clear(); this.room = 0; }
    this.kept.set(token, places);
    this.room += places.length;
    return places;
  }

  readPlaces(token) {
    const places = [];
    this.parts.forEach(part => {
      const number = part.lists.find(token);
      if (number >= 0) part.read(number, (record, code) => { places.push(record, this.weight(record, part.codes[code])); });
    });
    return places;
  }

  /* The pairs of characters that stand in names. */
  get named() {
    if (!this.namedPairs) {
      this.namedPairs = new Set();
      this.parts.forEach(part => part.lists.named.forEach((named, number) => { if (named) this.namedPairs.add(part.lists.token(number)); }));
    }
    return this.namedPairs;
  }

  /* Where pairs stand in names that sound so. */
  soundingPlaces(sound) {
    if (!this.sounding) {
      this.sounding = new Map();
      this.named.forEach(pair => { if (isPair(pair)) soundsOf(pair[0], pair[1]).forEach(other => addTo(this.sounding, other, pair)); });
    }
    const weights = new Map();
    (this.sounding.get(sound) || NOWHERE).forEach(pair => this.parts.forEach(part => {
      const number = part.lists.find(pair);
      if (number >= 0) part.read(number, (record, code) => addSound(weights, record, part.codes[code]));
    }));
    const places = [];
    Array.from(weights.keys()).sort((one, other) => one - other).forEach(record => places.push(record, weights.get(record)));
    return places;
  }

  count(token) {
    let count = this.counts.get(token);
    if (count === undefined) this.counts.set(token, count = typeof token === "number" ? this.placesOf(token).length / 2 : this.counted(token));
    return count;
  }

  counted(token) {
    let count = 0;
    this.parts.forEach(part => {
      const number = part.lists.find(token);
      if (number >= 0) part.read(number, () => { count++; });
    });
    return count;
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
}

const MOST_KEPT = 400000; // numbers of places that are kept read

function addTo(lists, key, value) {
  const found = lists.get(key);
  if (found) found.push(value); else lists.set(key, [value]);
}

function addSound(weights, record, code) {
  const times = code.reduce((sum, one) => sum + (one[0] < NAMES ? one[1] : 0), 0);
  if (times) weights.set(record, (weights.get(record) || 0) + SOUND * times);
}
