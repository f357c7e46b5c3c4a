/* ---- how sure it is that the handbook knows of what is asked: from how much of the question the best answers have ---- */

/* Fitted by logistic regression on the questions with and without an answer that are there to tune with
   (tests/content/data/queries.yml), those written by others counting more, and on the same asked for as a form (…模板, …表格): what
   counts for an answer, and below which sum it is told that there may be none. Nothing in it depends on how many records there are. */
const SURE = {
  best: 5, sought: 3, doubtful: 0.9, unknown: -0.3, unlike: 0.3, most: 0.6, elsewhere: -1.5, apart: -2.5,
  beginning: 1.93, told: 2.7, score: 1.66, nowhere: -1.38, links: 0.41, words: -0.83, length: 7.08, shortest: 6
};
/* So many of the best answers that lead to one another say all that it says; and as many are taken for it where no record leads to any. */
const LINKS = { most: 4, untold: 2 };
/* Where the handbook hardly knows of it, few hits are shown, and none that has next to nothing of it. */
const FEW = { known: SHOWN, doubtful: 10, unknown: 5 };
const IN_TEXT = 0.9; // how much of a word is there that stands in the text only, or another word for it
const IN_PART = 0.6; // and of a longer one of which only parts are there
const SINGLE_RARITY = 4; // what a single character says, of which nobody knows how rare it is
const SHEET = /^..+[表单簿册]$/; // 谈话表 is a form for 谈话, by whatever name it goes
const SPACED = /[\u3400-\u9fff]\s+[\u3400-\u9fff]/;

/* {confidence, missing, unfit, elsewhere, corrected, about, words, shown} of an answer; see `answer` in worker.js. `words` are those of
   the question, with how much of each is there; `shown` is how many hits are worth showing. `isLacking` asks whether some words are
   lacking by themselves. */
function howSure(hits, records, query, index, phrases, elsewhere, isLacking) {
  if (!hits.length) return nothingFound(query, records, index, elsewhere, isLacking);
  if (hits[0].called || hits[0].name) return { confidence: "known", missing: [], unfit: [], elsewhere: [], corrected: "", about: true, words: [], shown: FEW.known };
  const best = hits.slice(0, SURE.best);
  const seen = lookedThrough(best, records, query, index);
  const places = placesOf(best.slice(0, SURE.sought).map(hit => records.get(hit.record)), query, index, elsewhere);
  const found = best.map(hit => records.get(hit.record));
  const sum = sureness(seen, best, records, query, index) + (places.length ? SURE.elsewhere : 0) +
    (!seen.corrected && isNameApart(seen.words, query, found, records, index) ? SURE.apart : 0);
  const confidence = sum < SURE.unknown ? "unknown" : sum < SURE.doubtful || places.length ? "doubtful" : "known";
  const like = likestOf(hits, phrases.likeness(query));
  const lack = confidence === "known" ? { missing: [], unfit: [] } :
    lackIn(seen.words, query, found, records, index, soughtIn(places, query, elsewhere), isLacking);
  return {
    confidence: confidence, missing: lack.missing, unfit: lack.unfit, elsewhere: places, corrected: seen.corrected,
    about: isAboutIt(records.get(hits[0].record), seen.words, index), words: seen.words,
    shown: confidence === "unknown" && !isSentence(query) && seen.best < SURE.unlike && like < SURE.unlike ? 0 : FEW[confidence]
  };
}

function nothingFound(query, records, index, elsewhere, isLacking) {
  const words = soughtOf(query).map(word => Object.assign({ worth: worthOf(word, index), has: 0, told: 0 }, word));
  const places = placesOf([], query, index, elsewhere);
  const lack = lackIn(words, query, [], records, index, soughtIn(places, query, elsewhere), isLacking);
  const isName = query.core === query.bare && query.core.length <= LONGEST_SAID;
  const missing = lack.missing.length && !isName ? lack.missing : [query.typed.trim()];
  return { confidence: "unknown", missing: missing, unfit: [], elsewhere: places, corrected: "", about: false, words: [], shown: 0 };
}

/* The same when an answer has been brought for each of some things: where nothing else is missing, nothing is. */
function withBrought(sure, things) {
  const unmet = sure.words.filter(isUnmet);
  const none = sure.confidence === "doubtful" && unmet.length && unmet.every(word => things.indexOf(word.text) >= 0);
  return none ? Object.assign({}, sure, { confidence: "known", missing: [], unfit: [], shown: FEW.known }) : sure;
}

/* The numbers of the places of which a word is asked for that none of the records is called, asked for or about. */
function placesOf(records, query, index, elsewhere) {
  return elsewhere.map((_, number) => number).filter(number => elsewhere[number].some(word =>
    query.folded.indexOf(word) >= 0 && !records.some(record => tells(record, word, index))));
}

/* The words by which it is known that it is found at these places. */
function soughtIn(places, query, elsewhere) {
  return [].concat(...places.map(number => elsewhere[number].filter(word => query.said.indexOf(word) >= 0)));
}

function likestOf(hits, likeness) {
  return hits.slice(0, SURE.best).reduce((most, hit) => Math.max(most, likeness[hit.record]), 0);
}

/* The surer: the more an answer tells of the question, the more the first one scores for what was asked, and the more the best lead
   to one another, as those do that are about one matter. The less sure: the more of the question stands nowhere, and the more words
   it has that say something for its length; below so many characters that says nothing. */
