/* ---- messages: the theme's own. {type: 0, data: {config, docs}} sets up and is answered by {type: 1}; in a worker the
   data may be the address to read them from, and {type: -1} says that they could not be read. {type: 2, data: words} asks and is answered by {type: 3, data: {items, near}}, where `near` are the nearest names to an empty answer ---- */

const PLAIN_PAGE = 0.4; // pages that are no records answer only where no record does better

let records = [];
let index = new Index([]);
let phrases = new Phrases([]);
let passages = []; // of reports that are shown: apart, so that records are weighed and ranked as if they were not there
let passageIndex = new Index([]);
let synonyms = [];

function readName(text) {
  const folded = fold(text);
  return { text: text, folded: folded, bare: bare(folded) };
}

function readRecord(doc) {
  const name = unescapeHtml(doc.title);
  const text = unescapeHtml(doc.text);
  const sentences = text.split(/[\n。；！？]+/).map(sentence => sentence.trim()).filter(Boolean);
  const names = [name].concat(doc.aliases || []).map(readName);
  const folded = fold(text);
  const lead = sentences[0] || "";
  const isRecord = Boolean(doc.aliases);
  return {
    location: doc.location, name: name, sentences: sentences, asked: doc.asks || [], tags: doc.tags || [], names: names,
    leads: doc.leads || [], isRecord: isRecord, isForm: doc.location.indexOf("templates/") === 0, weight: isRecord ? 1 : PLAIN_PAGE, questions: (doc.asks || []).map(ask => bare(fold(ask))),
    bare: bare(folded), title: names[0].folded, aliases: fold((doc.aliases || []).concat(doc.parts || []).join("\n")),
    asks: fold((doc.asks || []).join("\n")), lead: fold(lead), text: folded, kind: fold((doc.tags || []).join("\n"))
  };
}

/* A passage is found by its words; that all of a report bear its name says nothing of them. */
function readPassage(doc) {
  return Object.assign(readRecord(doc), { names: [readName("")], title: "", lead: "", kind: "" });
}

function setUp(data) {
  records = data.docs.filter(doc => !doc.passage).map(readRecord);
  passages = data.docs.filter(doc => doc.passage).map(readPassage);
  index = new Index(records);
  passageIndex = new Index(passages);
  phrases = new Phrases(records);
  synonyms = (data.config.synonyms || []).map(group => group.map(fold));
  return { type: 1 };
}

function answer(words) {
  const query = new Query(words, index, synonyms);
  if (!query.bare) return { type: 3, data: { items: [], near: [] } };
  const items = search(records, index, query, phrases).map(hit => [item(records[hit.record], hit, index, query)])
    .concat(searchPassages(passages, passageIndex, query).map(hit => [item(passages[hit.record], hit, passageIndex, query)]));
  const near = items.length ? [] : nearest(records, query)
    .map(record => ({ location: record.location, title: record.name, tags: record.tags }));
  return { type: 3, data: { items: items, near: near } };
}

function respond(message) {
  return message.type === 0 ? setUp(message.data) : message.type === 2 ? answer(message.data) : null;
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
