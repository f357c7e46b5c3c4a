/* ---- bits: small numbers as they were written at build (hooks/handbook/exports/search/bits.py) ---- */

class Bits {
  constructor(written) {
    const letters = atob(written);
    this.bytes = new Uint8Array(letters.length + 8);
    for (let i = 0; i < letters.length; i++) this.bytes[i] = letters.charCodeAt(i);
    this.at = 0;
  }

  /* The next 32 bits. */
  get next() {
    const from = this.at >> 3;
    const bytes = this.bytes;
    const first = bytes[from] << 24 | bytes[from + 1] << 16 | bytes[from + 2] << 8 | bytes[from + 3];
    return first << (this.at & 7) | bytes[from + 4] >> 8 - (this.at & 7);
  }

  /* How many zeros stand before the next one. */
  zeros() {
    let count = 0;
    while (this.at < this.bytes.length * 8) {
      const zeros = Math.clz32(this.next);
      if (zeros < 32) { this.at += zeros + 1; return count + zeros; }
      this.at += 32;
      count += 32;
    }
    return count;
  }

  digits(count) {
    if (!count) return 0;
    const found = this.next >>> 32 - count;
    this.at += count;
    return found;
  }

  gamma() {
    const more = this.zeros();
    return 1 << more | this.digits(more);
  }

  rice(low) {
    const high = this.zeros();
    return high << low | this.digits(low);
  }

  /* Puts so many ascending numbers, all less than `below`, into an array from its place `at` on. */
  ascending(count, below, into, at) {
    const low = lowDigits(below, count);
    for (let i = 0, last = -1; i < count; i++) into[at + i] = last += this.rice(low) + 1;
  }

  /* Puts so many numbers, few of which are not 0, into an array of zeros from its place `at` on. */
  mostlyNone(count, into, at) {
    const others = this.gamma() - 1;
    const low = lowDigits(count, others);
    for (let i = 0, last = -1; i < others; i++) {
      last += this.rice(low) + 1;
      into[at + last] = this.zeros() + 1;
    }
  }
}

/* How many digits a gap between so many numbers below a limit has to say, mostly. */
function lowDigits(below, count) {
  let low = 0;
  while (count && count * Math.pow(2, low + 1) <= below) low++;
  return low;
}
