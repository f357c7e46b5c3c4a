/* ---- phrases: how much of a question is said in one of the ways in which a record is called or asked for ---- */

const ALONE = 0.35; // weight of a character beside a pair: 值班 and 轮班 have something in common
const UNHEARD = 0.5; // how much of what stands in no phrase counts as asked for

class Phrases {
  constructor(records) {
    this.records = records;
    this.owners = null; // phrase → record
    this.places = new Map(); // pair or character → phrases
  }

  /* Reads the phrases, if that has not been done: a while after the search is ready, or when they are wanted. */
  make() {
    if (this.owners) return;
    this.owners = [];
    this.records.forNames((number, names) => {
      const head = this.records.heads[number];
      if (!answers(head)) return;
      names.forEach(name => this.add(name.bare, number));
      questionsOf(head).forEach(question => this.add(question, number));
    });
    this.lengths = new Float64Array(this.owners.length);
    this.places.forEach((phrases, unit) => {
      const worth = this.worth(unit);
      for (let i = 0; i < phrases.length; i++) this.lengths[phrases[i]] += worth;
    });
  }

  add(phrase, record) {
    const number = this.owners.push(record) - 1;
    unitsOf(phrase).forEach(unit => {
      const found = this.places.get(unit);
      if (!found) this.places.set(unit, [number]);
      else if (found[found.length - 1] !== number) found.push(number);
    });
  }

  count(unit) {
    return (this.places.get(unit) || NOWHERE).length;
  }

  /* How much it says that a phrase has this pair or character: the rarer, the more. */
  worth(unit) {
    const count = this.count(unit);
    const rarity = Math.log(1 + (this.owners.length - count + 0.5) / (count + 0.5));
    return unit.length > 1 ? rarity : BINDING.test(unit) ? 0 : ALONE * rarity;
  }

  /* record → how like its likest phrase is to the question, from 0 to 1 (the cosine of the two, as sets). */
  likeness(query) {
    this.make();
    const units = new Map(query.others);
    units.forEach((weight, unit) => units.set(unit, weight * this.worth(unit)));
    let length = 0;
    new Set(unitsOf(query.core)).forEach(unit => {
      const worth = this.worth(unit);
      units.set(unit, worth);
      length += this.count(unit) ? worth : UNHEARD * worth;
    });
    return this.best(this.shared(units), length);
  }

  /* phrase → how much of the units it has */
  shared(units) {
    const sums = new Float64Array(this.owners.length);
    units.forEach((worth, unit) => {
      const phrases = this.places.get(unit) || NOWHERE;
      for (let i = 0; i < phrases.length; i++) sums[phrases[i]] += worth;
    });
    return sums;
  }

  best(shared, length) {
    const found = new Map();
    shared.forEach((sum, phrase) => {
      if (!sum) return;
      const like = sum / Math.sqrt(this.lengths[phrase] * length || 1);
      const owner = this.owners[phrase];
      if (like > (found.get(owner) || 0)) found.set(owner, like);
    });
    return found;
  }
}

/* The Chinese characters of a phrase, and every two that stand together. */
function unitsOf(phrase) {
  const units = [];
  for (let i = 0; i < phrase.length; i++) {
    if (!isHan(phrase[i])) continue;
    units.push(phrase[i]);
    if (i && isHan(phrase[i - 1])) units.push(phrase.substr(i - 1, 2));
  }
  return units;
}
