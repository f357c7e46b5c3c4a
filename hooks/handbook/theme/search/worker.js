/* ---- messages to the one who answers: {type: 0, data: what the index tells} and then, for each part in order, {type: 4, data:
   part as it was written, of: its group} set up; in a worker {type: 0, data: the address of the index} does it all. {type: 2, data: words, rows: how
   many results are shown at first} asks; with {within: "desk"} only what tells how the handbook is worked on. {type: 7, data:
   [numbers]} wants the sentences of these results of the last answer, {type: 5, of: name, data: texts, or null} brings a file.
   From him: {type: 1} ready, {type: -1} the index could not be read, {type: 3, data: answer}, see `answer`; {type: 8, data: names}
   wants files of texts, {type: 6, data: {asked, within, items: [[number, result]]}} tells results once more, with their sentences ---- */

function groupOf(written) {
  return { records: new Records(written), index: new Index(written) };
}

const GROUPS = ["read", "desk", "passages"];
let read = groupOf([]); // what readers look for
let desk = groupOf([]); // pages for who works on the handbook: no reader's question means them
let passages = groupOf([]); // of reports that are shown: apart, so that records are weighed and ranked as if they were not there
let phrases = new Phrases(read.records);
let synonyms = [];
let sectors = []; // that a question can name: [{label, words}]
let elsewhere = []; // words of what is asked for here and found elsewhere, by where that is

let where = []; // what is said of where that is, for each of them
let waiting = null; // what the index told of its parts, while they come
let come = {};

/* The index says what parts there are, and then they come in their order; the last of them sets up. */
function expect(told) {
  waiting = told;
  GROUPS.forEach(group => { come[group] = []; });
  setUpWhenWhole();
}

function take(group, part) {
  come[group].push(JSON.parse(part));
  setUpWhenWhole();
}

function setUpWhenWhole() {
  if (GROUPS.every(group => come[group].length === waiting[group].length)) setUp();
}

function setUp() {
  GROUPS.forEach(group => come[group].forEach(readHeads));
  read = groupOf(come.read);
  desk = groupOf(come.desk);
  passages = groupOf(come.passages);
  phrases = new Phrases(read.records);
  synonyms = waiting.synonyms.map(group => group.map(fold));
  sectors = waiting.sectors.map(words => ({ label: words[0], words: words.map(fold) }));
  elsewhere = waiting.elsewhere.map(words => words.map(fold));
  where = waiting.where;
  come = {};
  say({ type: 1 });
  setTimeout(() => { phrases.make(); }, 0);
}

/* Loads the index and its parts, which stand beside it. They are scripts, so that pages opened as files may load them, too. */
function load(address) {
  const folder = address.replace(/[^/]*$/, "");
  let group = "";
  self.handbookIndex = told => { waiting = told; };
  self.handbookPart = part => { come[group].push(JSON.parse(part)); };
  try {
    importScripts(address);
    GROUPS.forEach(each => {
      group = each;
      come[group] = [];
      if (waiting[group].length) importScripts(...waiting[group].map(name => folder + name));
    });
  } catch (error) { say({ type: -1 }); return; }
  setUp();
}

/* ---- answers ---- */

const texts = new Texts();
let last = { asked: "", within: "", query: null, hits: [] }; // what was answered last: hits, each with the group it is of
let owed = new Set(); // the numbers of those whose sentences are still to be told

/* What is answered: the words as they came; how sure it is that the handbook knows of it (known, doubtful, unknown), and the
   stretches of the query that the handbook has nowhere, or else the words of which no answer tells (see lackIn); the nearest names when it is not known, and whether the first
   hit is about the rarest that was asked for; the numbers of the places where such a thing
   is found, of those in the settings, and what is said of these; the sector that is asked for and for which nothing is; the reading by
   which it was found, if not what was typed; and the hits, each in a group of its own. */
