/* ---- phrases: how much of a question is said in one of the ways in which a record is called or asked for ---- */

const ALONE = 0.35; // weight of a character beside a pair: 值班 and 轮班 have something in common
const UNHEARD = 0.5; // how much of what stands in no phrase counts as asked for

class Phrases {
  constructor(records) {
    this.records = records;
    this.owners = null; // phrase → record
    this.asked = null; // the query that was compared last
  }

  /* Reads the phrases, if that has not been done: a while after the search is ready, or when they are wanted. */
  make() {
    if (this.owners) return;
    const phrases = [];
    const owners = [];
    this.records.heads.forEach((head, number) => {
      if (answers(head)) [head.title].concat(head.aliases, head.asks).forEach(phrase => { phrases.push(bare(fold(phrase))); owners.push(number); });
    });
    this.table = new Table(2 * phrases.reduce((sum, phrase) => sum + phrase.length, 0));
    phrases.forEach((phrase, number) => this.table.addUnits(phrase, number));
    this.table.sort(true);
    this.owners = owners;
    this.weigh();
  }

  /* How much all that a phrase has is worth. */
  weigh() {
    this.lengths = new Float32Array(this.owners.length);
    this.table.forWords((unit, at) => {
      const phrases = this.table.valuesAt(at);
      const worth = this.worthOf(unit, phrases.length);
      for (let i = 0; i < phrases.length; i++) this.lengths[phrases[i]] += worth;
    });
  }

  count(unit) {
    return this.table.get(unit).length;
  }

  /* How much it says that a phrase has this pair or character: the rarer, the more. */
  worth(unit) {
    return this.worthOf(unit, this.count(unit));
  }

  worthOf(unit, count) {
    const rarity = Math.log(1 + (this.owners.length - count + 0.5) / (count + 0.5));
    return unit.length > 1 ? rarity : BINDING.test(unit) ? 0 : ALONE * rarity;
  }

  /* record → how like its likest phrase is to the question, from 0 to 1 (the cosine of the two, as sets). */
  likeness(query) {
    if (this.asked !== query) { this.asked = query; this.likes = this.compare(query); }
    return this.likes;
  }

  compare(query) {
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
      const phrases = this.table.get(unit);
      for (let i = 0; i < phrases.length; i++) sums[phrases[i]] += worth;
    });
    return sums;
  }

  /* record → how like the likest of its phrases is */
  best(shared, length) {
    const found = new Float32Array(this.records.length);
    for (let phrase = 0; phrase < shared.length; phrase++) {
      if (!shared[phrase]) continue;
      const like = shared[phrase] / Math.sqrt(this.lengths[phrase] * length || 1);
      if (like > found[this.owners[phrase]]) found[this.owners[phrase]] = like;
    }
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
