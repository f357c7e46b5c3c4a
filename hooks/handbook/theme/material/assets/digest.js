/* SHA-256 (FIPS 180-4) of a text in UTF-8: that of the browser is missing from file:// and http. Loaded by takealong.js for a
   reader's own copy of a report. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  function roots() {
    var found = { start: [], rounds: [] };
    function part(root) { return ((root - Math.floor(root)) * 4294967296) | 0; }
    for (var number = 2; found.rounds.length < 64; number++) {
      var isPrime = true;
      for (var factor = 2; factor * factor <= number; factor++) if (number % factor === 0) isPrime = false;
      if (!isPrime) continue;
      if (found.start.length < 8) found.start.push(part(Math.sqrt(number)));
      found.rounds.push(part(Math.pow(number, 1 / 3)));
    }
    return found;
  }

  var SHA = roots();

  /* UTF-8 of a text, with the padding that the digest wants. */
  function padded(text) {
    var bytes = new Uint8Array(text.length * 3 + 73);
    var n = 0;
    for (var i = 0; i < text.length; i++) {
      var code = text.charCodeAt(i);
      if ((code & 0xfc00) === 0xd800 && i + 1 < text.length) code = 0x10000 + ((code - 0xd800) << 10) + text.charCodeAt(++i) - 0xdc00;
      if (code < 0x80) bytes[n++] = code;
      else {
        if (code < 0x800) bytes[n++] = 0xc0 | (code >> 6);
        else {
          if (code < 0x10000) bytes[n++] = 0xe0 | (code >> 12);
          else { bytes[n++] = 0xf0 | (code >> 18); bytes[n++] = 0x80 | ((code >> 12) & 63); }
          bytes[n++] = 0x80 | ((code >> 6) & 63);
        }
        bytes[n++] = 0x80 | (code & 63);
      }
    }
    return closedBlocks(bytes, n);
  }

  function closedBlocks(bytes, length) {
    var whole = new Uint8Array(((length + 8) >> 6 << 6) + 64);
    var view = new DataView(whole.buffer);
    whole.set(bytes.subarray(0, length));
    whole[length] = 0x80;
    view.setUint32(whole.length - 8, Math.floor(length / 536870912));
    view.setUint32(whole.length - 4, length * 8 >>> 0);
    return view;
  }

  function turned(word, by) { return (word >>> by) | (word << (32 - by)); }

  function round(state, view, block, w) {
    for (var i = 0; i < 16; i++) w[i] = view.getInt32(block + i * 4);
    for (; i < 64; i++) {
      var a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + w[i - 7] + (turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)) + (turned(b, 17) ^ turned(b, 19) ^ (b >>> 10));
    }
    var s0 = state[0], s1 = state[1], s2 = state[2], s3 = state[3], s4 = state[4], s5 = state[5], s6 = state[6], s7 = state[7];
    for (i = 0; i < 64; i++) {
      var one = s7 + (turned(s4, 6) ^ turned(s4, 11) ^ turned(s4, 25)) + ((s4 & s5) ^ (~s4 & s6)) + SHA.rounds[i] + w[i];
      var two = (turned(s0, 2) ^ turned(s0, 13) ^ turned(s0, 22)) + ((s0 & s1) ^ (s0 & s2) ^ (s1 & s2));
      s7 = s6; s6 = s5; s5 = s4; s4 = (s3 + one) | 0; s3 = s2; s2 = s1; s1 = s0; s0 = (one + two) | 0;
    }
    var after = [s0, s1, s2, s3, s4, s5, s6, s7];
    for (i = 0; i < 8; i++) state[i] += after[i];
  }

  /* In hexadecimal digits. */
  window.handbookDigest = function (text) {
    var view = padded(text);
    var state = Int32Array.from(SHA.start);
    var w = new Int32Array(64);
    for (var block = 0; block < view.byteLength; block += 64) round(state, view, block, w);
    return Array.prototype.map.call(state, function (word) { return ("0000000" + (word >>> 0).toString(16)).slice(-8); }).join("");
  };
}());
