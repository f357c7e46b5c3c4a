/* ---- missing: what of a question nothing found has, told in whole words; and what is near to it all the same ---- */

const MOST_MISSING = 3;
const LONGEST_WORD = 4;
const LEAST_ALONE = 3; // characters left alone that make a word by themselves
const GATHERING = "会"; // binds, but ends the names of what people come together for
const BESIDE = 3; // what a word is worth at least that others are told with
const RARE_SHARE = 0.7; // of what the rarest word is worth, from which one is one of the rare
const UNHEARD_OF = 0.7; // of the rarity of what no record has

/* What is missing, in whole words as they were typed: the rarest of it, in its order. */
function missingIn(words, query, index) {
  const pieces = [].concat(...runsOf(words.filter(isUnmet)).map(run => wordsIn(run, query)))
    .map(piece => widened(piece, words, query)).filter(piece => isTelling(piece, query, index));
  const told = pieces.slice().sort((one, other) => other.worth - one.worth).slice(0, MOST_MISSING);
  return pieces.filter(piece => told.indexOf(piece) >= 0).map(piece => query.said.slice(piece.from, piece.to));
}

function isUnmet(word) {
  return word.has < 0.5 && word.says > SINGLE;
}

/* Words that stand one right after another, together. */
function runsOf(words) {
  const runs = [];
  words.forEach((word, at) => {
    const last = words[at - 1];
    if (last && last.at + last.text.length === word.at) runs[runs.length - 1].push(word);
    else runs.push([word]);
  });
  return runs;
}

/* A run no longer than words are is one; of a longer one those are that are known as words, not what was left between them. */
function wordsIn(run, query) {
  const piece = words => {
    const last = words[words.length - 1];
    const worth = words.reduce((sum, word) => sum + word.worth, 0);
    return { from: words[0].at, to: last.at + last.text.length, worth: worth, alone: words.every(word => word.says === STRUNG) };
  };
  const whole = piece(run);
  if (whole.to - whole.from <= LONGEST_WORD || !isSentence(query)) return [whole];
  return run.filter(word => word.says !== STRUNG).map(word => piece([word]));
}

/* Characters that were left alone are part of the known word that stands right before them, else after them; 会 may end one. */
function widened(piece, words, query) {
  if (!piece.alone) return piece;
  const wide = Object.assign({}, piece);
  if (piece.to - piece.from < LEAST_ALONE) {
    const beside = words.filter(word => !isUnmet(word) && word.says >= STRUNG && word.text.length > 1 && word.worth >= BESIDE);
    const before = beside.filter(word => word.at + word.text.length === piece.from)[0];
    const after = beside.filter(word => word.at === piece.to)[0];
    if (before) wide.from = before.at;
    else if (after) wide.to = after.at + after.text.length;
  }
  if (query.said[wide.to] === GATHERING) wide.to++;
  return wide;
}

/* Is it a word by its ends, not most of a sentence, and one that next to no record has? */
function isTelling(piece, query, index) {
  const text = query.said.slice(piece.from, piece.to);
  const last = text[text.length - 1];
  return !/^\d+$/.test(text) && (!isSentence(query) || text.length * 2 <= query.core.length) && !holds(text[0]) &&
    (!holds(last) || last === GATHERING) && isUnheardOf(text, index);
}

function holds(character) {
  return BINDING.test(character) || LOOSE.test(character);
}

/* The records that are called by the rarer part of what was asked for, or by another word for it. */
function nearOf(records, words, query) {
  const others = word => query.meant.filter(meant => meant[0].indexOf(word) >= 0).reduce((all, meant) => all.concat(meant[1]), []);
  const wanted = rareOf(words).reduce((all, word) => all.concat(word.text, others(word.text)), []);
  return records.filter(record => wanted.some(word => record.called.indexOf(word) >= 0));
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

/* Is there a pair of it that next to no record has? */
function isUnheardOf(text, index) {
  return tokensOf(text).some(token => token.length > 1 && index.rarity(token) > UNHEARD_OF * index.rarest);
}
