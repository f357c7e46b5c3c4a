/* ---- missing: what of a question the handbook has nowhere, told in whole words ---- */

const MOST_MISSING = 3;
const LONGEST_WORD = 4; // characters up to which words that stand side by side are told as one
const MOST_ASKED = 3; // pairs that are asked for by themselves
const MOST_UNFIT = 4; // words among which two are looked for of which no answer is about both
const SHORT = 2; // up to which a word that stands in a text is found by itself
const LONGEST_NAME = 6; // up to which it is no sentence, and up to which two are told of which each stands somewhere
const LONGEST_SAID = 12; // and up to which a question may be one name
const GATHERING = "会"; // binds, but ends the names of what people come together for
const BESIDE = 2.5; // what a word is worth at least that is told with a character beside it
const LACKING = 0.5; // who has less of a word lacks it
/* What is done with the thing that stands beside it, and no part of its name: 文化墙|放. */
const DEED = /[搞做办写开填用看说讲问找选评交发报拿打放摆管帮建设抓学记查送领派算贴请先再老往换丢补赔编跟]/;
const BEFORE = /[无非未反副总]/; // begins a word
const AFTER = /[性化型式类度品物人者家队店站厂园馆所院局组社柜屋楼工手商员户]/; // ends one
const QUALIFIES = /[性化型式]$/; // and so ends what is said of the word after it

/* {missing, unfit}. What is missing, as it was typed: the rarest of it, in its order. `words` are those of the question with how much
   of each the best answers have, `sought` those of what is found elsewhere. What is named by itself stands in no record, so that
   nobody who asks for it finds something; where each word stands in some, two side by side that none of the best answers has
   together, and that are lacking (`isLacking`) when nothing else is asked for. Where nothing is missing so, `unfit` has the word of
   which no answer tells more than by the way, or two of which none tells both. */
function lackIn(words, query, best, records, index, sought, isLacking) {
  const units = unitsIn(words, query, index);
  const alone = lackingAlone(units, query, best, records, index, sought);
  const pieces = alone.length ? alone : lackingTogether(units, query, best, records, index, isLacking);
  const typed = found => found.sort((one, other) => one.from - other.from).map(piece => query.asTyped(textOf(piece, query)));
  return {
    missing: typed(pieces.sort(byWorth).slice(0, MOST_MISSING)),
    unfit: pieces.length ? [] : typed(unfitOf(units, query, best, records, index))
  };
}

/* Words that stand in no record, nor any other word for them; and those of what is found elsewhere that no record is called by. */
function lackingAlone(units, query, best, records, index, sought) {
  const isNowhere = piece => !standsSomewhere(textOf(piece, query), records, index);
  const hasOther = unit => query.meant.some(meant => meant[1].indexOf(textOf(unit, query)) >= 0);
  const isWanting = unit => unit.worth && (unit.has < LACKING || unit.grown && unit.worth >= BESIDE);
  const known = sought.map(word => pieceFrom(word, query.said, units))
    .filter(piece => piece.to - piece.from > SHORT ? isApart(piece, query, best, records, index) : isNowhere(piece));
  const lacking = units.filter(unit => isWanting(unit) && !hasOther(unit) && isNowhere(unit));
  return united(lacking.concat(known), units, query).filter(piece => isTelling(piece, query));
}

/* Two words side by side that say most of those that are lacking together; first those that no record has at all. */
function lackingTogether(units, query, best, records, index, isLacking) {
  const isSomewhere = pair => standsSomewhere(textOf(pair, query), records, index);
  const pairs = pairsOfUnits(units).filter(pair => isTelling(pair, query) && isApart(pair, query, best, records, index)).sort(byWorth);
  const likely = pairs.filter(pair => !isSomewhere(pair)).concat(pairs.filter(isSomewhere)).slice(0, MOST_ASKED);
  return likely.filter(pair => isLacking(textOf(pair, query))).slice(0, 1);
}

