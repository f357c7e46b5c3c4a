/* ---- what is shown of an answer: words only, and which of them match. The page makes elements of it ---- */

const FOUND = 4; // words that are marked in the page to which a result leads

/* The other name by which a record was found, when neither its name nor its text shows why it is here. */
function otherName(record, hit, index, query) {
  if (hit.name) return hit.name === record.names[0] ? "" : hit.name.text;
  if (query.core.length < 2 || record.names[0].bare.indexOf(query.core) >= 0 || index.isInText(record.number, query.core)) return "";
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

/* A record that goes with a result: one of its forms, or one of the same name. */
function beside(record) {
  return { location: record.location, title: record.name, label: record.kind ? record.head.tags[0] : "", files: record.head.files || [] };
}

/* What is shown of a hit. `said` is its text, as far as it is at hand: of a record whose text is on its way ("awaited"), or could
   not be read ("lost"), all but a sentence is. */
function item(own, hit, query, saidOf) {
  const record = own.records.get(hit.record);
  const head = record.head;
  const title = titled(record, hit, query);
  const other = otherName(record, hit, own.index, query);
  const also = other ? stretches(other, matches(other, hit, query)) : [];
  return Object.assign({
    location: record.location, kind: record.kind, tags: head.tags || [], sectors: head.sectors || [], title: title, also: also,
    files: head.files || [], kit: Boolean(head.kit), forms: own.records.numbered(head.forms || []).map(form => beside(own.records.get(form))),
    twins: (hit.twins || []).map(twin => twinOf(own, twin, hit, query, saidOf)), score: hit.score
  }, sentenceFor(record, hit, own.index, query, saidOf(own.records, hit), [title, also]));
}

/* The sentence of a hit and its section, the record in one line, and the words that match in what is shown of it. */
function sentenceFor(record, hit, index, query, said, shown) {
  const found = text => foundIn([].concat(...shown.map(one => one.concat([["", ""]])), text));
  if (typeof said === "string") return { state: said, section: "", text: [], lead: [], found: found([]) };
  const sentences = sentencesOf(said.text, said.at || []);
  const best = bestSentence(sentences, record, hit, index, query.core);
  const lead = sentences[0].text;
  const text = (best.section === "misuse" ? [["不这样写、不这样用：", ""]] : []).concat(excerpt(best.text, hit, query));
  return { state: "", section: best.section, text: text, lead: best.text === lead ? [] : excerpt(lead, hit, query), found: found(text) };
}

/* What is told below a result, and the result that it is itself where its kind alone is wanted. */
function twinOf(own, twin, first, query, saidOf) {
  const alone = item(own, twin, query, saidOf);
  alone.twins = [beside(own.records.get(first.record))];
  return Object.assign(beside(own.records.get(twin.record)), { alone: alone });
}
