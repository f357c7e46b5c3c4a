/* A reader's own copy of a report: chosen once, recognised by its text, kept in this browser; from then on every citation of
   it opens the very words. Loaded by takealong.js when somebody asks for it. Written for browsers of 2016 (ES2015); works from
   file://; asks for nothing but the handbook's own scripts, and sends nothing. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var base = JSON.parse(document.getElementById("__config").textContent).base + "/";

  /* ---- solid text: what is left when all is taken away that saving anew may change; as evidence/editions.py does ---- */

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

  /* Offsets of a report's index count characters; those of a script count a character outside the basic plane twice. */
  function inUnits(text) {
    if (!/[\ud800-\udbff]/.test(text)) return function (offset) { return offset; };
    for (var starts = [], i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) starts.push(i);
    return function (offset) { return offset < starts.length ? starts[offset] : text.length; };
  }

  /* ---- SHA-256 (FIPS 180-4); that of the browser is missing from file:// and http ---- */

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

  function digest(text) {
    var view = padded(text);
    var state = Int32Array.from(SHA.start);
    var w = new Int32Array(64);
    for (var block = 0; block < view.byteLength; block += 64) round(state, view, block, w);
    return Array.prototype.map.call(state, function (word) { return ("0000000" + (word >>> 0).toString(16)).slice(-8); }).join("");
  }

  /* ---- where the passages of a report are in a file ---- */

  var MOST_TRIED = 60; // places at which a passage is looked for by its beginning
  var LEAST_EDGE = 5; // characters by which a passage with other words inside is still known

  function mark(text) { return digest(text).slice(0, 12); }

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
    var first = solid(passage[2]).text;
    var last = solid(passage[3]).text;
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

  /* ---- the handbook's own scripts with what a copy is recognised by ---- */

  var waiting = {};

  function needed(address, then, fail) {
    var script = document.createElement("script");
    script.src = address;
    script.onload = then;
    script.onerror = fail || null;
    document.body.appendChild(script);
  }

  var lists = null;
  window.handbookOriginals = function (list) { lists = list; };
  window.handbookPassages = function (id, data) { waiting[id] = data; };

  function withList(then, fail) {
    if (lists) then(lists); else needed(base + "sources/originals.js", function () { then(lists); }, fail);
  }

  function withPassages(id, then, fail) {
    if (waiting[id]) then(waiting[id]); else needed(base + "sources/" + id + "/passages.js", function () { then(waiting[id]); }, fail);
  }

  /* One after the other; what cannot be loaded is passed over. */
  function withEach(ids, each, then) {
    if (!ids.length) return then();
    function next() { withEach(ids.slice(1), each, then); }
    withPassages(ids[0], function (data) { each(ids[0], data); next(); }, next);
  }

  /* ---- keeping: the texts in IndexedDB, which report is in which of them in localStorage, where every page can look ---- */

  var session = {}; // digest → copy, with its solid text
  var kept = tools.copies(); // id → {digest, name, same, near, of}

  function database(then, fail) {
    try {
      var asked = indexedDB.open("handbook-originals", 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore("files", { keyPath: "digest" }); };
      asked.onerror = fail;
      asked.onsuccess = function () { then(asked.result); };
    } catch (refused) { fail(); }
  }

  function inStore(mode, act, then, fail) {
    database(function (opened) {
      try {
        var turn = opened.transaction("files", mode);
        var asked = act(turn.objectStore("files"));
        turn.oncomplete = function () { opened.close(); then(asked.result); };
        turn.onerror = turn.onabort = function () { opened.close(); fail(); };
      } catch (refused) { opened.close(); fail(); }
    }, fail);
  }

  /* Keep a copy; `then` is told whether it will be there on other pages too. */
  function keep(copy, found, then) {
    session[copy.digest] = copy;
    Object.keys(found).forEach(function (id) { kept[id] = found[id]; });
    inStore("readwrite", function (store) { return store.put({ digest: copy.digest, name: copy.name, text: copy.raw }); }, function () {
      then(tools.keepCopies(kept));
    }, function () { then(false); });
  }

  function drop(key, then) {
    delete session[key];
    Object.keys(kept).forEach(function (id) { if (kept[id].digest === key) delete kept[id]; });
    tools.keepCopies(kept);
    inStore("readwrite", function (store) { return store.delete(key); }, then, then);
  }

  function withCopy(key, then, fail) {
    if (session[key]) return then(session[key]);
    inStore("readonly", function (store) { return store.get(key); }, function (found) {
      if (found && typeof found.text === "string") then(session[key] = made(found.text, found.name, key)); else fail();
    }, fail);
  }

  function made(text, name, known) {
    var copy = solid(text);
    copy.name = name;
    copy.digest = known || digest(copy.text);
    return copy;
  }

  /* ---- recognising a file ---- */

  var LEAST_FOUND = 3; // passages, and a fifth of the report: fewer are chance

  function told(name, places) {
    function count(how) { return places.filter(function (place) { return place && place.how === how; }).length; }
    return { name: name, same: count("same"), near: count("near"), of: places.length };
  }

  function isFound(what) { return what.same + what.near >= Math.min(LEAST_FOUND, what.of) && (what.same + what.near) * 5 >= what.of; }

  /* Which of the listed reports are in a copy: those of this very file, and those that it holds in another edition. */
  function recognise(copy, list, own, then) {
    var found = {};
    list.forEach(function (each) {
      if (each[2] === copy.digest) found[each[0]] = { digest: copy.digest, file: copy.name, name: each[1], same: each[3], near: 0, of: each[3], isFile: true };
    });
    var others = list.filter(function (each) {
      return !found[each[0]] && (each[0] === own || each[4].some(function (words) { return copy.text.indexOf(solid(words).text) >= 0; }));
    });
    var names = {};
    others.forEach(function (each) { names[each[0]] = each[1]; });
    withEach(Object.keys(names), function (id, data) {
      var what = told(names[id], located(data, copy).places);
      if (isFound(what)) found[id] = { digest: copy.digest, file: copy.name, name: what.name, same: what.same, near: what.near, of: what.of };
    }, function () { then(found); });
  }

  function agreement(what) {
    if (what.isFile) return "与手册所据的文字相同，" + what.of + " 段都能看";
    var lost = what.of - what.same - what.near;
    return "版本不同：" + what.of + " 段里 " + what.same + " 段逐字相同" + (what.near ? "，" + what.near + " 段只有起止相同" : "") +
      (lost ? "，" + lost + " 段没有找到" : "");
  }

  /* ---- what a statement and a passage share, as evidence/shown.py marks it ---- */

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

  var LETTERS = /^[A-Za-z\u00c0-\u024f\u3007\u3400-\u9fff\uf900-\ufaff]+$/;

  function numbers(letters) {
    var text = letters.join("");
    var found = [];
    var pattern = /[0-9]+(?:\.[0-9]+)?/g;
    if (letters.length !== text.length) return found;
    for (var number = pattern.exec(text); number; number = pattern.exec(text)) found.push([number.index, number.index + number[0].length, number[0]]);
    return found;
  }

  function shared(statement, passage) {
    var said = folded(statement);
    var words = folded(passage);
    var grams = {};
    var claimed = {};
    for (var i = 0; i + 3 <= said.letters.length; i++) grams[said.letters.slice(i, i + 3).join("")] = true;
    numbers(said.letters).forEach(function (number) { claimed[number[2]] = true; });
    var spans = numbers(words.letters).filter(function (number) { return claimed[number[2]]; });
    for (i = 0; i + 3 <= words.letters.length; i++) {
      var gram = words.letters.slice(i, i + 3).join("");
      if (grams[gram] === true && LETTERS.test(gram)) spans.push([i, i + 3]);
    }
    return spans.map(function (span) { return [words.at[span[0]], words.at[span[1] - 1] + 1]; });
  }

  /* ---- showing a passage ---- */

  function element(name, words, className) {
    var node = document.createElement(name);
    if (words) node.textContent = words;
    if (className) node.className = className;
    return node;
  }

  function rawOf(copy, span) { return span[0] < span[1] ? copy.raw.slice(copy.at[span[0]], copy.at[span[1] - 1] + 1) : ""; }

  /* The words of a passage in pieces: what is damaged stands by itself. */
  function pieces(copy, found, span) {
    var cuts = without(span, found.hidden).reduce(function (all, part) {
      found.damage.forEach(function (harm) {
        if (harm[0] < part[1] && harm[1] > part[0]) all.push([Math.max(harm[0], part[0]), Math.min(harm[1], part[1]), harm[2]]);
      });
      return all.concat(without(part, found.damage));
    }, []);
    return cuts.sort(function (one, other) { return one[0] - other[0]; });
  }

  function quoted(copy, found, span) {
    var quote = element("blockquote", "", "hb-passage__text");
    pieces(copy, found, span).forEach(function (piece) {
      var words = rawOf(copy, piece).replace(/\s*\n\s*/g, "");
      if (!piece[2]) return quote.appendChild(document.createTextNode(words));
      var harmed = quote.appendChild(element("span", words, "hb-damaged"));
      harmed.appendChild(element("small", "［受损：" + piece[2] + "］")).setAttribute("data-told", "");
    });
    return quote;
  }

  var BESIDE = 80; // characters of the line before and of the line after

  function lineBefore(copy, span) {
    var line = rawOf(copy, [Math.max(0, span[0] - 4 * BESIDE), span[0]]).trim().split(/\n/).pop().trim();
    return line.length > BESIDE ? "……" + line.slice(-BESIDE) : line;
  }

  function lineAfter(copy, span) {
    var line = rawOf(copy, [span[1], Math.min(copy.text.length, span[1] + 4 * BESIDE)]).trim().split(/\n/)[0].trim();
    return line.length > BESIDE ? line.slice(0, BESIDE) + "……" : line;
  }

  var box = null;
  var cameFrom = null;

  function close() {
    if (!box) return;
    box.parentNode.removeChild(box);
    box = null;
    if (cameFrom) cameFrom.focus();
  }

  /* Within the box the tabulator goes round; Esc closes it. */
  function keys(event) {
    if (!box) return;
    if (event.key === "Escape" || event.key === "Esc") { event.preventDefault(); event.stopPropagation(); return close(); }
    if (event.key !== "Tab") return;
    var stops = tools.all("a[href], button, [tabindex='0']", box);
    var edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge && box.contains(document.activeElement)) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }

  addEventListener("keydown", keys, true);

  function opened(title, link) {
    close();
    cameFrom = link;
    box = element("div", "", "hb-original hb-screen");
    var sheet = box.appendChild(element("div", "", "hb-original__sheet md-typeset"));
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-modal", "true");
    sheet.setAttribute("aria-labelledby", "hb-original");
    sheet.appendChild(element("p", title, "hb-original__title")).id = "hb-original";
    box.addEventListener("click", function (event) { if (event.target === box) close(); });
    document.body.appendChild(box);
    return sheet;
  }

  function note(what, place) {
    if (what.isFile) return "您手里的《" + what.file + "》，文字与手册所据的相同。";
    return "您手里的《" + what.file + "》与手册所据的版本不同，" + (place.how === "same" ? "这一段逐字相同。" : "这一段起止相同，中间有出入。");
  }

  function show(sheet, what, copy, found, number, statement, address) {
    var place = found.places[found.numbers ? found.numbers.indexOf(number) : number - 1];
    if (!place) sheet.appendChild(element("p", "这份文件里没有找到这一段：版本不同，或者缺了这一段。", "hb-notice"));
    else {
      var before = lineBefore(copy, place.span);
      var after = lineAfter(copy, place.span);
      if (before) sheet.appendChild(element("p", before, "hb-original__beside"));
      var quote = sheet.appendChild(quoted(copy, found, place.span));
      quote.setAttribute("tabindex", "0");
      if (after) sheet.appendChild(element("p", after, "hb-original__beside"));
      tools.markIn(quote, statement ? shared(statement, textOf(quote)) : []);
      sheet.appendChild(element("p", note(what, place), "hb-note"));
    }
    var foot = sheet.appendChild(element("p", "", "hb-original__foot"));
    var leave = foot.appendChild(tools.button("关闭", close));
    if (address) foot.appendChild(element("a", "到来源页的这一段")).href = address;
    leave.focus();
  }

  function textOf(quote) { return tools.textsIn(quote).map(function (node) { return node.data; }).join(""); }

  /* The sentence, row or entry that a citation stands behind, or the list for the whole of which it stands, without citations;
     nothing behind a note. */
  function statementOf(link) {
    if (!link.classList.contains("hb-cite")) return "";
    var node = link.parentNode.classList.contains("hb-whole") ? link.parentNode.previousElementSibling : link;
    if (node !== link) return node.textContent;
    while (node && !/^(TR|LI|DD|P|TD|FIGCAPTION)$/.test(node.tagName)) node = node.parentNode;
    if (node && node.tagName === "TD") node = node.parentNode;
    if (!node) return "";
    var copy = node.cloneNode(true);
    tools.all(".hb-cite, .hb-button, .hb-status", copy).forEach(function (each) { each.parentNode.removeChild(each); });
    return copy.textContent;
  }

  /* Open a passage: `statement` is what rests on it. `fail` when there is no copy after all. */
  function open(id, number, link, title, statement, address, fail) {
    var what = kept[id];
    if (!what) return fail();
    withCopy(what.digest, function (copy) {
      withPassages(id, function (data) {
        show(opened(title, link), what, copy, located(data, copy), number, statement, address);
      }, fail);
    }, function () {
      drop(what.digest, function () {});
      fail();
    });
  }

  /* `link` is what was clicked, `address` the way to the passage, `title` its report and place. */
  function openCitation(id, number, link, address, title) {
    open(id, number, link, title + "（第 " + number + " 段）", statementOf(link), address, function () { location.href = address; });
  }

  /* ---- on the page of a report: choosing a file, what was found, taking it away ---- */

  var panel = document.querySelector("#reader");
  var own = panel && panel.getAttribute("data-source");
  var status = null;

  function choice() {
    var label = element("label", "", "hb-drop");
    var input = element("input");
    label.appendChild(element("span", "选一个文件，或者把文件拖到这里"));
    input.type = "file";
    input.accept = ".txt,.docx,text/plain";
    input.addEventListener("change", function () { if (input.files[0]) take(input.files[0]); input.value = ""; });
    label.appendChild(input);
    ["dragenter", "dragover", "dragleave", "drop"].forEach(function (kind) {
      label.addEventListener(kind, function (event) {
        event.preventDefault();
        label.classList[kind === "dragenter" || kind === "dragover" ? "add" : "remove"]("hb-drop--over");
        if (kind === "drop" && event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
      });
    });
    return label;
  }

  function say(words, isFault) {
    status.textContent = words;
    status.className = words ? (isFault ? "hb-notice" : "hb-note") : "";
  }

  function take(file) {
    say("正在读“" + file.name + "”……");
    function fail(message) { say("“" + file.name + "”" + message, true); }
    function failed() { fail("没有核对成：手册自己的文件没有取到，请刷新后再试。"); }
    function read() {
      window.handbookFileText(file, tools.besides, function (text) { setTimeout(function () { taken(file.name, text, failed); }, 20); }, fail);
    }
    // a moment for the browser to show the words above: a large file takes a second
    setTimeout(function () { if (window.handbookFileText) read(); else tools.besides("filetext.js", read, failed); }, 20);
  }

  function taken(name, read, failed) {
    var copy = made(read.text, name);
    withList(function (list) {
      recognise(copy, list, own, function (found) {
        var ids = Object.keys(found);
        if (!ids.length) return say("“" + name + "”里没有找到本手册所据的报告。" + read.note, true);
        keep(copy, found, function (stays) {
          report();
          say(answer(name, found, ids, stays) + (found[own] && found[own].isFile ? "" : read.note), own && !found[own]);
        });
      });
    }, failed);
  }

  function answer(name, found, ids, stays) {
    var here = !own ? "" : found[own] ? "这一篇" + agreement(found[own]) + "。" : "“" + name + "”里没有找到这一篇。";
    var others = ids.filter(function (id) { return id !== own; });
    var there = others.length ? "文件里还有 " + others.length + " 篇：" + others.map(function (id) {
      return "《" + found[id].name + "》" + (found[id].isFile ? "" : "（" + agreement(found[id]) + "）");
    }).join("、") + "。" : "";
    var how = stays ? location.protocol === "file:" ? "已存在这个浏览器里；有的浏览器不让本地网页互通，换一页打不开时再选一次。" : "已存在这个浏览器里，点出处就看到原话。"
      : "这个浏览器不让网页存东西：只在这一页有效，离开就没有了。";
    return here + there + how;
  }

  /* What is kept, and a button that takes each away; then, in the rows of this report, buttons that open its passages. */
  function report() {
    var list = panel.querySelector(".hb-kept");
    var files = {};
    Object.keys(kept).forEach(function (id) { (files[kept[id].digest] = files[kept[id].digest] || []).push(id); });
    list.textContent = "";
    Object.keys(files).forEach(function (key) {
      var item = list.appendChild(element("li", "《" + kept[files[key][0]].file + "》，" + files[key].length + " 篇"));
      if (kept[own] && kept[own].digest === key) item.appendChild(document.createTextNode("；这一篇" + agreement(kept[own])));
      item.appendChild(tools.button("移除", function () { drop(key, function () { report(); say("已从这个浏览器里移除。"); }); }));
    });
    rows();
  }

  function rows() {
    tools.all(".hb-open").forEach(function (button) { button.parentNode.removeChild(button); });
    if (!kept[own]) return;
    var name = document.querySelector("h1").textContent.replace(/#$/, "");
    tools.all(".hb-passages tbody tr").forEach(function (row) {
      var number = Number(row.id.slice(1));
      var button = tools.button("原文", function () {
        open(own, number, button, "《" + name + "》，" + row.cells[1].textContent + "（第 " + number + " 段）", "", "", function () { report(); say("存的原文不见了，请再选一次。", true); });
      });
      button.className += " hb-open";
      button.setAttribute("aria-label", "看第 " + number + " 段的原文");
      row.cells[3].appendChild(button);
    });
  }

  function build() {
    var inside = panel.querySelector("div");
    inside.textContent = "";
    inside.appendChild(choice());
    status = inside.appendChild(element("p"));
    status.setAttribute("role", "status");
    inside.appendChild(element("ul", "", "hb-kept"));
    report();
  }

  if (panel) build();

  window.handbookReader = { openCitation: openCitation, solid: function (text) { return solid(text).text; }, digest: digest, has: function (id) { return Boolean(kept[id]); } };
}());
