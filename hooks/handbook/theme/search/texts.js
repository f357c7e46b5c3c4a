/* ---- texts: what is shown of records comes in files of a few, when one of them is to be shown, and is kept for a while ---- */

const MOST_FILES = 96; // that are kept

class Texts {
  constructor() {
    this.files = new Map(); // name → texts of its records, or null where it could not be read
    this.coming = new Set();
  }

  /* A file has come. */
  put(name, texts) {
    if (this.files.size >= MOST_FILES) this.files.delete(this.files.keys().next().value);
    this.coming.delete(name);
    this.files.set(name, texts);
  }

  /* The text of a record that stands at this place of this file, "awaited" while it is not here, "lost" when it cannot be read. */
  get(name, place) {
    const file = this.files.get(name);
    return file ? file[place] : file === null ? "lost" : "awaited";
  }

  /* Those of the files that have still to be asked for. */
  missing(names) {
    const found = Array.from(new Set(names)).filter(name => !this.files.has(name) && !this.coming.has(name));
    found.forEach(name => this.coming.add(name));
    return found;
  }

  /* What could not be read may be asked for once more. */
  forgive() {
    this.files.forEach((texts, name) => { if (!texts) this.files.delete(name); });
  }
}
