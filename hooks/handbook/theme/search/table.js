/* ---- tables: where pairs of characters, or single ones, stand in many short texts. All of them in three arrays of numbers: as
   lists they would take ten times as much memory ---- */

const DIGIT = 0x10000;
const PAIRS = DIGIT * 0x20; // keys from here on are pairs; below them are single characters, then longer words in the order they came

class Table {
  constructor(most) {
    this.keys = new Uint32Array(most);
    this.values = new Uint32Array(most);
    this.length = 0;
    this.words = new Map(); // those of more than two characters → key
  }

  keyOf(word) {
    if (word.length < 3) return word.length < 2 ? word.charCodeAt(0) : word.charCodeAt(0) * DIGIT + word.charCodeAt(1);
    const known = this.words.get(word);
    return known === undefined ? -1 : known;
  }

  /* What is looked up of a text, which is folded (see tokensOf). Values are to be added in ascending order. */
  addText(text, value) {
    (text.match(RUNS) || NOWHERE).forEach(run => {
      if (run.length === 1 || !/[\u3400-\u9fff]/.test(run)) this.add(run, value);
      else for (let i = 0; i + 1 < run.length; i++) this.put(run.charCodeAt(i) * DIGIT + run.charCodeAt(i + 1), value);
    });
  }

  add(word, value) {
    if (word.length > 2 && !this.words.has(word)) this.words.set(word, DIGIT + this.words.size);
    this.put(this.keyOf(word), value);
  }

  /* The Chinese characters of a phrase, and every two that stand together. */
  addUnits(phrase, value) {
    for (let i = 0, last = 0; i < phrase.length; i++) {
      const code = phrase.charCodeAt(i);
      const isOne = code >= 0x3400 && code <= 0x9fff;
      if (isOne) this.put(code, value);
      if (isOne && last) this.put(last * DIGIT + code, value);
      last = isOne ? code : 0;
    }
  }

  put(key, value) {
    this.keys[this.length] = key;
    this.values[this.length++] = value;
  }

  /* Once all are added; what was added twice is there `once` if that is wanted. */
  sort(once) {
    let sorted = [this.keys.subarray(0, this.length), this.values.subarray(0, this.length)];
    [0, 16].forEach(from => { sorted = sortedBy(from, sorted[0], sorted[1]); });
    const keys = sorted[0];
    const values = sorted[1];
    const starts = new Uint32Array(this.length + 1);
    let count = 0;
    let length = 0;
    for (let at = 0; at < keys.length; at++) {
      const isSame = count && keys[at] === keys[count - 1];
      if (once && isSame && values[at] === values[length - 1]) continue;
      if (!isSame) {
        keys[count] = keys[at];
        starts[count++] = length;
      }
      values[length++] = values[at];
    }
    starts[count] = length;
    this.starts = starts.slice(0, count + 1);
    this.keys = keys.slice(0, count);
    this.values = values.slice(0, length);
  }

  /* The place of a word among the keys; -1 when it is not there. */
  find(word) {
    const key = this.keyOf(word);
    return key < 0 ? -1 : placeIn(this.keys, key, 0, this.keys.length);
  }

  /* The values of a word. */
  get(word) {
    const at = this.find(word);
    return at < 0 ? NOTHING : this.valuesAt(at);
  }

  /* The values of the word at this place. */
  valuesAt(place) {
    return this.values.subarray(this.starts[place], this.starts[place + 1]);
  }

  /* Calls `each` with every word, and its place among the keys. */
  forWords(each) {
    const words = Array.from(this.words.keys());
    const word = key => key < DIGIT ? String.fromCharCode(key) : key < PAIRS ? words[key - DIGIT] : String.fromCharCode(Math.floor(key / DIGIT), key % DIGIT);
    this.keys.forEach((key, at) => each(word(key), at));
  }
}

const NOTHING = new Uint32Array(0);

/* Keys and values by the 16 bits of the keys from this one on; of equals the first stays the first. */
function sortedBy(from, keys, values) {
  const ends = new Uint32Array(DIGIT + 1);
  for (let i = 0; i < keys.length; i++) ends[(keys[i] >>> from) % DIGIT + 1]++;
  for (let i = 1; i <= DIGIT; i++) ends[i] += ends[i - 1];
  const found = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  for (let i = 0; i < keys.length; i++) {
    const at = ends[(keys[i] >>> from) % DIGIT]++;
    found[0][at] = keys[i];
    found[1][at] = values[i];
  }
  return found;
}
