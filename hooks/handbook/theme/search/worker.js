/* ---- messages: {type: 0, data: what the index tells} and then, for each part in order, {type: 4, data: part, of: its group} set
   up, and the last of them is answered by {type: 1}; in a worker {type: 0, data: the address of the index} does it all, and is
   answered by {type: -1} when it could not be read. {type: 2, data: words} asks and is answered by {type: 3, data: answer}; see
   `answer`. With {within: "desk"} only what tells how the handbook is worked on is asked ---- */

let records = new Records([]);
let index = new Index([]);
let phrases = new Phrases(records);
let desk = new Records([]); // pages for who works on the handbook: no reader's question means them
let deskIndex = new Index([]);
let passages = new Records([]); // of reports that are shown: apart, so that records are weighed and ranked as if they were not there
let passageIndex = new Index([]);
let synonyms = [];
let elsewhere = []; // words of what is asked for here and found elsewhere, by where that is

const GROUPS = ["read", "desk", "passages"];
let waiting = null; // what the index told of its parts, while they come
let come = {};

/* The index says what parts there are, and then they come in their order; the last of them sets up. */
function expect(told) {
  waiting = told;
  GROUPS.forEach(group => { come[group] = []; });
  return setUpWhenWhole();
}

function take(group, part) {
  come[group].push(part);
  return setUpWhenWhole();
}

function setUpWhenWhole() {
  return GROUPS.every(group => come[group].length === waiting[group].length) ? setUp() : null;
}

function setUp() {
  records = new Records(come.read);
  index = new Index(come.read);
  phrases = new Phrases(records);
  desk = new Records(come.desk);
  deskIndex = new Index(come.desk);
  passages = new Records(come.passages);
  passageIndex = new Index(come.passages);
  synonyms = waiting.synonyms.map(group => group.map(fold));
  elsewhere = waiting.elsewhere.map(words => words.map(fold));
  come = {};
  return { type: 1 };
}

/* What is answered: the words as they came; how sure it is that the handbook knows of it (known, doubtful, unknown), and the
   stretches of the query that nothing found has; the nearest names when it is not known, and whether the first
   hit is about the rarest that was asked for; the numbers of the places where such a thing
   is found, of those in the settings; the reading by which it was found, if not what was typed; and the hits, each in a group of its
   own. */
function answer(words, within) {
  const told = { asked: words, confidence: "known", missing: [], nearest: [], about: false, elsewhere: [], corrected: "", items: [] };
  const own = within === "desk" ? deskIndex : index;
  const query = new Query(words, own, synonyms);
  if (!query.bare) return { type: 3, data: Object.assign(told, { confidence: words.trim() ? "unknown" : "known" }) };
  if (within === "desk") told.items = foundAtDesk(query);
  else Object.assign(told, found(query));
  return { type: 3, data: told };
}

function named(record) {
  return { location: record.location, title: record.name, tags: record.head.tags || [], kind: record.kind };
}

const MOST_NEAR = 3;

function found(query) {
  const hits = withoutTwins(search(records, index, query, phrases), query);
  const first = howSure(hits, records, query, index, phrases, elsewhere);
  const sure = withBrought(first, bringThings(hits, records, query, index));
  const shown = hits.slice(0, sure.shown).map(hit => [item(records.get(hit.record), hit, index, query)]);
  const near = sure.confidence === "known" ? [] :
    shown.length ? nearOf(hits.slice(0, sure.shown).map(hit => records.get(hit.record)), sure.words, query) : nearest(records, query);
  const passed = searchPassages(passages, passageIndex, query);
  return {
    confidence: sure.confidence === "unknown" && passed.length ? "doubtful" : sure.confidence, missing: sure.missing, corrected: sure.corrected, elsewhere: sure.elsewhere,
    nearest: near.filter(record => record.isRecord).slice(0, MOST_NEAR).map(named), about: sure.about,
    items: shown.concat(passed.map(hit => [item(passages.get(hit.record), hit, passageIndex, query)]))
  };
}

function foundAtDesk(query) {
  return byWords(desk, deskIndex, query).sort(byScore).slice(0, SHOWN).map(hit => [item(desk.get(hit.record), hit, deskIndex, query)]);
}

function respond(message) {
  if (message.type === 0) return expect(message.data);
  if (message.type === 4) return take(message.of, message.data);
  return message.type === 2 ? answer(message.data, message.within) : null;
}

/* Loads the index and its parts, which stand beside it. They are scripts, so that pages opened as files may load them, too. */
function load(address) {
  const folder = address.replace(/[^/]*$/, "");
  let told = null;
  let group = "";
  self.handbookIndex = index => { told = index; };
  self.handbookPart = part => { come[group].push(part); };
  try {
    importScripts(address);
    expect(told);
    GROUPS.forEach(each => {
      group = each;
      if (told[group].length) importScripts(...told[group].map(name => folder + name));
    });
  } catch (error) { return { type: -1 }; }
  return setUp();
}

// a worker where there can be one, else within the page
if (typeof document === "undefined") {
  addEventListener("message", event => {
    const wanted = event.data.type === 0 && typeof event.data.data === "string";
    const reply = wanted ? load(event.data.data) : respond(event.data);
    if (reply) postMessage(reply);
    if (reply && reply.type === 1) setTimeout(() => { phrases.make(); }, 0);
  });
}
return respond;
