/* Searches the handbook in place of the theme's own script, with the theme's messages:
   {type: 0, data: {config, docs}} sets up and is answered by {type: 1}; {type: 2, data: words} asks and is answered by
   {type: 3, data: {items}}. Chinese is not cut into words: every word asked for must stand in the record as it is.
   Written in ES2015 and without newer regular expressions, for old browsers. */
"use strict";

var records = [];
var MOST = 500;
var BREAK = /[\s，。、；：！？…—·“”"'‘’《》【】（）(),;:!?]+/g;

/* Full-width letters and digits, case, and the two ways to write 1+13 are the same to a reader. */
function fold(text) {
  return String(text)
    .replace(/[\uff01-\uff5e]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 0xfee0); })
    .toLowerCase()
    .replace(/(\d)加(?=\d)/g, "$1+");
}

function plain(html) {
  return html
    .replace(/<\/(?:p|li|h\d|tr|td|div)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&#39;/g, "'").replace(/&amp;/g, "&");
}

function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/* A name without the signs in it: “党建+”融入教育 and 党建+融入教育 are the same to a reader. */
function bare(text) {
  return fold(text).replace(BREAK, "");
}

/* Hand-written pages have no names besides their title. */
function readRecord(doc) {
  var title = plain(doc.title);
  var text = plain(doc.text);
  var names = (doc.names || []).filter(function (name) { return name !== title; });
  return {
    location: doc.location, title: title, text: text, tags: doc.tags || [], isPage: !doc.names,
    foldedTitle: fold(title), foldedText: fold(text), bareTitle: bare(title),
    names: names, foldedNames: names.map(fold), bareNames: names.map(bare)
  };
}

/* How well a record answers to a word: its title counts most, then its other names, then its text. */
function weigh(record, word) {
  var score = 0;
  if (record.foldedTitle === word) score += 1000;
  else if (record.foldedTitle.indexOf(word) >= 0) score += 200;
  record.foldedNames.forEach(function (name) {
    if (name === word) score += 400;
    else if (name.indexOf(word) >= 0) score += 40;
  });
  var at = record.foldedText.indexOf(word);
  for (var times = 0; at >= 0 && times < 8; times++) {
    score += 2;
    at = record.foldedText.indexOf(word, at + word.length);
  }
  return score;
}

function weighAll(record, words) {
  var total = 0;
  for (var i = 0; i < words.length; i++) {
    var score = weigh(record, words[i]);
    if (!score) return 0;
    total += score;
  }
  return total;
}

/* Whoever writes out a whole name wants that record before all others. */
function weighWhole(record, whole) {
  if (record.bareTitle === whole) return 100000;
  if (record.bareNames.indexOf(whole) >= 0) return 10000;
  return record.bareTitle.indexOf(whole) >= 0 ? 500 : 0;
}

/* Pages about the handbook itself come after records that answer as well. */
function weighQuery(record, query) {
  var score = weighAll(record, query.words) + weighWhole(record, query.whole);
  return record.isPage ? score / 10 : score;
}

function byScore(a, b) {
  return b.score - a.score || a.record.title.length - b.record.title.length ||
    (a.record.location < b.record.location ? -1 : 1);
}

function mark(text, words) {
  var folded = fold(text);
  if (folded.length !== text.length) return escapeHtml(text);
  var out = "";
  var at = 0;
  while (at < text.length) {
    var word = words.filter(function (w) { return folded.substr(at, w.length) === w; })[0];
    if (word) out += "<mark data-md-highlight>" + escapeHtml(text.substr(at, word.length)) + "</mark>";
    else out += escapeHtml(text.charAt(at));
    at += word ? word.length : 1;
  }
  return out;
}

/* What the record is about, which is its first line, and the line with the first word found, when that is another. */
function snippet(record, words) {
  var first = words.map(function (word) { return record.foldedText.indexOf(word); })
    .filter(function (at) { return at >= 0; })
    .sort(function (a, b) { return a - b; })[0] || 0;
  var lead = line(record.text, 0);
  var said = nameFound(record, words) + mark(lead, words);
  return first < lead.length ? said : said + " …" + mark(line(record.text, first), words);
}

/* The line that a place stands in, cut to some words before and a short sentence after. */
function line(text, at) {
  var from = Math.max(text.lastIndexOf("\n", at) + 1, at - 30);
  var end = text.indexOf("\n", at);
  return text.slice(from, Math.min(end < 0 ? text.length : end, from + 90));
}

/* The other name that answers to a word seen neither in the title nor in the text; else the reader would wonder. */
function nameFound(record, words) {
  var unseen = words.filter(function (word) {
    return record.foldedTitle.indexOf(word) < 0 && record.foldedText.indexOf(word) < 0;
  })[0];
  var at = record.foldedNames.map(function (name) { return name.indexOf(unseen) >= 0; }).indexOf(true);
  return unseen && at >= 0 ? "（" + mark(record.names[at], words) + "）" : "";
}

function readQuery(text) {
  return { words: fold(text).split(BREAK).filter(Boolean), whole: bare(text) };
}

function answer(text) {
  var query = readQuery(text);
  if (!query.whole) return [];
  return records
    .map(function (record) { return { record: record, score: weighQuery(record, query) }; })
    .filter(function (found) { return found.score > 0; })
    .sort(byScore)
    .slice(0, MOST)
    .map(function (found) { return [shown(found, query.words)]; });
}

/* The labels go with the text: the theme would make a landmark of those of each result. */
function shown(found, words) {
  var record = found.record;
  return {
    location: record.location, title: mark(record.title, words), text: labels(record.tags) + snippet(record, words),
    score: found.score, terms: {}
  };
}

function labels(tags) {
  return tags.map(function (tag) { return "<span class=\"md-tag\">" + escapeHtml(tag) + "</span> "; }).join("");
}

addEventListener("message", function (event) {
  var message = event.data;
  if (message.type === 0) {
    records = message.data.docs.map(readRecord);
    postMessage({ type: 1 });
  } else if (message.type === 2) {
    postMessage({ type: 3, data: { items: answer(message.data) } });
  }
});
