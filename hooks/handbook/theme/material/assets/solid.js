/* Solid text: what is left of a text when all is taken away that saving it anew may change, as evidence/editions.py does; and its
   letters as they are compared. Loaded by takealong.js for a reader's own copy of a report. Written for browsers of 2016
   (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var BLANKS = "0-20 7f-a0 ad 34f 61c 115f-1160 1680 17b4-17b5 180b-180e 2000-200f 2028-202f 205f-206f 3000 3164 fe00-fe0f feff ffa0";
  var TWINS = { "-": "‐‑‒–—―─−", "~": "〜∼" };
  var WIDE_SIGNS = "¢£¬¯¦¥₩"; // from U+FFE0
  var twin = new Uint16Array(65536); // what each character counts as; 0 for a blank

  function prepare() {
    for (var code = 0; code < 65536; code++) twin[code] = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
    Object.keys(TWINS).forEach(function (sign) {
      TWINS[sign].split("").forEach(function (other) { twin[other.charCodeAt(0)] = sign.charCodeAt(0); });
    });
    WIDE_SIGNS.split("").forEach(function (sign, at) { twin[0xffe0 + at] = sign.charCodeAt(0); });
    BLANKS.split(" ").forEach(function (span) {
      var ends = span.split("-").map(function (end) { return parseInt(end, 16); });
      twin.fill(0, ends[0], (ends[1] || ends[0]) + 1);
    });
  }

  prepare();

  /* The solid text, and for each place in it the place in the text; one more for the end. */
  function solid(text) {
    var codes = new Uint16Array(text.length);
    var at = new Int32Array(text.length + 1);
    var length = 0;
    for (var i = 0; i < text.length; i++) {
      var code = twin[text.charCodeAt(i)];
      if (code) { codes[length] = code; at[length++] = i; }
    }
    at[length] = text.length;
    for (var pieces = [], from = 0; from < length; from += 8192) {
      pieces.push(String.fromCharCode.apply(null, codes.subarray(from, Math.min(from + 8192, length))));
    }
    return { text: pieces.join(""), at: at, raw: text };
  }

  /* The letters of a text as they are compared, and for each its place in the text. */
  function folded(text) {
    var found = { letters: [], at: [] };
    Array.from(text).forEach(function (letter, at) {
      var code = letter.length > 1 ? 1 : twin[letter.charCodeAt(0)];
      if (!code || "“”‘’\"'「」『』".indexOf(letter) >= 0) return;
      found.letters.push(letter.length > 1 ? letter : String.fromCharCode(code).toLowerCase());
      found.at.push(at);
    });
    return found;
  }

  window.handbookSolid = { of: solid, folded: folded };
}());
