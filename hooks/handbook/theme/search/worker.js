/* ---- messages: {type: 0, data: {config, docs}} sets up and is answered by {type: 1}; in a worker the data may be the
   address to read them from, and {type: -1} says that they could not be read. {type: 2, data: words} asks and is answered by
   {type: 3, data: answer}; see `answer`. With {within: "desk"} only what tells how the handbook is worked on is asked ---- */

const PLAIN_PAGE = 0.4; // pages that are no records answer only where no record does better

let records = [];
let index = new Index([]);
let phrases = new Phrases([]);
let desk = []; // pages for who works on the handbook: no reader's question means them
let deskIndex = new Index([]);
let passages = []; // of reports that are shown: apart, so that records are weighed and ranked as if they were not there
let passageIndex = new Index([]);
let synonyms = [];

function readName(text) {
  const folded = fold(text);
  return { text: text, folded: folded, bare: bare(folded) };
}

/* The sentences of a text with the anchors of the sections in which they stand; `at` has an anchor and the line from which
   on it holds. */
function sentencesOf(text, at) {
  const found = [];
  let next = 0;
  let anchor = "";
  text.split("\n").forEach((line, number) => {
    if (next < at.length && at[next][1] <= number) anchor = at[next++][0];
    line.split(/[。；！？]+/).forEach(part => {
      const sentence = part.trim();
      if (sentence) found.push({ text: sentence, anchor: anchor });
    });
  });
  return found;
}

function readRecord(doc) {
  const name = unescapeHtml(doc.title);
  const text = unescapeHtml(doc.text);
  const said = sentencesOf(text, doc.at || []);
  const sentences = said.map(one => one.text);
  const names = [name].concat(doc.aliases || []).map(readName);
  const folded = fold(text);
  const lead = sentences[0] || "";
  const isRecord = Boolean(doc.aliases);
  return {
    location: doc.location, kind: doc.kind || (doc.passage ? "passage" : ""), label: doc.kind ? doc.tags[0] : "",
    sectors: doc.sectors || [], status: doc.status || "", forms: doc.forms || [], files: doc.files || [], kit: Boolean(doc.kit),
    name: name, sentences: sentences, anchors: said.map(one => one.anchor), asked: doc.asks || [], tags: doc.tags || [], names: names,
    leads: doc.leads || [], isRecord: isRecord, isForm: doc.location.indexOf("templates/") === 0, weight: isRecord ? 1 : PLAIN_PAGE, questions: (doc.asks || []).map(ask => bare(fold(ask))),
    bare: bare(folded), title: names[0].folded, aliases: fold((doc.aliases || []).concat(doc.parts || []).join("\n")),
    asks: fold((doc.asks || []).join("\n")), lead: fold(lead), text: folded, labels: fold((doc.tags || []).join("\n"))
  };
}

/* A passage is found by its words; that all of a report bear its name says nothing of them. */
function readPassage(doc) {
  return Object.assign(readRecord(doc), { names: [readName("")], title: "", lead: "", labels: "" });
}

function setUp(data) {
  records = data.docs.filter(doc => !doc.passage && !doc.desk).map(readRecord);
  desk = data.docs.filter(doc => doc.desk).map(readRecord);
  passages = data.docs.filter(doc => doc.passage).map(readPassage);
  index = new Index(records);
  deskIndex = new Index(desk);
  passageIndex = new Index(passages);
  phrases = new Phrases(records);
  synonyms = (data.config.synonyms || []).map(group => group.map(fold));
  return { type: 1 };
}

/* What is answered: the words as they came; how sure it is that the handbook knows of it (known, doubtful, unknown), and the
   stretches of the query that nothing found has; the nearest names, and where such things are usually found, when it is not
   known; the reading by which it was found, if not what was typed; and the hits, each in a group of its own. */
function answer(words, within) {
  const told = { asked: words, confidence: "known", missing: [], nearest: [], elsewhere: [], corrected: "", items: [], near: [] };
  const own = within === "desk" ? deskIndex : index;
  const query = new Query(words, own, synonyms);
  if (!query.bare) return { type: 3, data: Object.assign(told, { confidence: words.trim() ? "unknown" : "known" }) };
  if (within === "desk") told.items = foundAtDesk(query);
  else Object.assign(told, found(query));
  told.near = told.nearest;
  return { type: 3, data: told };
}

function named(record) {
  return { location: record.location, title: record.name, tags: record.tags, kind: record.kind };
}

const MOST_NEAR = 3;

function found(query) {
  const hits = withoutTwins(search(records, index, query, phrases));
  const sure = howSure(hits, records, query, index, phrases);
  const shown = hits.slice(0, sure.shown).map(hit => [item(records[hit.record], hit, index, query)]);
  const near = shown.length ? hits.slice(0, MOST_NEAR).map(hit => records[hit.record]) : nearest(records, query);
  const passed = searchPassages(passages, passageIndex, query);
  return {
    confidence: sure.confidence === "unknown" && passed.length ? "doubtful" : sure.confidence, missing: sure.missing, corrected: sure.corrected,
    nearest: sure.confidence === "known" ? [] : near.filter(record => record.isRecord).map(named),
    items: shown.concat(passed.map(hit => [item(passages[hit.record], hit, passageIndex, query)]))
  };
}

function foundAtDesk(query) {
  return byWords(desk, deskIndex, query).sort(byScore).slice(0, SHOWN).map(hit => [item(desk[hit.record], hit, deskIndex, query)]);
}

function respond(message) {
  return message.type === 0 ? setUp(message.data) : message.type === 2 ? answer(message.data, message.within) : null;
}

// read and unpacked here, so that the page does not stand still meanwhile
function setUpFrom(address) {
  const failed = () => postMessage({ type: -1 });
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "json";
  request.onload = () => { if (request.response) postMessage(setUp(request.response)); else failed(); };
  request.onerror = failed;
  request.send();
}

// a worker where there is a server; within the page where the page is a file, because browsers start no worker there
if (typeof document === "undefined") {
  addEventListener("message", event => {
    if (typeof event.data.data === "string" && event.data.type === 0) { setUpFrom(event.data.data); return; }
    const reply = respond(event.data);
    if (reply) postMessage(reply);
  });
} else {
  window.handbookSearch = respond;
}
