/* ---- what is shown of an answer: words only, and which of them match. The page makes elements of it. Words come as
   stretches, [words, how]: `how` they match is "exact", "synonym" or "sound", or "" where they do not ---- */

const LONGEST = 90; // characters of a sentence that are shown
const WHOLE = 20; // worth of a sentence that has the query as it was written
const FOUND = 4; // words that are marked in the page to which a result leads

/* For each character of `text` how it belongs to what was asked for: by a word of the query, or by another for the same. */
function matches(text, hit, query) {
  const folded = fold(text);
  const on = new Array(text.length).fill("");
  const mark = (word, how) => {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) on.fill(how, at, at + word.length);
  };
  const own = new Set(query.own);
  hit.tokens.forEach(token => { if (!own.has(token)) mark(token, "synonym"); });
  hit.tokens.forEach(token => { if (own.has(token)) mark(token, "exact"); });
  if (query.core.length > 1) mark(query.core, "exact");
  return on;
}

/* `text` as stretches. */
function stretches(text, on) {
  const found = [];
  for (let i = 0; i < text.length; i++) {
    if (i && on[i] === on[i - 1]) found[found.length - 1][0] += text[i]; else found.push([text[i], on[i]]);
  }
  return found;
}

/* The sentence or question that has most of what was asked for; of equals the first, which is the record in one line. With
   it the section of the page in which it stands. */
function bestSentence(record, hit, index, core) {
  let best = { text: (record.sentences[0] || EMPTY_SENTENCE).text, section: "", worth: 0 };
  const asked = (record.head.asks || []).map(ask => ({ text: ask, anchor: "" }));
  record.sentences.concat(asked).forEach(sentence => {
    const folded = fold(sentence.text);
    let worth = core.length > 1 && folded.indexOf(core) >= 0 ? WHOLE : 0;
    hit.tokens.forEach(token => { if (folded.indexOf(token) >= 0) worth += index.rarity(token); });
    if (worth > best.worth) best = { text: sentence.text, section: sentence.anchor, worth: worth };
  });
  return best;
}

/* The stretch of a long sentence where the matches are. */
function excerpt(sentence, hit, query) {
  const on = matches(sentence, hit, query);
  const first = on.findIndex(Boolean);
  const from = sentence.length <= LONGEST || first < LONGEST / 2 ? 0 : Math.min(first - 20, sentence.length - LONGEST);
  const to = Math.min(sentence.length, from + LONGEST);
  const shown = stretches(sentence.slice(from, to), on.slice(from, to));
  return [].concat(from ? [["…", ""]] : [], shown, to < sentence.length ? [["…", ""]] : []);
}

/* The other name by which a record was found, when neither its name nor the sentence shows why it is here. */
function otherName(record, hit, query, sentence) {
  if (hit.name) return hit.name === record.names[0] ? "" : hit.name.text;
  if (query.core.length < 2 || sentence.worth >= WHOLE || record.names[0].bare.indexOf(query.core) >= 0) return "";
  const other = record.names.slice(1).filter(name => name.bare.indexOf(query.core) >= 0)[0];
  return other ? other.text : "";
}

function titled(record, hit, query) {
  const on = matches(record.name, hit, query);
  if (hit.read) on.fill("sound", hit.read.from, hit.read.to);
  return stretches(record.name, on);
}

/* The longest words that match in what is shown, for marking them in the page itself. */
function foundIn(shown) {
  const words = shown.map(stretch => stretch[1] ? stretch[0] : "\n").join("").split(/\n+/).filter(word => word.length > 1);
  return Array.from(new Set(words)).sort((one, other) => other.length - one.length).slice(0, FOUND);
}

/* A term and the problem, or whatever else, that goes by its name answer the same: the second is told below the first. */
function areTwins(one, other) {
  const term = one.kind === "term" ? one : other;
  const named = one.kind === "term" ? other : one;
  if (term.kind !== "term" || named.kind === "term" || !named.isRecord) return false;
  const names = named.kind === "problem" ? named.names : named.names.slice(0, 1);
  return names.some(name => name.bare === term.names[0].bare);
}

/* Of the two the one that says what is done leads, wherever the word is not asked about as a word. */
const ACTED_ON = { situation: true, method: true, problem: true };
const AS_A_WORD = /是什么|什么意思|什么叫|叫什么|含义|定义|写法|怎么写|怎样写|能不能写|规范/;

function withoutTwins(hits, query) {
  const found = [];
  hits.forEach(hit => {
    const at = found.findIndex(other => areTwins(records.get(other.record), records.get(hit.record)));
    if (at < 0) found.push(hit); else found[at] = ofTwins(found[at], hit, query);
  });
  return found;
}

function ofTwins(first, second, query) {
  const turned = ACTED_ON[records.get(second.record).kind] && !AS_A_WORD.test(query.folded);
  const told = turned ? second : first;
  const below = turned ? first : second;
  told.twins = (first.twins || []).concat(below);
  if (turned) first.twins = [];
  return told;
}

/* A record that goes with a result: one of its forms, or one of the same name. */
function beside(number) {
  const record = records.get(number);
  return { location: record.location, title: record.name, label: record.kind ? record.head.tags[0] : "", files: record.head.files || [] };
}

function item(record, hit, index, query) {
  const sentence = bestSentence(record, hit, index, query.core);
  const lead = (record.sentences[0] || EMPTY_SENTENCE).text;
  const title = titled(record, hit, query);
  const text = (sentence.section === "misuse" ? [["不这样写、不这样用：", ""]] : []).concat(excerpt(sentence.text, hit, query));
  const other = otherName(record, hit, query, sentence);
  const also = other ? stretches(other, matches(other, hit, query)) : [];
  const head = record.head;
  return {
    location: record.location, kind: record.kind, section: sentence.section, tags: head.tags || [], sectors: head.sectors || [],
    title: title, also: also, text: text, lead: sentence.text === lead ? [] : excerpt(lead, hit, query),
    found: foundIn([].concat(title, [["", ""]], also, [["", ""]], text)), files: head.files || [], kit: Boolean(head.kit),
    forms: records.numbered(head.forms || []).map(beside), twins: (hit.twins || []).map(twin => twinOf(twin, hit, index, query)), score: hit.score
  };
}

/* What is told below a result, and the result that it is itself where its kind alone is wanted. */
function twinOf(twin, first, index, query) {
  const alone = item(records.get(twin.record), twin, index, query);
  alone.twins = [beside(first.record)];
  return Object.assign(beside(twin.record), { alone: alone });
}
