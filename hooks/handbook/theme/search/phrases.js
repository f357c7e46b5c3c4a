/* ---- phrases: how much of a question is said in one of the ways in which a record is called or asked for ---- */

const ALONE = 0.35; // weight of a character beside a pair: 值班 and 轮班 have something in common
const UNHEARD = 0.5; // how much of what stands in no phrase counts as asked for

class Phrases {
  constructor(records) {
    this.owners = []; // phrase → record
    this.places = new Map(); // pair or character → phrases
    records.forEach((record, number) => {
      if (record.isRecord) record.names.map(name => name.bare).concat(record.questions).forEach(phrase => this.add(phrase, number));
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

  /* How much it says that a phrase has this pair or character: the rarer, the more. */
  worth(unit) {
    const count = (this.places.get(unit) || NOWHERE).length;
    const rarity = Math.log(1 + (this.owners.length - count + 0.5) / (count + 0.5));
    return isPairKey(unit) ? rarity : BINDING.test(String.fromCharCode(unit)) ? 0 : ALONE * rarity;
  }

  /* record → how like its likest phrase is to the question, from 0 to 1 (the cosine of the two, as sets). */
  likeness(query) {
    const units = new Map(query.others);
    units.forEach((weight, unit) => units.set(unit, weight * this.worth(unit)));
    let length = 0;
    new Set(unitsOf(query.core)).forEach(unit => {
      const worth = this.worth(unit);
      units.set(unit, worth);
      length += this.places.has(unit) ? worth : UNHEARD * worth;
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
      const like = sum / Math.sqrt(this.lengths[phrase] * length || 1);
      const owner = this.owners[phrase];
      if (like > (found.get(owner) || 0)) found.set(owner, like);
    });
    return found;
  }
}

/* The Chinese characters of a phrase, and every two that stand together, as the index keeps them. */
function unitsOf(phrase) {
  const units = [];
  let last = 0;
  for (let i = 0; i < phrase.length; i++) {
    const code = phrase.charCodeAt(i);
    if (code >= 0x3400) {
      units.push(code);
      if (last >= 0x3400) units.push(pairKey(last, code));
    }
    last = code;
  }
  return units;
}

function isPairKey(unit) {
  return unit > 0xffff;
}
