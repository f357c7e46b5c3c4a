/* ---- what is shown: the name, and the sentence in which most of the query stands, with the matches marked ---- */

const LONGEST = 90; // characters of a sentence that are shown
const WHOLE = 20; // worth of a sentence that has the query as it was written

/* For each character of `text`, whether it belongs to one of the tokens or to the query as a whole. */
function matches(text, tokens, core) {
  const folded = fold(text);
  const on = new Array(text.length).fill(false);
  const words = core.length > 1 ? tokens.concat(core) : tokens;
  words.forEach(word => {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) on.fill(true, at, at + word.length);
  });
  return on;
}

function marked(text, on) {
  let html = "";
  for (let i = 0; i < text.length; i++) {
    if (on[i] && !on[i - 1]) html += "<mark data-md-highlight>";
    html += escapeHtml(text[i]);
    if (on[i] && !on[i + 1]) html += "</mark>";
  }
  return html;
}

const FOLDED = new Map();

function foldedOnce(sentence) {
  let folded = FOLDED.get(sentence);
  if (folded === undefined) FOLDED.set(sentence, folded = fold(sentence));
  return folded;
}

/* The sentence or question that has most of what was asked for; of equals the first, which is the record in one line. */
function bestSentence(record, hit, index, core) {
  let best = { text: record.sentences[0] || "", worth: 0 };
  record.sentences.concat(record.asked).forEach(sentence => {
    const folded = foldedOnce(sentence);
    let worth = core.length > 1 && folded.indexOf(core) >= 0 ? WHOLE : 0;
    hit.tokens.forEach(token => { if (folded.indexOf(token) >= 0) worth += index.rarity(token); });
    if (worth > best.worth) best = { text: sentence, worth: worth };
  });
  return best;
}

/* The stretch of a long sentence where the matches are. */
function excerpt(sentence, tokens, core) {
  const on = matches(sentence, tokens, core);
  const first = on.indexOf(true);
  const from = sentence.length <= LONGEST || first < LONGEST / 2 ? 0 : Math.min(first - 20, sentence.length - LONGEST);
  const to = Math.min(sentence.length, from + LONGEST);
  return (from ? "…" : "") + marked(sentence.slice(from, to), on.slice(from, to)) + (to < sentence.length ? "…" : "");
}

/* The other name by which a record was found, when neither its name nor the sentence shows why it is here. */
function otherName(record, hit, query, sentence) {
  if (hit.name) return hit.name === record.names[0] ? "" : hit.name.text;
  if (query.core.length < 2 || sentence.worth >= WHOLE || record.names[0].bare.indexOf(query.core) >= 0) return "";
  const other = record.names.slice(1).filter(name => name.bare.indexOf(query.core) >= 0)[0];
  return other ? other.text : "";
}

/* The labels go with the text: the theme would make a landmark of those of each result. */
function labels(tags) {
  return tags.map(tag => "<span class=\"md-tag\">" + escapeHtml(tag) + "</span> ").join("");
}

/* What the record is about, which is its first sentence, and the one with the match, when that is another. */
function said(record, sentence, hit, core) {
  const lead = record.sentences[0] || "";
  const first = excerpt(lead, hit.tokens, core);
  return sentence.text === lead ? first : first + " …" + excerpt(sentence.text, hit.tokens, core);
}

function item(record, hit, index, query) {
  const on = matches(record.name, hit.tokens, query.core);
  if (hit.read) on.fill(true, hit.read.from, hit.read.to);
  const sentence = bestSentence(record, hit, index, query.core);
  const other = otherName(record, hit, query, sentence);
  const also = other ? "（" + marked(other, matches(other, hit.tokens, query.core)) + "）" : "";
  return {
    location: record.location, title: marked(record.name, on), score: hit.score, terms: {},
    text: labels(record.tags) + also + said(record, sentence, hit, query.core)
  };
}
