/* ---- places: in which texts of a part a word stands, as it was written at build (hooks/handbook/exports/search/places.py) ---- */

const TIMES = [1, 1, 2, 2, 4, 3, 3, 4]; // code → how often a word stands in a text
const IN_LEAD = [0, 1, 0, 1, 1, 1, 0, 0]; // and whether it stands in its first sentence
const HOLDING = /[的了和在是也都就把被对从]/; // the most frequent of what binds

class Places {
  constructor(written, size, known) {
    const bits = new Bits(written.bits);
    this.size = size;
    this.characters = Array.from(known).concat(Array.from(written.more));
    this.ranks = new Map();
    for (let i = 0; i < this.characters.length; i++) this.ranks.set(this.characters[i], i);
    this.readPairs(bits, written.pairs);
    const others = written.others ? written.others.split(" ") : [];
    this.others = new Map(others.map((word, place) => [word, written.pairs + place]));
    this.readTexts(bits, written.pairs + others.length, written.count);
    this.leads = null;
  }

  /* The numbers of the pairs that begin with a character go from `from` to that of the next. */
  readPairs(bits, count) {
    this.from = new Uint32Array(this.characters.length + 1);
    this.seconds = new Uint16Array(count);
    for (let first = 0, at = 0; first < this.characters.length; first++) {
      const after = bits.gamma() - 1;
      bits.ascending(after, this.characters.length, this.seconds, at);
      this.from[first + 1] = at += after;
    }
  }

  readTexts(bits, words, count) {
    this.starts = new Uint32Array(words + 1);
    this.texts = new Uint16Array(count);
    this.codes = new Uint8Array(count);
    for (let word = 0, at = 0; word < words; word++) {
      const places = bits.gamma();
      bits.ascending(places, this.size, this.texts, at);
      bits.mostlyNone(places, this.codes, at);
      this.starts[word + 1] = at += places;
    }
  }

  /* The number of a word; -1 when it is not there. */
  find(word) {
    if (word.length !== 2) return this.others.has(word) ? this.others.get(word) : -1;
    const first = this.ranks.get(word[0]);
    const second = this.ranks.get(word[1]);
    return first === undefined || second === undefined ? -1 : placeIn(this.seconds, second, this.from[first], this.from[first + 1]);
  }

  /* Calls `each` with every text that has the word, and its code there. */
  read(word, each) {
    const number = this.find(word);
    if (number < 0) return;
    for (let at = this.starts[number]; at < this.starts[number + 1]; at++) each(this.texts[at], this.codes[at]);
  }

  /* The code of a word in a text; -1 when it does not stand there. */
  codeIn(text, word) {
    return this.codeAt(text, this.find(word));
  }

  codeAt(text, word) {
    const at = word < 0 ? -1 : placeIn(this.texts, text, this.starts[word], this.starts[word + 1]);
    return at < 0 ? -1 : this.codes[at];
  }

  /* Has the text a word with this character? */
  hasCharacter(text, character) {
    const rank = this.ranks.get(character);
    if (rank === undefined) return false;
    if (this.codeIn(text, character) >= 0) return true;
    for (let word = 0; word < this.seconds.length; word++) {
      const is = this.seconds[word] === rank || word >= this.from[rank] && word < this.from[rank + 1];
      if (is && this.codeAt(text, word) >= 0) return true;
    }
    return false;
  }

  /* The pairs of the first sentence of a text. */
  leadOf(text) {
    if (!this.leads) this.readLeads();
    return this.leads[text];
  }

  readLeads() {
    this.leads = Array.from({ length: this.size }, () => []);
    for (let first = 0; first < this.characters.length; first++) {
      for (let word = this.from[first]; word < this.from[first + 1]; word++) {
        const pair = this.characters[first] + this.characters[this.seconds[word]];
        for (let at = this.starts[word]; at < this.starts[word + 1]; at++) if (IN_LEAD[this.codes[at]]) this.leads[this.texts[at]].push(pair);
      }
    }
  }
}

/* Where a number stands in a stretch of an array in which it may be once, by halves; -1 when it does not. */
function placeIn(numbers, number, from, to) {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] === number) return middle;
    if (numbers[middle] < number) low = middle + 1; else high = middle - 1;
  }
  return -1;
}

/* The words of what is asked for that every text has in which it stands: without those that are left out of texts
   (hooks/handbook/exports/search/places.py). `text` is folded. */
function tellingIn(text) {
  return [].concat(...(text.match(RUNS) || []).map(run => {
    const words = tokensOf(run);
    const are = words.map(word => COMMON.has(word));
    return words.filter((word, at) => !isPair(word) || are[at] || !HOLDING.test(word) && !(are[at - 1] && are[at + 1]));
  }));
}