function answer(words, within, rows) {
  const told = {
    asked: words, within: within, confidence: "known", missing: [], unfit: [], nearest: [], about: false, elsewhere: [], where: [],
    sector: "", corrected: "", items: []
  };
  const query = new Query(words, within === "desk" ? desk.index : read.index, synonyms, sectors);
  const { hits, sure } = !query.bare ? { hits: [], sure: { confidence: words.trim() ? "unknown" : "known" } } :
    within === "desk" ? { hits: foundAtDesk(query), sure: {} } : found(query);
  last = { asked: words, within: within, query: query, hits: hits };
  owed = new Set();
  texts.forgive();
  return Object.assign(told, sure, { items: hits.map((_, number) => [itemAt(number, number < rows)]) });
}

/* Are these words lacking when nothing else is asked for? */
function isLacking(words) {
  const query = new Query(words, read.index, synonyms, sectors);
  const hits = search(read.records, read.index, query, phrases);
  return howSure(hits, read.records, query, read.index, phrases, elsewhere, () => false).confidence !== "known";
}

function found(query) {
  const { records, index } = read;
  const hits = withoutTwins(search(records, index, query, phrases), records, query);
  const first = howSure(hits, records, query, index, phrases, elsewhere, isLacking);
  const sure = withBrought(first, bringThings(hits, records, query, index));
  const shown = hits.slice(0, sure.shown);
  const near = sure.confidence === "known" ? [] :
    nearOf((shown.length ? shown : hits.slice(0, LOOKED_NEAR)).map(hit => records.get(hit.record)), sure.words, query, index);
  const passed = searchPassages(passages.records, passages.index, query);
  return {
    hits: shown.map(hit => ({ own: read, hit: hit })).concat(passed.map(hit => ({ own: passages, hit: hit }))),
    sure: {
      confidence: sure.confidence === "unknown" && passed.length ? "doubtful" : sure.confidence, corrected: sure.corrected,
      missing: sure.missing, unfit: sure.unfit, nearest: near.filter(record => record.isRecord).slice(0, MOST_NEAR).map(named),
      elsewhere: sure.elsewhere, where: sure.elsewhere.map(number => where[number]), about: sure.about,
      sector: sure.confidence === "unknown" ? "" : sectorMissed(shown, records, query)
    }
  };
}

function foundAtDesk(query) {
  return byWords(desk.records, desk.index, query).sort(byScore).slice(0, SHOWN).map(hit => ({ own: desk, hit: hit }));
}

function named(record) {
  return { location: record.location, title: record.name, tags: record.head.tags || [], kind: record.kind };
}

function itemAt(number, isShown) {
  const told = last.hits[number];
  const saidOf = (records, hit) => isShown ? texts.get(...records.shown[hit.record]) : "awaited";
  return item(told.own, told.hit, last.query, saidOf);
}

/* ---- sentences, which come after the names ---- */

/* The files in which the texts of a result stand, and of those told below it. */
function filesOf(told) {
  return [told.hit].concat(told.hit.twins || []).map(hit => told.own.records.shown[hit.record][0]);
}

function bringTexts(numbers) {
  numbers.forEach(number => owed.add(number));
  const missing = texts.missing([].concat(...numbers.map(number => filesOf(last.hits[number]))));
  if (missing.length) say({ type: 8, data: missing });
  tellCome();
}

/* Tells those that are wanted and whose texts have come. */
function tellCome() {
  const whole = Array.from(owed).filter(number => filesOf(last.hits[number]).every(name => texts.files.has(name)));
  whole.forEach(number => owed.delete(number));
  if (whole.length) say({ type: 6, data: { asked: last.asked, within: last.within, items: whole.map(number => [number, itemAt(number, true)]) } });
}

function ask(message) {
  const rows = message.rows || 0;
  const told = answer(message.data, message.within, rows);
  say({ type: 3, data: told });
  bringTexts(told.items.map((_, number) => number).filter(number => number < rows && told.items[number][0].state === "awaited"));
}

function respond(message) {
  if (message.type === 0) { if (typeof message.data === "string") load(message.data); else expect(message.data); }
  else if (message.type === 4) take(message.of, message.data);
  else if (message.type === 2) ask(message);
  else if (message.type === 7) bringTexts(message.data.filter(number => number < last.hits.length));
  else if (message.type === 5) { texts.put(message.of, message.data); tellCome(); }
}

// a worker where there can be one, else within the page
if (typeof document === "undefined") addEventListener("message", event => { respond(event.data); });
return respond;
