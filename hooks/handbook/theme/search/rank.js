/* ---- the answer: which records, in which order ---- */

// of what is asked for, weighed by rarity, must a record have; of a sentence less, as much of it is only told
const ENOUGH = { word: 0.2, sentence: 0.08 };
const SENTENCE = 7; // characters from which a query is more than a few words
const LOOKED_AT = 200; // so many records are compared with the whole query
const SHOWN = 50;
/* Of likeness to a phrase: what it is worth, how much a short query and a sentence must have of it, and from how many
   characters a query is more than a word. */
const LIKE = { worth: 30, least: 0.3, enough: 0.1, word: 3 };
/* Who says that it is a paper he wants, wants nothing else. */
const WANTS_FORM = /模板|模版|的表|什么表|哪张表|表怎么填|范本|样本|样表|空表|表格|打印|电子版|word|excel|docx?\b|xlsx?\b/;
const FORM = { form: 2.2, term: 0.6 };

/* What the records have of the query: [record number, score, share of what was asked for], of as many as are looked at, those
   of the most score. */
function weigh(records, index, query) {
  const scores = new Float64Array(index.size);
  const has = new Float64Array(index.size);
  query.tokens.forEach((weight, token) => {
    const places = index.placesOf(token);
    const rarity = weight * index.rarity(token);
    for (let i = 0; i < places.length; i += 2) {
      scores[places[i]] += rarity * places[i + 1] / (SATURATION + places[i + 1]);
      has[places[i]] += rarity;
    }
  });
  const all = wanted(index, query) || 1;
  const enough = isSentence(query) ? ENOUGH.sentence : ENOUGH.word;
  for (let record = 0; record < scores.length; record++) {
    if (!scores[record]) continue;
    const covered = Math.min(1, has[record] / all);
    has[record] = covered;
    scores[record] *= covered < enough ? 0 : (0.6 + 0.4 * covered * covered) * (answers(records.heads[record]) ? 1 : PLAIN_PAGE);
  }
  return hitsOf(scores, has);
}

/* The hits of the most score, the best first. */
function hitsOf(scores, covered) {
  const least = scores.slice().sort()[Math.max(0, scores.length - LOOKED_AT)];
  const hits = [];
  for (let record = 0; record < scores.length; record++) {
    if (scores[record] && scores[record] >= least) hits.push({ record: record, score: scores[record], covered: covered[record], tokens: [] });
  }
  return hits.sort(byScore).slice(0, LOOKED_AT);
}

/* Tells each hit the tokens that are found in it; sounds cannot be shown. */
function tellTokens(hits, index, query) {
  const known = new Map(hits.map(hit => [hit.record, hit]));
  query.tokens.forEach((_, token) => {
    if (typeof token !== "string") return;
    const places = index.placesOf(token);
    for (let i = 0; i < places.length; i += 2) {
      const hit = known.get(places[i]);
      if (hit) hit.tokens.push(token);
    }
  });
}

/* How much a record must have to have all that was asked for. */
function wanted(index, query) {
  return query.own.reduce((sum, token) => sum + query.tokens.get(token) * index.rarity(token), 0);
}

function isSentence(query) {
  return query.core.length > SENTENCE;
}

function byWords(records, index, query) {
  const hits = weigh(records, index, query);
  tellTokens(hits, index, query);
  const demands = demandsOf(query, index);
  hits.forEach(hit => {
    hit.met = lowered(hit, demands);
    hit.score *= hit.met;
    const close = closeness(records.get(hit.record), query, hit.covered, index);
    hit.score *= close * leading(records.get(hit.record), query, close);
    hit.called = close >= CLOSE.aliasAsked;
  });
  return hits;
}

/* Records whose name can be read as the letters typed. */
function byLetters(records, letters) {
  const hits = [];
  records.forNames((number, names) => {
    let best = null;
    names.forEach((name, which) => {
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
    if (!like) return;
    const hit = known.get(record);
    const score = LIKE.worth * like * like;
    if (hit) hit.score += score * (MET.phrase + (1 - MET.phrase) * hit.met);
    else if (like >= least) hits.push({ record: record, score: score, tokens: query.own });
  });
}

function preferForms(hits, records) {
  hits.forEach(hit => {
    const record = records.get(hit.record);
    hit.score *= record.isForm ? FORM.form : record.kind === "term" ? FORM.term : 1;
  });
}

function search(records, index, query, phrases) {
  const hits = query.letters.length > 2 ? byLetters(records, query.letters) : [];
  const seen = new Set(hits.map(hit => hit.record));
  const rest = byWords(records, index, query).filter(hit => !seen.has(hit.record));
  if (query.core.length > LIKE.word) addPhrases(rest, query, phrases);
  if (WANTS_FORM.test(query.folded)) preferForms(rest, records);
  holdToBoth(rest, records, query, index);
  preferSectors(rest, records, query);
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
