/* ---- sentences: which of a record's text is shown, and what of it matches. Words come as stretches, [words, how]: `how` they
   match is "exact", "synonym" or "sound", or "" where they do not ---- */

const LONGEST = 90; // characters of a sentence that are shown
const WHOLE = 20; // worth of a sentence that has the query as it was written

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
  return found.length ? found : [{ text: "", anchor: "" }];
}

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
function bestSentence(sentences, record, hit, index, core) {
  let best = { text: sentences[0].text, section: "", worth: 0 };
  const asked = record.head.asks.map(ask => ({ text: ask, anchor: "" }));
  sentences.concat(asked).forEach(sentence => {
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
