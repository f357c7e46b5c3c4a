/* ---- tables: where pairs of characters, or single ones, stand in many short texts. All of them in three arrays of numbers: as
   lists they would take ten times as much memory ---- */

const DIGIT = 0x10000;

class Table {
  constructor(most) {
    this.keys = new Uint32Array(most);
    this.values = new Uint32Array(most);
    this.length = 0;
    this.words = new Map(); // those that are no pair → key
  }

  keyOf(word) {
    if (word.length === 2) return word.charCodeAt(0) * DIGIT + word.charCodeAt(1);
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
    if (word.length !== 2 && !this.words.has(word)) this.words.set(word, this.words.size);
    this.put(this.keyOf(word), value);
  }

  put(key, value) {
    this.keys[this.length] = key;
    this.values[this.length++] = value;
  }

  /* Once all are added. */
  sort() {
    let sorted = [this.keys.subarray(0, this.length), this.values.subarray(0, this.length)];
    [0, 16].forEach(from => { sorted = sortedBy(from, sorted[0], sorted[1]); });
    const keys = sorted[0];
    let count = 0;
    this.starts = new Uint32Array(this.length + 1);
    for (let at = 0; at < keys.length; at++) {
      if (count && keys[at] === keys[count - 1]) continue;
      keys[count] = keys[at];
      this.starts[count++] = at;
    }
    this.starts[count] = this.length;
    this.starts = this.starts.slice(0, count + 1);
    this.keys = keys.slice(0, count);
    this.values = sorted[1];
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
    this.keys.forEach((key, at) => each(key < DIGIT ? words[key] : String.fromCharCode(Math.floor(key / DIGIT), key % DIGIT), at));
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
