/* ---- the answer: which records, in which order ---- */

// of what is asked for, weighed by rarity, must a record have; of a sentence less, as much of it is only told
const ENOUGH = { word: 0.2, sentence: 0.08 };
const SENTENCE = 7; // characters from which a query is more than a few words
const LOOKED_AT = 200; // so many records are compared with the whole query
const SHOWN = 50;
const CLOSE = {
  title: 100, question: 70, alias: 60, titleAsked: 40, aliasAsked: 30, inTitle: 2.6, inAlias: 2.2, namesIt: 2, inText: 1.5
};
/* Of likeness to a phrase: what it is worth, how much a short query and a sentence must have of it, and from how many
   characters a query is more than a word. */
const LIKE = { worth: 30, least: 0.3, enough: 0.1, word: 3 };
const ASKS_FOR_FORM = /填|表(?![现示态彰扬达演率面决])|单(?![位独一纯干])|册|本子|台账|登记|记录|样本|范本|模板|怎么[写记列]|[记写列][在到哪下]|留[个底]|拿什么记/;
const FORM = 1.6;

/* record number → what it has of the query: its score, and the tokens found in it */
function weigh(index, query) {
  const found = new Map();
  query.tokens.forEach((weight, token) => {
    const places = index.placesOf(token);
    const rarity = weight * index.rarity(token);
    for (let i = 0; i < places.length; i += 2) {
      const score = rarity * places[i + 1] / (SATURATION + places[i + 1]);
      const hit = found.get(places[i]);
      const seen = typeof token === "string" ? [token] : []; // a sound cannot be shown
      if (hit) { hit.score += score; hit.has += rarity; hit.tokens.push(...seen); }
      else found.set(places[i], { record: places[i], score: score, has: rarity, tokens: seen });
    }
  });
  return found;
}

/* How much a record must have to have all that was asked for. */
function wanted(index, query) {
  return query.own.reduce((sum, token) => sum + query.tokens.get(token) * index.rarity(token), 0);
}

/* What a record's score is multiplied by: exact names first, then phrases, then scattered words. */
function closeness(record, query) {
  const asked = query.bare;
  const core = query.core;
  if (record.questions.indexOf(asked) >= 0) return CLOSE.question;
  let best = core.length > 1 && record.bare.indexOf(core) >= 0 ? CLOSE.inText : 1;
  record.names.forEach((name, number) => {
    best = Math.max(best, closenessOfName(name.bare, asked, core, number === 0));
  });
  return best;
}

function closenessOfName(name, asked, core, isTitle) {
  if (name === asked) return isTitle ? CLOSE.title : CLOSE.alias;
  if (name === core) return isTitle ? CLOSE.titleAsked : CLOSE.aliasAsked;
  if (core.length > 1 && name.indexOf(core) >= 0) return isTitle ? CLOSE.inTitle : CLOSE.inAlias;
  return name.length > 2 && asked.indexOf(name) >= 0 ? CLOSE.namesIt : 1;
}

function isSentence(query) {
  return query.core.length > SENTENCE;
}

function byWords(records, index, query) {
  const all = wanted(index, query) || 1;
  const enough = isSentence(query) ? ENOUGH.sentence : ENOUGH.word;
  const hits = [];
  weigh(index, query).forEach(hit => {
    hit.covered = Math.min(1, hit.has / all);
    if (hit.covered >= enough) hits.push(hit);
  });
  hits.forEach(hit => { hit.score *= (0.6 + 0.4 * hit.covered * hit.covered) * records[hit.record].weight; });
  hits.sort(byScore);
  return hits.slice(0, LOOKED_AT).map(hit => {
    const close = closeness(records[hit.record], query);
    hit.score *= close;
    hit.called = close >= CLOSE.aliasAsked;
    return hit;
  });
}

/* Records whose name can be read as the letters typed. */
function byLetters(records, letters) {
  const hits = [];
  records.forEach((record, number) => {
    let best = null;
    record.names.forEach((name, which) => {
      const read = pronounce(name.folded, letters);
      if (!read || read.fit < best) return;
      const score = 100 + read.fit * 40 - which - name.bare.length * 0.1;
      if (!best || score > best.score) best = { record: number, score: score, tokens: [], read: which ? null : read, name: name };
    });
    if (best) hits.push(best);
  });
  return hits;
}

function byScore(one, other) {
  return other.score - one.score || one.record - other.record;
}

/* Adds what the phrases tell, and the records that only they tell of. A sentence is answered by less than a word is. */
function addPhrases(hits, query, phrases) {
  const known = new Map(hits.map(hit => [hit.record, hit]));
  const least = isSentence(query) ? LIKE.enough : LIKE.least;
  phrases.likeness(query).forEach((like, record) => {
    const hit = known.get(record);
    const score = LIKE.worth * like * like;
    if (hit) hit.score += score;
    else if (like >= least) hits.push({ record: record, score: score, tokens: query.own });
  });
}

function preferForms(hits, records) {
  hits.forEach(hit => { if (records[hit.record].isForm) hit.score *= FORM; });
}

function search(records, index, query, phrases) {
  const hits = query.letters.length > 2 ? byLetters(records, query.letters) : [];
  const seen = new Set(hits.map(hit => hit.record));
  const rest = byWords(records, index, query).filter(hit => !seen.has(hit.record));
  if (query.core.length > LIKE.word) addPhrases(rest, query, phrases);
  if (ASKS_FOR_FORM.test(query.folded)) preferForms(rest, records);
  if (isSentence(query) && !rest.some(hit => hit.called)) { // who knows what it is called wants no other
    followLeads(rest, records, query);
    feedBack(rest, records, index, query);
  }
  return hits.concat(rest).sort(byScore).slice(0, SHOWN);
}

/* Passages of reports, which stand below all records: few, and only such as have most of what was asked for. */
const PASSAGES = { most: 10, enough: 0.5 };

function searchPassages(passages, index, query) {
  return byWords(passages, index, query).filter(hit => hit.covered >= PASSAGES.enough).sort(byScore).slice(0, PASSAGES.most);
}

/* The names most like a query that nothing answers: those sharing most of its characters or sounds. */
function nearest(records, query) {
  const asked = new Set(shape(query.bare));
  return records.filter(record => record.isRecord)
    .map((record, number) => ({ record: record, number: number, like: likeness(asked, record.names) }))
    .filter(found => found.like > 0)
    .sort((one, other) => other.like - one.like || one.number - other.number)
    .slice(0, 3).map(found => found.record);
}

/* Characters and their sounds, by which names are compared. */
function shape(text) {
  const parts = [];
  for (let i = 0; i < text.length; i++) parts.push(text[i], ...readingsOf(text[i]));
  return parts;
}

function likeness(asked, names) {
  return names.reduce((best, name) => {
    const own = new Set(shape(name.bare));
    let shared = 0;
    own.forEach(part => { if (asked.has(part)) shared++; });
    return Math.max(best, 2 * shared / (asked.size + own.size));
  }, 0);
}
