/* ---- the answer: which records, in which order ---- */

// of what is asked for, weighed by rarity, must a record have; of a sentence less, as much of it is only told
const ENOUGH = { word: 0.2, sentence: 0.08 };
const SENTENCE = 7; // characters from which a query is more than a few words
const LOOKED_AT = 200; // so many records are compared with the whole query
const SHOWN = 50;
const CLOSE = {
  title: 100, question: 70, alias: 60, titleAsked: 40, aliasAsked: 30, inTitle: 2.6, inAlias: 2.2, inText: 1.5
};
/* Of likeness to a phrase: what it is worth, how much a short query and a sentence must have of it, and from how many
   characters a query is more than a word. */
const LIKE = { worth: 30, least: 0.3, enough: 0.1, word: 3 };
/* Who says that it is a paper he wants, wants nothing else. */
const WANTS_FORM = /模板|模版|范本|样本|样表|空表|表格|打印|电子版|word|excel|docx?\b|xlsx?\b/;
const FORM = { form: 2.2, term: 0.6 };
const MET = { least: 0.3, power: 1.5, says: 0.6, meant: 0.9 };

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
  return core.length > 1 && name.indexOf(core) >= 0 ? (isTitle ? CLOSE.inTitle : CLOSE.inAlias) : 1;
}

function isSentence(query) {
  return query.core.length > SENTENCE;
}

/* Each word that says something, with what it is worth and the tokens of it and of other words for it. */
function demandsOf(query, index) {
  const words = query.words.filter(word => word.says >= MET.says && word.text.length > 1);
  return words.map(word => ({
    worth: word.says * sumOf(tokensOf(word.text), index) / tokensOf(word.text).length, tokens: tokensOf(word.text),
    others: query.meant.filter(meant => meant[0].indexOf(word.text) >= 0)
      .reduce((all, meant) => all.concat(meant[1].filter(other => other !== meant[0]).map(tokensOf)), [])
  }));
}

/* How much of what is demanded a hit has, from 0 to 1. */
function metBy(hit, demands) {
  const got = new Set(hit.tokens);
  let met = 0;
  let all = 0;
  demands.forEach(word => {
    const share = word.tokens.filter(token => got.has(token)).length / word.tokens.length;
    met += word.worth * Math.max(share, word.others.some(tokens => tokens.every(token => got.has(token))) ? MET.meant : 0);
    all += word.worth;
  });
  return all ? met / all : 1;
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
  const demands = demandsOf(query, index);
  return hits.slice(0, LOOKED_AT).map(hit => {
    hit.score *= MET.least + (1 - MET.least) * Math.pow(metBy(hit, demands), MET.power);
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
  hits.forEach(hit => {
    const record = records[hit.record];
    hit.score *= record.isForm ? FORM.form : record.kind === "term" ? FORM.term : 1;
  });
}

function search(records, index, query, phrases) {
  const hits = query.letters.length > 2 ? byLetters(records, query.letters) : [];
  const seen = new Set(hits.map(hit => hit.record));
  const rest = byWords(records, index, query).filter(hit => !seen.has(hit.record));
  if (query.core.length > LIKE.word) addPhrases(rest, query, phrases);
  if (WANTS_FORM.test(query.folded)) preferForms(rest, records);
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
    .slice(0, MOST_NEAR).map(found => found.record);
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
