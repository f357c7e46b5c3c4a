/* A passage of a report in the reader's own copy of it: opened in a box over the page, with what it shares with the statement that
   rests on it marked. Loaded by takealong.js when somebody asks for it. Written for browsers of 2016 (ES2015); works from file://;
   asks for nothing but the handbook's own scripts, and sends nothing. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var copies = window.handbookCopies;
  var located = window.handbookLocated;
  var element = window.handbookElement;

  /* ---- what a statement and a passage share, as evidence/shown.py marks it ---- */

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
    var said = window.handbookSolid.folded(statement);
    var words = window.handbookSolid.folded(passage);
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

  function rawOf(copy, span) { return span[0] < span[1] ? copy.raw.slice(copy.at[span[0]], copy.at[span[1] - 1] + 1) : ""; }

  /* The words of a passage in pieces: what is damaged stands by itself. */
  function pieces(copy, found, span) {
    var cuts = located.without(span, found.hidden).reduce(function (all, part) {
      found.damage.forEach(function (harm) {
        if (harm[0] < part[1] && harm[1] > part[0]) all.push([Math.max(harm[0], part[0]), Math.min(harm[1], part[1]), harm[2]]);
      });
      return all.concat(located.without(part, found.damage));
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
    var what = copies.kept[id];
    if (!what) return fail();
    copies.withCopy(what.digest, function (copy) {
      copies.withPassages(id, function (data) {
        show(opened(title, link), what, copy, located.of(data, copy), number, statement, address);
      }, fail);
    }, function () {
      copies.drop(what.digest, function () {});
      fail();
    });
  }

  /* `link` is what was clicked, `address` the way to the passage, `title` its report and place. */
  function openCitation(id, number, link, address, title) {
    open(id, number, link, title + "（第 " + number + " 段）", statementOf(link), address, function () { location.href = address; });
  }

  window.handbookReader = { open: open, openCitation: openCitation, has: function (id) { return Boolean(copies.kept[id]); } };
}());
