/* ---- the index: which records have a token, and how much of it ---- */

/* How much a token counts by where it stands, and how strongly long fields are held back (BM25F: Robertson, Zaragoza and
   Taylor, "Simple BM25 extension to multiple weighted fields", 2004). */
const FIELDS = [
  { name: "title", weight: 6, length: 0.3 },
  { name: "aliases", weight: 5, length: 0.3 },
  { name: "asks", weight: 3, length: 0.3 },
  { name: "lead", weight: 2, length: 0.5 },
  { name: "text", weight: 1, length: 0.75 },
  { name: "kind", weight: 1, length: 0 }
];
const SATURATION = 1.2;

class Index {
  constructor(records) {
    this.size = records.length;
    this.places = new Map(); // token → [record, weight, record, weight, …]
    this.named = new Set(); // tokens that stand in a name
    const means = FIELDS.map(field => records.reduce((sum, record) => sum + record[field.name].length, 0) / (records.length || 1));
    records.forEach((record, number) => {
      FIELDS.forEach((field, f) => this.addField(number, record[field.name], field, means[f] || 1));
      record.names.forEach(name => this.addName(number, name.folded));
    });
  }

  addField(number, text, field, mean) {
    const weight = field.weight / (1 - field.length + field.length * text.length / mean);
    const tokens = tokensOf(text);
    for (let i = 0; i < tokens.length; i++) this.add(tokens[i], number, weight);
  }

  add(token, number, weight) {
    const found = this.places.get(token);
    if (!found) this.places.set(token, [number, weight]);
    else if (found[found.length - 2] === number) found[found.length - 1] += weight;
    else found.push(number, weight);
  }

  addName(number, name) {
    tokensOf(name).forEach(token => {
      this.named.add(token);
      if (token.length === 2 && isHan(token[0]) && isHan(token[1])) soundsOf(token).forEach(sound => this.add(sound, number, 4));
    });
  }

  /* How much it says that a record has this token: the rarer, the more. */
  rarity(token) {
    const found = this.places.get(token);
    const count = found ? found.length / 2 : 0;
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }
}