/* Is no record called by these words, and has none of the best all of them? */
function isApart(piece, query, best, records, index) {
  const words = textOf(piece, query);
  return !isCalled(words, records, index) && !best.some(record => isThere(record, words, index));
}

/* Of the rarest words one that no record is called, asked for or about, else two of which none of the best is about both. */
function unfitOf(units, query, best, records, index) {
  const rarest = units.filter(unit => unit.worth && !unit.sector).sort(byWorth).slice(0, MOST_UNFIT);
  const untold = rarest.filter(unit => unit.told < LACKING && !holdsSomewhere(textOf(unit, query), records, index, tells));
  if (untold.length) return untold.slice(0, 1);
  const telling = unit => best.filter(record => tells(record, textOf(unit, query), index));
  const pairs = [].concat(...rarest.map((one, at) => rarest.slice(at + 1).map(other => [one, other])));
  return pairs.filter(pair => !telling(pair[0]).some(record => telling(pair[1]).indexOf(record) >= 0))[0] || [];
}

function byWorth(one, other) {
  return other.worth - one.worth;
}

/* Has no answer half of a word that says something? */
function isUnmet(word) {
  return word.has < LACKING && word.says > SINGLE;
}

function textOf(piece, query) {
  return query.said.slice(piece.from, piece.to);
}

/* Does any record have these words? */
function standsSomewhere(words, records, index) {
  return holdsSomewhere(words, records, index, isThere);
}

/* Is it so of any record and these words? */
function holdsSomewhere(words, records, index, isSo) {
  const tokens = tellingIn(words);
  if (!tokens.length) return false;
  const rarest = tokens.reduce((best, token) => index.count(token) < index.count(best) ? token : best);
  const places = index.placesOf(rarest);
  for (let i = 0; i < places.length; i += 2) if (isSo(records.get(places[i]), words, index)) return true;
  return false;
}

/* Is any record called or asked for by these words? */
function isCalled(words, records, index) {
  return index.headsOf(words).some(number => records.get(number).told.indexOf(words) >= 0);
}

/* ---- whole words: {from, to, worth, has, told, known, grown}; `grown` is one to which a character beside it belongs ---- */

function unitsIn(words, query, index) {
  const units = words.filter(word => word.text.length > 1).map(word => unitOf(word, query)).filter(unit => unit.to - unit.from);
  words.filter(word => word.text.length === 1 && !DEED.test(word.text) && !holds(word.text))
    .forEach(word => grow(units, word.at, word.text, index));
  units.filter(unit => unit.stray).forEach(unit => grow(units, unit.from, query.said[unit.from], index));
  units.filter(unit => query.said[unit.to] === GATHERING && !unit.known).forEach(unit => { unit.to++; });
  return units.filter(unit => !unit.stray);
}

/* A word without what is done with it, where its characters were left alone. */
function unitOf(word, query) {
  const known = word.says !== STRUNG;
  const unit = {
    from: word.at, to: word.at + word.text.length, worth: word.filler ? 0 : word.worth, has: word.has, told: word.told,
    known: known, thing: word.thing, sector: word.sector, last: word.text[word.text.length - 1]
  };
  const isDeed = at => DEED.test(query.said[at]) || holds(query.said[at]);
  if (!known && word.text.length === 2 && isDeed(unit.to - 1)) unit.to--;
  if (!known && word.text.length > 2 && (isDeed(unit.from) || AFTER.test(word.text[0]))) unit.from++;
  unit.stray = unit.to - unit.from === 1;
  return unit;
}

/* A character that was left alone belongs to the word after it, or to that before it: where it stands so in a name, or ends a word. */
function grow(units, at, character, index) {
  const before = units.filter(unit => unit.to === at && !unit.stray)[0];
  const after = units.filter(unit => unit.from === at + 1 && !unit.stray)[0];
  const isEnd = before && (AFTER.test(character) || before.last && index.isNamed(before.last + character));
  const owner = isEnd || !after ? before : after;
  if (!owner || owner === before && BEFORE.test(character)) return;
  if (owner === before) owner.to++; else owner.from--;
  owner.grown = true;
}

