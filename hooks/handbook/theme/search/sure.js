/* ---- how sure it is that the handbook knows of what is asked: from how much of the question the best answers have ---- */

/* Fitted by logistic regression on the questions with and without an answer that are there to tune with
   (tests/content/data/queries.yml): what counts for an answer, and below which sum it is told that there may be none. */
const SURE = {
  best: 5, all: 0.96, doubtful: -0.4, unknown: -1.6, unlike: 0.3,
  beginning: -0.65, missing: -2.1, untold: -3, thing: -0.55, like: 1.5, length: 6.2
};
/* Where the handbook hardly knows of it, few hits are shown, and none that has next to nothing of it. */
const FEW = { known: SHOWN, doubtful: 10, unknown: 5 };
const IN_TEXT = 0.9; // how much of a word is there that stands in the text only, or another word for it
const IN_PART = 0.6; // and of a longer one of which only parts are there
const SINGLE_RARITY = 4; // what a single character says, of which nobody knows how rare it is
const SPACED = /[\u3400-\u9fff]\s+[\u3400-\u9fff]/;
const MOST_MISSING = 3;

/* {confidence, missing, corrected, shown} of an answer; see `answer` in worker.js. `shown` is how many hits are worth showing. */
function howSure(hits, records, query, index, phrases) {
  if (!hits.length) return { confidence: "unknown", missing: [query.folded.trim()], corrected: "", shown: 0 };
  if (hits[0].called || hits[0].name) return { confidence: "known", missing: [], corrected: "", shown: FEW.known };
  const seen = lookedThrough(hits.slice(0, SURE.best), records, query, index);
  const like = likestOf(hits, phrases.likeness(query));
  const sum = sureness(seen, like, query);
  const confidence = seen.best >= SURE.all || sum >= SURE.doubtful ? "known" : sum < SURE.unknown ? "unknown" : "doubtful";
  return {
    confidence: confidence, missing: confidence === "known" ? [] : missingIn(seen.words, query), corrected: seen.corrected,
    shown: confidence === "unknown" && !isSentence(query) && seen.best < SURE.unlike && like < SURE.unlike ? 0 : FEW[confidence]
  };
}

function likestOf(hits, likeness) {
  return hits.slice(0, SURE.best).reduce((most, hit) => Math.max(most, likeness.get(hit.record) || 0), 0);
}

function sureness(seen, like, query) {
  return SURE.beginning + SURE.missing * (1 - seen.best) + SURE.untold * (1 - seen.told) + (seen.things ? SURE.thing : 0) + SURE.like * like +
    SURE.length * (Math.log(1 + query.core.length) - 2);
}

/* Of the question: how much the answer that has most of it has, and how much one has in what it is called, asked for or about;
   whether it names a thing that none has all of; its words, each with how much of it an answer has at most; and the question as
   it was meant, where the first answer sounds like it. */
function lookedThrough(hits, records, query, index) {
  const words = query.words.filter(word => word.says).map(word => Object.assign({ worth: worthOf(word, index), has: 0 }, word));
  const first = records.get(hits[0].record);
  const heard = words.some(word => hasWord(first, word.text, query) < IN_PART) ? heardInNames(first, query.said) : null;
  const shares = hits.map((hit, place) => shareOf(records.get(hit.record), words, query, place ? null : heard));
  // what was typed with spaces between is asked for piece by piece
  if (SPACED.test(query.folded)) shares.push({ has: words.reduce((sum, word) => sum + word.has * word.worth, 0), told: 0 });
  const all = words.reduce((sum, word) => sum + word.worth, 0) || 1;
  return {
    best: Math.max(...shares.map(share => share.has)) / all, told: Math.max(...shares.map(share => share.told)) / all,
    things: words.some(word => word.thing && word.has < IN_TEXT), words: words,
    corrected: heard ? (query.said.slice(0, heard.from) + heard.name + query.said.slice(heard.to)).trim() : ""
  };
}

/* What a record has of the words, in all and in what it is called, asked for or about; each word is told how much of it. */
function shareOf(record, words, query, heard) {
  const share = { has: 0, told: 0 };
  words.forEach(word => {
    const has = heard && overlaps(word, heard) ? 1 : hasWord(record, word.text, query);
    const inText = has === IN_TEXT && record.text.indexOf(word.text) >= 0;
    word.has = Math.max(word.has, has);
    share.has += has * word.worth;
    share.told += (inText ? 0 : has) * word.worth;
  });
  return share;
}

function overlaps(word, heard) {
  return word.at < heard.to && word.at + word.text.length > heard.from;
}

function worthOf(word, index) {
  const rarest = tokensOf(word.text).reduce((most, token) => Math.max(most, token.length > 1 ? index.rarity(token) : SINGLE_RARITY), 0);
  return word.says * rarest;
}

/* How much of a word a record has: all in what it is called, asked for or about, or in another word for it. */
function hasWord(record, word, query) {
  if (record.isForm && WANTS_FORM.test(word)) return 1;
  const told = record.title + "\n" + record.aliases + "\n" + record.asks + "\n" + record.lead;
  if (told.indexOf(word) >= 0) return 1;
  if (record.text.indexOf(word) >= 0 || hasMeaning(record, told, word, query)) return IN_TEXT;
  if (word.length < 3) return 0;
  const pairs = tokensOf(word);
  return IN_PART * pairs.filter(pair => told.indexOf(pair) >= 0 || record.text.indexOf(pair) >= 0).length / pairs.length;
}

function hasMeaning(record, told, word, query) {
  return query.meant.some(meant => meant[0].indexOf(word) >= 0 &&
    meant[1].some(other => other !== meant[0] && (told.indexOf(other) >= 0 || record.text.indexOf(other) >= 0)));
}

/* What is missing, as it was typed, neighbours in one piece: the rarest of it, in its order. */
function missingIn(words, query) {
  const pieces = [];
  words.filter(word => word.has < 0.5 && word.says > SINGLE).forEach(word => {
    const last = pieces[pieces.length - 1];
    if (last && last.to === word.at) { last.to = word.at + word.text.length; last.worth += word.worth; }
    else pieces.push({ from: word.at, to: word.at + word.text.length, worth: word.worth });
  });
  const told = pieces.slice().sort((one, other) => other.worth - one.worth).slice(0, MOST_MISSING);
  return pieces.filter(piece => told.indexOf(piece) >= 0).map(piece => query.said.slice(piece.from, piece.to));
}
