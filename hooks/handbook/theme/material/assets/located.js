/* Where the passages of a report are in a copy of it: in the very file by their offsets, in another edition by their words. Loaded
   by takealong.js for a reader's own copy of a report. Written for browsers of 2016 (ES2015); works from file://; asks for
   nothing. */
(function () {
  "use strict";

  var MOST_TRIED = 60; // places at which a passage is looked for by its beginning
  var LEAST_EDGE = 5; // characters by which a passage with other words inside is still known

  function solid(text) { return window.handbookSolid.of(text).text; }

  function mark(text) { return window.handbookDigest(text).slice(0, 12); }

  /* Stretches of the file that the handbook leaves out, cut out of a stretch. */
  function without(span, hidden) {
    return hidden.reduce(function (spans, out) {
      return spans.reduce(function (kept, each) {
        if (out[0] >= each[1] || out[1] <= each[0]) return kept.concat([each]);
        return kept.concat([[each[0], out[0]], [out[1], each[1]]].filter(function (part) { return part[0] < part[1]; }));
      }, []);
    }, [span]);
  }

  function placesOf(text, words) {
    for (var found = [], at = words ? text.indexOf(words) : -1; at >= 0 && found.length < MOST_TRIED; at = text.indexOf(words, at + 1)) found.push(at);
    return found;
  }

  /* Offsets of a report's index count characters; those of a script count a character outside the basic plane twice. */
  function inUnits(text) {
    if (!/[\ud800-\udbff]/.test(text)) return function (offset) { return offset; };
    for (var starts = [], i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) starts.push(i);
    return function (offset) { return offset < starts.length ? starts[offset] : text.length; };
  }

  /* In the very file: the offsets hold. `how` is "same" for the very words, "near" where only beginning and end are. */
  function inTheFile(data, copy) {
    var units = inUnits(copy.text);
    function spans(list) { return list.map(function (each) { return [units(each[0]), units(each[1])]; }); }
    return {
      isFile: true, hidden: spans(data.hidden),
      damage: data.damage.map(function (each) { return [units(each[0]), units(each[1]), each[2]]; }),
      places: spans(data.passages).map(function (span) { return { span: span, how: "same" }; }),
    };
  }

  /* In another edition each passage is looked for: behind the one before, or where its first or last characters stand. */
  function inAnother(data, copy) {
    var end = -1;
    var places = data.passages.map(function (passage) {
      var length = without([passage[0], passage[1]], data.hidden).reduce(function (sum, part) { return sum + part[1] - part[0]; }, 0);
      var found = sought(copy.text, passage, length, end);
      if (found) end = found.span[1];
      return found;
    });
    return { isFile: false, hidden: [], damage: [], places: places };
  }

  function sought(text, passage, length, end) {
    var first = solid(passage[2]);
    var last = solid(passage[3]);
    var starts = (end >= 0 ? [end] : []).concat(first ? placesOf(text, first) : placesOf(text, last).map(function (at) { return at + last.length - length; }));
    for (var i = 0; i < starts.length; i++) {
      if (starts[i] >= 0 && mark(text.substr(starts[i], length)) === passage[4]) return { span: [starts[i], starts[i] + length], how: "same" };
    }
    return first.length >= LEAST_EDGE && last.length >= LEAST_EDGE ? alike(text, first, last, length) : null;
  }

  function alike(text, first, last, length) {
    var ends = placesOf(text, last);
    var best = null;
    placesOf(text, first).forEach(function (start) {
      ends.forEach(function (end) {
        var off = Math.abs(end + last.length - start - length);
        if (end > start && off <= length / 2 && (!best || off < best.off)) best = { span: [start, end + last.length], how: "near", off: off };
      });
    });
    return best;
  }

  function located(data, copy) {
    var found = data.digest === copy.digest ? inTheFile(data, copy) : inAnother(data, copy);
    found.numbers = data.numbers; // only where they are not 1, 2, 3 …
    return found;
  }

  window.handbookLocated = { of: located, without: without };
}());
