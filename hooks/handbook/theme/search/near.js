/* ---- near: what is near to what was asked for, and whether an answer is about it. Near is what shares a whole word,
   or has another for it; what only shares characters leads astray: 宅基地 is no 基地 ---- */

const RARE_SHARE = 0.7; // of what the rarest word is worth, from which one is one of the rare
const MOST_NEAR = 3;
const LOOKED_NEAR = 10; // answers among which the near are, where none is shown

/* Of these records those that are called by a whole word of the rarer part of what was asked for, or by another word for it. */
function nearOf(records, words, query, index) {
  const others = word => query.meant.filter(meant => meant[0].indexOf(word) >= 0).reduce((all, meant) => all.concat(meant[1]), []);
  const wanted = rarestUnits(words, query, index).reduce((all, word) => all.concat(word, others(word)), []);
  return records.filter(record => wanted.some(word => record.called.indexOf(word) >= 0));
}

function rarestUnits(words, query, index) {
  const units = unitsIn(words, query, index);
  const most = units.reduce((rarest, unit) => Math.max(rarest, unit.worth), 0);
  return units.filter(unit => unit.worth && unit.worth >= RARE_SHARE * most).map(unit => textOf(unit, query));
}

/* Does a record tell of the rarest that was asked for? */
function isAboutIt(record, words, index) {
  const worth = found => found.reduce((sum, word) => sum + word.worth, 0);
  const rare = rareOf(words);
  return worth(rare.filter(word => tells(record, word.text, index))) >= 0.5 * worth(rare);
}

/* The words that are about as rare as the rarest. */
function rareOf(words) {
  const most = words.reduce((rarest, word) => Math.max(rarest, word.worth / word.says), 0);
  return words.filter(word => word.worth / word.says >= RARE_SHARE * most);
}