/* What is known to be found elsewhere, with the whole of the words of which it has a part. */
function pieceFrom(word, said, units) {
  const from = said.indexOf(word);
  const piece = { from: from, to: from + word.length, worth: 0, known: true, thing: true };
  units.filter(unit => unit.from < piece.to && unit.to > piece.from).forEach(unit => {
    piece.worth += unit.worth;
    piece.from = Math.min(piece.from, unit.from);
    piece.to = Math.max(piece.to, unit.to);
  });
  const isDeed = at => DEED.test(said[at]) && !units.some(unit => unit.from <= at && unit.to > at);
  if (isDeed(piece.to - 1)) piece.to--;
  return piece;
}

/* Pieces that overlap, or stand side by side and are no longer than a word together, as one; each with the word that stands before
   it, where that names a thing or it was no word by itself, and both are no longer than one (快递|小哥); and what only says of what kind the word after it is, with this word. */
function united(pieces, units, query) {
  const found = [];
  pieces.sort((one, other) => one.from - other.from || other.to - one.to).forEach(piece => {
    const last = found[found.length - 1];
    const isOne = last && (piece.from < last.to || piece.from === last.to && piece.to - last.from <= LONGEST_WORD);
    if (isOne) Object.assign(last, { to: Math.max(last.to, piece.to), worth: Math.max(last.worth, piece.worth), known: last.known && piece.known, thing: piece.thing });
    else found.push(Object.assign({}, piece));
  });
  found.forEach(piece => {
    const before = units.filter(unit => unit.to === piece.from && (unit.thing || unit.known && !piece.known) && unit.worth >= BESIDE)[0];
    if (before && piece.to - before.from <= LONGEST_WORD) piece.from = before.from;
  });
  found.filter(piece => piece.grown && QUALIFIES.test(textOf(piece, query))).forEach(piece => {
    units.filter(unit => unit.from === piece.to).forEach(unit => { piece.to = unit.to; });
  });
  return found;
}

/* Every two words that stand side by side. */
function pairsOfUnits(units) {
  const pairs = [];
  units.filter(unit => unit.worth).forEach(one => units.filter(other => other.worth && other.from === one.to).forEach(other => {
    pairs.push({ from: one.from, to: other.to, worth: one.worth + other.worth, known: one.known && other.known });
  }));
  return pairs.filter(pair => pair.to - pair.from <= LONGEST_NAME);
}

/* Is it asked for by one name, no longer than names are, that has a word of which no answer tells, and which no record has together
   with the word beside it? Then what is done may be known, but not that it is done with this: 警务室|星级|评定. */
function isNameApart(words, query, best, records, index) {
  const said = query.said.trim();
  if (query.core.length > LONGEST_SAID || Array.from(said).some(character => BINDING.test(character) || !isHan(character))) return false;
  const units = unitsIn(words, query, index);
  const isUntold = unit => (unit.known || unit.grown || unit === units[0]) && unit.worth > 0 &&
    (unit.told < LACKING || unit.grown) && !best.some(record => tells(record, textOf(unit, query), index));
  return units.some(one => units.some(other => other.from === one.to && (isUntold(one) || isUntold(other)) &&
    !standsSomewhere(query.said.slice(one.from, other.to), records, index)));
}

/* Is it a word, by itself or by its ends, and not most of a sentence? */
function isTelling(piece, query) {
  const text = textOf(piece, query);
  const last = text[text.length - 1];
  const isWord = piece.known && !piece.grown && (piece.thing || !BINDING.test(text[0])) || !holds(text[0]) && (!holds(last) || last === GATHERING);
  return isWord && !/^\d+$/.test(text) && (text.length <= LONGEST_NAME || !isSentence(query) || text.length * 2 <= query.core.length);
}

function holds(character) {
  return BINDING.test(character) || LOOSE.test(character);
}
