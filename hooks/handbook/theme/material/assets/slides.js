/* Slides as lessons/deck.py and slides.py make them, out of the same parts (lesson/parts.js). Loaded by lesson.js when somebody asks
   for some. Written for browsers of 2016 (ES2015); works from file://; nothing leaves this machine. */
(function () {
  "use strict";

  var QUIET = 4; // modules of white around a code, as the standard asks
  var EMS = 26, HIGH = 345, LEADING = 26.4, BEFORE = 6; // as in slides.py

  var deck = null;

  window.handbookDeck = function (parts) { deck = parts; };

  /* Nothing in it is taken for a mark. */
  function escaped(text) {
    return String(text).replace(/[&<>"@]/g, function (sign) { return { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "@": "&#64;" }[sign]; });
  }

  function filled(text, marks) {
    return Object.keys(marks).reduce(function (done, name) { return done.split("@" + name + "@").join(marks[name]); }, text);
  }

  function paragraphs(lines) {
    return lines.map(function (line) { return filled(deck.each[3], { text: escaped(line) }); }).join("") || "<a:p/>";
  }

  /* Lines of type that a text takes; a character beyond ASCII is one em wide. */
  function heightOf(line) {
    var ems = line.split("").reduce(function (sum, sign) { return sum + (sign < "\x7f" ? 0.62 : 1); }, 0);
    return LEADING * Math.max(1, Math.ceil(ems / EMS)) + BEFORE;
  }

  function paged(title, lines, note) {
    var pages = [[]];
    var used = 0;
    lines.forEach(function (line) {
      if (used && used + heightOf(line) > HIGH) { pages.push([]); used = 0; }
      pages[pages.length - 1].push(line);
      used += heightOf(line);
    });
    return pages.map(function (page, at) { return [pages.length > 1 ? title + "（" + (at + 1) + "/" + pages.length + "）" : title, page, note || "", ""]; });
  }

  /* The code of an address as a shape, as picture.py makes it. */
  function codeOf(address) {
    var code = window.handbookQr(address);
    var count = code.getModuleCount();
    var modules = "";
    for (var row = 0; row < count; row += 1) {
      for (var column = 0; column < count; column += 1) {
        if (code.isDark(row, column)) modules += filled(deck.code[1], { x: column + QUIET, y: row + QUIET, right: column + QUIET + 1, below: row + QUIET + 1 });
      }
    }
    return filled(deck.code[0], { address: escaped(address), top: deck.code[2], side: count + 2 * QUIET, modules: modules });
  }

  /* The slides of a case. The first has its code, also when the handbook was built without an address and the reader has said it. */
  function slidesOfCase(data) {
    var site = window.handbookUnit.site();
    var first = data.slides[0];
    if (!site || first[3]) return data.slides;
    return [[first[0], first[1], first[2], codeOf(site + data.at)]].concat(data.slides.slice(1));
  }

  function page(slide, width) {
    var shapes = slide[3].replace(/@left:([0-9]+)@/g, function (mark, wide) { return String(Math.floor((width - Number(wide)) / 2)); });
    return filled(deck.slide, { title: paragraphs([slide[0]]), body: paragraphs(slide[1]), note: paragraphs(slide[2] ? [slide[2]] : []), shapes: shapes });
  }

  /* The file with these slides, [title, lines, note, shapes] each, of one of the sizes. */
  function presentation(slides, size) {
    var width = deck.sizes[size];
    var marks = { wide: width, margin: deck.margin, inner: width - 2 * deck.margin, accent: deck.accent };
    var entries = {};
    function add(name, text) { entries[name] = window.handbookZip.strToU8(window.handbookFill.clean(filled(text, marks))); }
    function each(template, first, second) {
      return slides.map(function (slide, at) { return filled(template, { n: at + first, p: at + second }); }).join("");
    }
    add("[Content_Types].xml", filled(deck.types, { slides: each(deck.each[0], 1, 0) }));
    Object.keys(deck.fixed).forEach(function (name) { add(name, deck.fixed[name]); });
    add("ppt/presentation.xml", filled(deck.presentation, { ids: each(deck.each[1], 256, 2) }));
    add("ppt/_rels/presentation.xml.rels", filled(deck.links, { slides: each(deck.each[2], 2, 1) }));
    slides.forEach(function (slide, at) {
      add("ppt/slides/slide" + (at + 1) + ".xml", page(slide, width));
      add("ppt/slides/_rels/slide" + (at + 1) + ".xml.rels", filled(deck.slideLinks, { layout: at ? 1 : 2 }));
    });
    return window.handbookFill.zipped(entries);
  }

  window.handbookSlides = { paged: paged, ofCase: slidesOfCase, presentation: presentation, isReady: function () { return Boolean(deck); } };
}());