function sureness(seen, best, records, query, index) {
  const telling = seen.words.filter(word => word.says >= SURE.most && word.text.length > 1);
  return SURE.beginning + SURE.told * seen.told + SURE.score * scored(best[0], query, index) +
    SURE.nowhere * nowhereOf(seen.meant, query, index) + SURE.links * linksAmong(best, records) +
    SURE.words * telling.length + SURE.length * (Math.log(1 + Math.max(SURE.shortest, lengthOf(query))) - 2);
}

/* How much of the question, as it was meant and but for the shape in which it is wanted, stands in no record: of its pairs, weighed
   by what they say. */
function nowhereOf(meant, query, index) {
  const asked = paddingOf(query).reduce((text, word) => text.split(word.text).join(" "), meant);
  const pairs = tokensOf(asked).filter(isPair);
  const worth = some => some.reduce((sum, pair) => sum + (query.tokens.has(pair) ? query.tokens.get(pair) : OWN) * index.rarity(pair), 0);
  return worth(pairs.filter(pair => !index.count(pair))) / (worth(pairs) || 1);
}

/* How many times one of the best answers leads to another of them. */
function linksAmong(best, records) {
  if (!records.areLinked) return LINKS.untold;
  const numbers = new Set(best.map(hit => hit.record));
  const led = best.map(hit => records.leadsOf(hit.record).filter(number => numbers.has(number)).length);
  return Math.min(LINKS.most, led.reduce((sum, count) => sum + count, 0));
}

/* How well the first answer scores for as much as was asked. */
function scored(first, query, index) {
  return Math.log(first.score / (sumOf(query.own.filter(isPair), index) || 1) + 0.01);
}

/* Of the question: how much the answer that has most of it has, and how much one has in what it is called, asked for or about;
   its words, each with how much of it an answer has at most; and the question as it was meant, and as it would be typed so, where
   the first answer sounds like it. */
function lookedThrough(hits, records, query, index) {
  const words = soughtOf(query).map(word => Object.assign({ worth: worthOf(word, index), has: 0, told: 0 }, word));
  const first = records.get(hits[0].record);
  const heard = words.some(word => hasWord(first, word.text, query, index) < IN_PART) ? heardInNames(first, query, index) : null;
  const shares = hits.map((hit, place) => shareOf(records.get(hit.record), words, query, index, place ? null : heard));
  // what was typed with spaces between is asked for piece by piece
  if (SPACED.test(query.folded)) shares.push({ has: sumOver(words, "has"), told: sumOver(words, "told") });
  const all = words.reduce((sum, word) => sum + word.worth, 0) || 1;
  return {
    best: Math.max(...shares.map(share => share.has)) / all, told: Math.max(...shares.map(share => share.told)) / all,
    words: words,
    meant: heard ? query.said.slice(0, heard.from) + heard.name + query.said.slice(heard.to) : query.said,
    corrected: heard ? query.typedWith(query.said.slice(heard.from, heard.to), heard.name) : ""
  };
}

/* The words by which it is judged: not those that only say in what shape it is wanted, where there are others. */
function soughtOf(query) {
  const words = query.words.filter(word => word.says);
  const sought = words.filter(word => !SHAPE.test(word.text));
  return sought.length ? sought : words;
}

function paddingOf(query) {
  const sought = soughtOf(query);
  return query.words.filter(word => word.says && sought.indexOf(word) < 0);
}

function lengthOf(query) {
  return query.core.length - paddingOf(query).reduce((sum, word) => sum + word.text.length, 0);
}

/* What a record has of the words, in all and in what it is called, asked for or about; each word is told how much of it. */
function shareOf(record, words, query, index, heard) {
  const share = { has: 0, told: 0 };
  words.forEach(word => {
    const has = heard && overlaps(word, heard) ? 1 : hasWord(record, word.text, query, index);
    const inText = has === IN_TEXT && index.isInText(record.number, word.text);
    word.has = Math.max(word.has, has);
    if (has >= IN_TEXT && !inText) word.told = Math.max(word.told, has);
    share.has += has * word.worth;
    share.told += (inText ? 0 : has) * word.worth;
  });
  return share;
}

function sumOver(words, share) {
  return words.reduce((sum, word) => sum + word[share] * word.worth, 0);
}

function overlaps(word, heard) {
  return word.at < heard.to && word.at + word.text.length > heard.from;
}

function worthOf(word, index) {
  const rarest = tokensOf(word.text).reduce((most, token) => Math.max(most, token.length > 1 ? index.rarity(token) : SINGLE_RARITY), 0);
  return word.says * rarest;
}

/* How much of a word a record has: all in what it is called, asked for or about, or in another word for it. */
function hasWord(record, word, query, index) {
  if (record.isForm && WANTS_FORM.test(word)) return 1;
  if (tells(record, word, index) || record.isForm && SHEET.test(word) && tells(record, word.slice(0, -1), index)) return 1;
  if (index.isInText(record.number, word) || hasMeaning(record, word, query, index) || isOfSector(record, word, query)) return IN_TEXT;
  if (word.length < 3) return 0;
  const pairs = tokensOf(word);
  return IN_PART * pairs.filter(pair => isThere(record, pair, index)).length / pairs.length;
}

function isThere(record, words, index) {
  return tells(record, words, index) || index.isInText(record.number, words);
}

function hasMeaning(record, word, query, index) {
  return query.meant.some(meant => meant[0].indexOf(word) >= 0 && meant[1].some(other => other !== meant[0] && isThere(record, other, index)));
}
