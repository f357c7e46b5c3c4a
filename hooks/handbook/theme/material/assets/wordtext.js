/* The text of a Word document, as hooks/handbook/reports/word reads it, without automatic numbers: what a reader compares is the
   text without its line ends, so soft breaks and joined lines make no difference here. Loaded by filetext.js. Written for browsers
   of 2016 (ES2015); works from file://. */
(function () {
  "use strict";

  var files = window.handbookFileText;
  var tables = window.handbookTableText;

  /* ---- the archive of a Word document ---- */

  /* Name → where its packed bytes are, from the directory at the end of the archive. */
  function directory(bytes) {
    var view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    var end = bytes.length - 22;
    var entries = {};
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < 0) throw new files.Refused("不是完好的 .docx（压缩包损坏）。" + files.PATIENCE);
    for (var left = view.getUint16(end + 10, true), at = view.getUint32(end + 16, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new files.Refused("不是完好的 .docx（压缩包损坏）。" + files.PATIENCE);
      if (view.getUint16(at + 8, true) & 1) throw new files.Refused("加了密码：请去掉密码后另存一份。");
      var name = String.fromCharCode.apply(null, bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
      var local = view.getUint32(at + 42, true);
      var from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      entries[name] = { packing: view.getUint16(at + 10, true), bytes: bytes.subarray(from, from + view.getUint32(at + 20, true)) };
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  }

  function joined(pieces, size) {
    var whole = new Uint8Array(size);
    pieces.reduce(function (at, piece) { whole.set(piece, at); return at + piece.length; }, 0);
    return whole;
  }

  /* The unpacked bytes; the size that the archive declares is not trusted. */
  function unpacked(entry) {
    var pieces = [];
    var size = 0;
    var inflate = new window.handbookZip.Inflate(function (piece) {
      size += piece.length;
      if (size > files.MOST) throw new files.Refused("解压后超过 " + files.MOST_SAID + "：不像正常的报告。");
      pieces.push(piece.slice());
    });
    if (entry.packing === 0) return entry.bytes;
    if (entry.packing !== 8) throw new files.Refused("不是完好的 .docx（压缩方法不认识）。" + files.PATIENCE);
    for (var at = 0; at < entry.bytes.length || !at; at += 65536) inflate.push(entry.bytes.subarray(at, at + 65536), at + 65536 >= entry.bytes.length);
    return joined(pieces, size);
  }

  function parsed(entry) {
    var text = files.plain(unpacked(entry));
    if (/<!DOCTYPE/i.test(text)) throw new files.Refused("的正文带有 DTD 声明，正常的 Word 文档没有：不读取。");
    var tree = new DOMParser().parseFromString(text, "application/xml");
    if (tree.getElementsByTagName("parsererror").length) throw new files.Refused("里的正文读不出来（XML 有误）。" + files.PATIENCE);
    return tree.documentElement;
  }

  /* ---- the text of a Word document ---- */

  var LEFT_OUT = ("del moveFrom Fallback rt rPrChange pPrChange tblPrChange trPrChange tcPrChange tblPrExChange sectPrChange " +
    "numberingChange").split(" ");
  var SIGNS = { tab: "\t", ptab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" };
  function said(node, name) {
    var attributes = node.attributes;
    for (var i = 0; i < attributes.length; i++) if (attributes[i].localName === name) return attributes[i].value;
    return "";
  }

  function children(node, name) {
    return Array.prototype.filter.call(node.childNodes, function (child) { return child.nodeType === 1 && (!name || child.localName === name); });
  }

  function under(node, path) {
    return path.split("/").reduce(function (found, name) { return found && children(found, name)[0]; }, node);
  }

  function isOn(node) { return Boolean(node) && ["0", "false", "off"].indexOf(said(node, "val").toLowerCase()) < 0; }

  /* What is gathered of a document: the notes by kind and number, what was met that this script does not rebuild. */
  function Reader(notes) {
    this.notes = notes;
    this.fields = [];
    this.numbered = false;
  }

  Reader.prototype.isSilent = function () {
    return this.fields.some(function (field) { return !field.inResult || /^\s*TOC\b/.test(field.instruction); });
  };

  /* The lines of whatever stands in a body, a cell, a box or a note; notes of a table's cells go to `notes` of its row. */
  Reader.prototype.lines = function (node, row) {
    var reader = this;
    return children(node).reduce(function (lines, child) {
      if (LEFT_OUT.indexOf(child.localName) >= 0 || reader.isContents(child)) return lines;
      if (child.localName === "p") return lines.concat(reader.paragraph(child, row));
      if (child.localName === "tbl") return lines.concat(reader.table(child));
      return lines.concat(reader.lines(child, row));
    }, []);
  };

  Reader.prototype.isContents = function (node) {
    var gallery = node.localName === "sdt" && under(node, "sdtPr/docPartObj/docPartGallery");
    return Boolean(gallery) && /^Table of Contents/.test(said(gallery, "val"));
  };

  Reader.prototype.paragraph = function (node, row) {
    var style = under(node, "pPr/pStyle");
    var list = under(node, "pPr/numPr/numId");
    var found = { text: "", after: [], notes: [] };
    if (list && said(list, "val") !== "0") this.numbered = true;
    this.walk(node, found);
    if (style && /^toc ?(?:[1-9]|heading)$/i.test(said(style, "val"))) found.text = "";
    if (row) row.notes = row.notes.concat(found.notes);
    return [found.text].concat(found.after, row ? [] : found.notes).filter(function (line) { return line.trim(); });
  };

  Reader.prototype.walk = function (node, found) {
    for (var child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType !== 1 || LEFT_OUT.indexOf(child.localName) >= 0) continue;
      if (child.localName === "r" && isOn(under(child, "rPr/vanish"))) continue;
      this.meet(child, found);
    }
  };

  Reader.prototype.meet = function (node, found) {
    var name = node.localName;
    if (name === "t") { if (!this.isSilent()) found.text += node.textContent; return; }
    if (name === "fldChar") return this.field(said(node, "fldCharType"));
    if (name === "instrText") { if (this.fields.length) this.fields[this.fields.length - 1].instruction += node.textContent; return; }
    if (name === "txbxContent") return this.box(node, found);
    if (name === "footnoteReference" || name === "endnoteReference") return this.note(name.slice(0, -9) + said(node, "id"), found);
    if (name === "pPr" || name === "rPr") return;
    if (SIGNS[name]) { found.text += SIGNS[name]; return; }
    this.walk(node, found);
  };

  Reader.prototype.field = function (kind) {
    if (kind === "begin") this.fields.push({ instruction: "", inResult: false });
    else if (kind === "separate" && this.fields.length) this.fields[this.fields.length - 1].inResult = true;
    else if (kind === "end") this.fields.pop();
  };

  /* A word or two in a box within a sentence belong to it; any other box stands below its paragraph. */
  Reader.prototype.box = function (node, found) {
    var lines = this.lines(node);
    var before = found.text.trim();
    if (lines.length === 1 && before && !tables.endsSentence(before) && !tables.endsSentence(lines[0])) found.text += lines[0];
    else found.after = found.after.concat(lines);
  };

  Reader.prototype.note = function (key, found) {
    if (!this.notes[key]) return;
    found.notes.push("【注】" + tables.closed(this.notes[key]));
    delete this.notes[key];
  };

  Reader.prototype.cell = function (node, row) {
    var properties = children(node, "tcPr")[0];
    var span = properties && under(properties, "gridSpan");
    var merge = properties && under(properties, "vMerge");
    var cell = { column: row.width, span: Math.max(span ? Number(said(span, "val")) || 1 : 1, 1), goesOn: false, goesDown: false };
    if (merge) { cell.goesDown = said(merge, "val") === "restart"; cell.goesOn = !cell.goesDown; }
    row.width = cell.column + cell.span;
    row.cells.push(cell);
    cell.lines = this.lines(node, row);
    cell.text = tables.cellText(cell);
  };

  Reader.prototype.row = function (node) {
    var before = under(node, "trPr/gridBefore");
    var row = { cells: [], notes: [], width: before ? Number(said(before, "val")) || 0 : 0, isHead: Boolean(under(node, "trPr/tblHeader")) };
    var reader = this;
    (function cellsOf(parent) {
      children(parent).forEach(function (child) {
        if (child.localName === "tc") reader.cell(child, row);
        else if (["sdt", "sdtContent", "customXml", "ins"].indexOf(child.localName) >= 0) cellsOf(child);
      });
    }(node));
    return row;
  };

  function rowNodes(table) {
    return children(table).reduce(function (rows, child) {
      if (child.localName === "tr") return under(child, "trPr/del") ? rows : rows.concat(child);
      return ["sdt", "sdtContent", "customXml", "ins"].indexOf(child.localName) >= 0 ? rows.concat(rowNodes(child)) : rows;
    }, []);
  }

  Reader.prototype.table = function (node) {
    return tables.linesOf(rowNodes(node).map(this.row, this).filter(function (row) { return row.cells.length; }));
  };

  /* ---- a document ---- */

  function notesOf(entries) {
    var notes = {};
    ["footnote", "endnote"].forEach(function (kind) {
      var part = entries["word/" + kind + "s.xml"];
      if (!part) return;
      children(parsed(part), kind).forEach(function (note) {
        notes[kind + said(note, "id")] = new Reader({}).lines(note).join("");
      });
    });
    return notes;
  }

  /* The text of a document, and what must be known of it. */
  window.handbookWordText = function (bytes) {
    var entries = directory(bytes);
    var part = Object.keys(entries).filter(function (name) { return /^word\/document\d*\.xml$/.test(name); }).sort()[0];
    if (!part) throw new files.Refused("是压缩包，但不是 Word 文档：请换成 .docx，或者先解压。");
    var reader = new Reader(notesOf(entries));
    var text = reader.lines(parsed(entries[part])).join("\n");
    return { text: text, note: reader.numbered ? "这份 Word 文档有自动编号，浏览器里读不出编号；对不上的段可能只差编号，另存为 .txt 再选一次就准了。" : "" };
  };
}());
