/* A document out of blocks: as a Word file after the same measures and styles as forms, and as a booklet to be printed. Loaded
   by plan.js and compare.js when somebody asks for one. Written for browsers of 2016 (ES2015); works from file://; asks for
   nothing.

   A block is [kind, …]: ["title", words], ["line", runs], ["h1", words], ["h2", words], ["p", runs], ["note", runs],
   ["table", widths in millimetres, heads, rows of cells of runs, may a row go over the page?], ["annex", number, title, tree of a form]. Runs are a list of
   words, {mark}, {own} (the editor's) and {gap} (what is to be filled in); a cell may hold several. */
(function () {
  "use strict";

  var NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"';
  var STYLES = { title: "FormTitle", line: "UnitLine", h1: "Level1", h2: "Level2", p: "Indented", note: "Note" };
  // GB/T 9704—2012, as paper.py has it: width, height, top, right, bottom, left in millimetres
  var PORTRAIT = [210, 297, 37, 26, 35, 28];
  var LANDSCAPE = [297, 210, 28, 37, 26, 35];
  var LEFT = '<w:jc w:val="left"/>'; // addresses do not stretch a line
  var GAP = "【待填】";
  var OWN = "【编者】";

  var element = window.handbookElement;

  function twips(millimetres) { return Math.round(millimetres * 1440 / 25.4); }

  function escaped(text) {
    return String(text).replace(/[&<>"]/g, function (sign) { return { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" }[sign]; });
  }

  function listOf(runs) { return Array.isArray(runs) ? runs : [runs]; }

  /* ---- Word ---- */

  function text(words, look) {
    return "<w:r>" + (look ? "<w:rPr>" + look + "</w:rPr>" : "") + '<w:t xml:space="preserve">' + escaped(words) + "</w:t></w:r>";
  }

  function run(each) {
    if (typeof each === "string") return text(each);
    if (each.mark) return text(each.mark, '<w:vertAlign w:val="superscript"/>');
    if (each.gap !== undefined) return text(GAP + each.gap, '<w:highlight w:val="yellow"/>');
    return text(OWN + each.own, '<w:rStyle w:val="Given"/>');
  }

  function paragraph(style, runs, more) {
    return '<w:p><w:pPr><w:pStyle w:val="' + style + '"/>' + (more || "") + "</w:pPr>" + listOf(runs).map(run).join("") + "</w:p>";
  }

  function cell(width, style, runs) {
    return '<w:tc><w:tcPr><w:tcW w:w="' + twips(width) + '" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>' +
      (listOf(runs).length && Array.isArray(runs[0]) ? runs : [runs]).map(function (each) { return paragraph(style, each); }).join("") + "</w:tc>";
  }

  function row(widths, style, cells, isHead, isWhole) {
    return "<w:tr><w:trPr>" + (isHead || isWhole ? "<w:cantSplit/>" : "") + '<w:trHeight w:val="' + twips(isHead ? 9 : 11) + '" w:hRule="atLeast"/>' + (isHead ? "<w:tblHeader/>" : "") + "</w:trPr>" +
      cells.map(function (each, at) { return cell(widths[at], at && !isHead ? "Cell" : style, each); }).join("") + "</w:tr>";
  }

  function table(widths, heads, rows, isLong) {
    var whole = widths.reduce(function (sum, width) { return sum + width; }, 0);
    return '<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/><w:tblW w:w="' + twips(whole) + '" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' +
      widths.map(function (width) { return '<w:gridCol w:w="' + twips(width) + '"/>'; }).join("") + "</w:tblGrid>" + row(widths, "CellHead", heads, true) +
      rows.map(function (cells) { return row(widths, "CellHead", cells, false, !isLong); }).join("") + "</w:tbl>" + paragraph("Gap", "");
  }

  function section(page) {
    return '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="' + twips(page[0]) + '" w:h="' + twips(page[1]) + '"' +
      (page[0] > page[1] ? ' w:orient="landscape"' : "") + '/><w:pgMar w:top="' + twips(page[2]) + '" w:right="' + twips(page[3]) + '" w:bottom="' + twips(page[4]) + '" w:left="' + twips(page[5]) +
      '" w:header="851" w:footer="' + twips(page[4] - 12) + '" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>';
  }

  function inner(tree, name) { return Array.prototype.slice.call(tree.getElementsByTagNameNS(tree.documentElement.namespaceURI, name)); }

  /* A form as it is, in a section of its own: its number stands in the margin above it, so that the form keeps its page; its
     title is a heading. The mark of a section stands in its last paragraph, or in the body of a document for the last one. */
  function annex(number, tree, ids, isLast) {
    var W = tree.documentElement.namespaceURI;
    var body = inner(tree, "body")[0];
    var page = body.lastChild;
    inner(tree, "sdtPr").forEach(function (settings) {
      var id = settings.getElementsByTagNameNS(W, "id")[0];
      if (id) id.setAttributeNS(W, "w:val", String(ids.next++));
    });
    var title = body.firstChild.getElementsByTagNameNS(W, "pPr")[0];
    var outline = tree.createElementNS(W, "w:outlineLvl");
    outline.setAttributeNS(W, "w:val", "0");
    title.appendChild(outline);
    body.removeChild(page);
    if (!isLast) body.lastChild.getElementsByTagNameNS(W, "pPr")[0].appendChild(page);
    var frame = '<w:framePr w:w="2400" w:h="400" w:hRule="exact" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:x="1" w:y="' + twips(22) + '"/>';
    return paragraph("CellHead", "附件 " + number, frame + '<w:jc w:val="left"/>') +
      Array.prototype.map.call(body.childNodes, function (each) { return new XMLSerializer().serializeToString(each); }).join("") +
      (isLast ? new XMLSerializer().serializeToString(page) : "");
  }

  /* The blocks as the text of a document; annexes come last. */
  function xml(blocks, isWide) {
    var ids = { next: 1 };
    var page = section(isWide ? LANDSCAPE : PORTRAIT);
    var annexes = blocks.filter(function (block) { return block[0] === "annex"; });
    var written = blocks.map(function (block) {
      if (block[0] === "annex") return "";
      return block[0] === "table" ? table(block[1], block[2], block[3], block[4]) : paragraph(STYLES[block[0]], block[1], block[0] === "note" ? LEFT : "");
    }).join("");
    // a section ends with the paragraph that holds its mark
    if (annexes.length) written = written.slice(0, written.lastIndexOf("</w:pPr>")) + page + written.slice(written.lastIndexOf("</w:pPr>"));
    annexes.forEach(function (block, at) { written += annex(block[1], block[3], ids, at === annexes.length - 1); });
    return "<w:document " + NS + "><w:body>" + written + (annexes.length ? "" : page) + "</w:body></w:document>";
  }

  function document_(blocks, isWide) { return window.handbookFill.wordFrom(xml(blocks, isWide)); }

  /* ---- a booklet ---- */

  function fill(place, runs) {
    listOf(runs).forEach(function (each) {
      if (Array.isArray(each)) return fill(place.appendChild(element("p")), each);
      if (typeof each === "string") place.appendChild(document.createTextNode(each));
      else if (each.mark) place.appendChild(element("sup", each.mark));
      else if (each.gap !== undefined) place.appendChild(element("mark", GAP + each.gap));
      else place.appendChild(element("span", OWN + each.own, "hb-given"));
    });
    return place;
  }

  function grid(widths, heads, rows) {
    var made = element("table", "", "hb-table");
    var whole = widths.reduce(function (sum, width) { return sum + width; }, 0);
    widths.forEach(function (width) { made.appendChild(element("col")).style.width = 100 * width / whole + "%"; });
    var head = made.appendChild(element("thead")).appendChild(element("tr"));
    heads.forEach(function (words) { fill(head.appendChild(element("th")), words).scope = "col"; });
    var body = made.appendChild(element("tbody"));
    rows.forEach(function (cells) {
      var line = body.appendChild(element("tr"));
      cells.forEach(function (runs) { fill(line.appendChild(element("td")), runs); });
    });
    return made;
  }

  function value(node, name, attribute) {
    var W = node.namespaceURI;
    var found = node.getElementsByTagNameNS(W, name)[0];
    return found ? found.getAttributeNS(W, attribute) : "";
  }

  function children(node, act) { Array.prototype.forEach.call(node.childNodes, act); }

  var AS = { p: "p", tbl: "table", tr: "tr", tc: "td" };

  /* What of a form's document is seen on paper. */
  function shown(node, place) {
    var name = node.localName;
    var made = place;
    if (name === "t") return place.appendChild(document.createTextNode(node.textContent));
    if (name === "br") return place.appendChild(element("br"));
    if (name === "tab") return place.appendChild(element("span", "", "hb-booklet__rule"));
    if (/Pr$|^tblGrid$/.test(name || "")) return null;
    if (name === "r" && value(node, "u", "val")) made = place.appendChild(element("span", "", "hb-booklet__u"));
    if (AS[name]) made = place.appendChild(element(AS[name]));
    if (name === "p") made.className = "hb-booklet__" + (value(node, "pStyle", "val") || "Body");
    if (name === "tbl") columns(node, made);
    if (name === "tr") made.style.height = (Number(value(node, "trHeight", "val")) || 0) / 20 + "pt";
    if (name === "tc" && value(node, "gridSpan", "val")) made.colSpan = Number(value(node, "gridSpan", "val"));
    children(node, function (child) { shown(child, made); });
    return made;
  }

  function columns(node, made) {
    var widths = Array.prototype.map.call(node.getElementsByTagNameNS(node.namespaceURI, "gridCol"), function (column) {
      return Number(column.getAttributeNS(node.namespaceURI, "w"));
    });
    var whole = widths.reduce(function (sum, width) { return sum + width; }, 0);
    made.className = "hb-sheet__table";
    widths.forEach(function (width) { made.appendChild(element("col")).style.width = 100 * width / whole + "%"; });
  }

  function sheet(number, tree) {
    var made = element("section", "", "hb-booklet__annex");
    made.appendChild(element("p", "附件 " + number, "hb-booklet__number"));
    shown(inner(tree, "body")[0], made);
    return made;
  }

  var TAGS = { h1: "h2", h2: "h3", p: "p", note: "p", line: "p" };

  /* Cover, contents and all blocks, in a place of the page. `lines` stand on the cover below the title. */
  function booklet(blocks, lines, place) {
    place.textContent = "";
    var cover = place.appendChild(element("section", "", "hb-booklet__cover"));
    var contents = element("nav", "", "hb-booklet__contents");
    contents.setAttribute("aria-label", "目录");
    contents.appendChild(element("p", "目录", "hb-booklet__head"));
    var list = contents.appendChild(element("ol"));
    place.appendChild(contents);
    lines.forEach(function (words) { cover.appendChild(element("p", words)); });
    blocks.forEach(function (block, at) {
      var kind = block[0];
      if (kind === "title") return cover.insertBefore(element("p", block[1], "hb-booklet__title"), cover.firstChild);
      var made = kind === "table" ? grid(block[1], block[2], block[3]) : kind === "annex" ? sheet(block[1], block[3]) : fill(element(TAGS[kind], "", "hb-booklet__" + kind), block[1]);
      place.appendChild(made);
      if (kind === "h1" || kind === "h2" || kind === "annex") {
        made.id = "booklet-" + at;
        var link = list.appendChild(element("li", "", "hb-booklet__to-" + kind)).appendChild(element("a", kind === "annex" ? "附件 " + block[1] + "　" + block[2] : block[1]));
        link.href = "#" + made.id;
      }
    });
  }

  /* ---- where statements come from ---- */

  /* Numbers reports as they are first cited; a mark is 〔1，第9、10段〕: the number of the report and those of its passages. */
  function References() {
    this.known = Object.create(null); // what is known of each report, by id: nothing that every object has is among them
    this.cited = Object.create(null); // its passages that are cited
    this.order = [];
  }

  References.prototype.learn = function (reports) {
    var known = this.known;
    Object.keys(reports || {}).forEach(function (id) {
      known[id] = known[id] || { entry: reports[id].entry, caveat: reports[id].caveat, from: reports[id].from, places: {} };
      Object.keys(reports[id].places).forEach(function (number) { known[id].places[number] = reports[id].places[number]; });
    });
  };

  References.prototype.mark = function (cites) {
    var references = this;
    var found = [];
    cites.forEach(function (cite) {
      var parts = cite.split("#");
      var number = references.number(parts[0]);
      references.cited[parts[0]][parts[1]] = true;
      var group = found.filter(function (each) { return each[0] === number; })[0];
      if (group) group[1].push(parts[1]); else found.push([number, [parts[1]]]);
    });
    return "〔" + found.map(function (group) { return group[0] + "，第" + group[1].join("、") + "段"; }).join("；") + "〕";
  };

  References.prototype.number = function (id) {
    if (!this.cited[id]) { this.cited[id] = {}; this.order.push(id); }
    return this.order.indexOf(id) + 1;
  };

  /* The notes, `addressOf` says where a page of the handbook is: each report after GB/T 7714—2025, what must be known of it, and its passages. */
  References.prototype.notes = function (book, today, addressOf) {
    var references = this;
    var blocks = [];
    this.order.forEach(function (id, at) {
      var report = references.known[id] || { entry: id, caveat: "", from: "", places: {} };
      var from = report.from.split("|");
      blocks.push(["note", "[" + (at + 1) + "] " + report.entry]);
      if (from[1]) blocks.push(["note", "　　转引自《" + book + "》来源“" + from[0] + "”，" + (/:\/\//.test(from[1]) ? from[1] : addressOf(from[1])) + "，访问日期：" + today + "。" + (report.caveat ? report.caveat + "。" : "")]);
      Object.keys(references.cited[id]).map(Number).sort(function (one, other) { return one - other; }).forEach(function (number) {
        var place = report.places[number] || [];
        blocks.push(["note", "　　第" + number + "段" + (place[0] ? "：" + place[0] : "") + (place[1] ? "〔" + place[1] + "〕" : "")]);
      });
    });
    return blocks;
  };

  /* A statement [text, citations or null, status] as runs: the editor's is marked, the rest carries its mark and its status. */
  References.prototype.said = function (said, status) {
    if (said[1] === null) return [{ own: said[0] }];
    var runs = [said[0]];
    if (said[2] || status) runs.push("（" + (said[2] || status) + "）");
    if (said[1].length) runs.push({ mark: this.mark(said[1]) });
    return runs;
  };

  window.handbookWord = { document: document_, booklet: booklet, References: References };
}());
