/* Many copies of one form from one workbook: a row of it fills one Word document, or one line of one. It is read and filled in
   in this browser: nothing leaves this machine, nothing is kept. Loaded by unit.js when a workbook is chosen.
   Written for browsers of 2016 (ES2015); works from file://. */
(function () {
  "use strict";

  var fill = window.handbookFill;
  var book = window.handbookWorkbook;
  var cells = window.handbookCells;

  var MOST_FILE = 2 * 1024 * 1024;
  var MOST_ROWS = 2000; // as in forms/batch.py
  var MOST_DOCUMENTS = 300;
  var MOST_TOLD = 50; // faults that are listed
  var HEAD_WITHIN = 10; // rows among which the head may stand

  /* ---- which column is which ---- */

  function plain(text) { return text.replace(/\s+/g, ""); }

  function headOf(rows, columns) {
    var labels = columns.map(function (column) { return plain(column[0]); });
    function known(row) {
      return Object.keys(row.cells).filter(function (at) { return labels.indexOf(plain(row.cells[at].text)) >= 0; }).length;
    }
    var head = rows.slice(0, HEAD_WITHIN).reduce(function (best, row) { return !best || known(row) > known(best) ? row : best; }, null);
    if (!head || !known(head)) throw new book.Refused("里没有这张表的栏目名称。请用本页下载的空白表填，第一行不要改。");
    return head;
  }

  /* Number of a column of the workbook → column of the form; what fits none is a fault, so that nothing is left out unawares. */
  function matched(head, rows, columns, faults) {
    var found = {};
    var used = Object.create(null); // asked by names: nothing that every object has is among them
    Object.keys(head.cells).forEach(function (at) {
      var name = head.cells[at].text;
      var column = columns.filter(function (each) { return plain(each[0]) === plain(name); })[0];
      if (!column) faults.push([head.number, name, "空白表里没有这一栏。删掉它，或者改回原来的名称。"]);
      else if (used[column[0]]) faults.push([head.number, name, "这一栏有两列。删掉一列。"]);
      else used[column[0]] = found[at] = column;
    });
    rows.forEach(function (row) {
      Object.keys(row.cells).forEach(function (at) {
        if (!head.cells[at]) faults.push([row.number, "", "第 " + letters(Number(at)) + " 列没有栏目名称，却填了“" + cells.short(row.cells[at].text) + "”。移到有名称的列，或者删掉。"]);
      });
    });
    return found;
  }

  function letters(number) {
    return (number >= 26 ? letters(Math.floor(number / 26) - 1) : "") + String.fromCharCode(65 + number % 26);
  }

  /* A row's values by the tags of what they fill: what is filled once, and what in a line of the table. */
  function valuesOf(row, columns, faults) {
    var found = { once: {}, line: {}, number: row.number };
    Object.keys(row.cells).filter(function (at) { return columns[at]; }).forEach(function (at) {
      var column = columns[at];
      try {
        var value = cells.valueOf(row.cells[at], column);
        if (column[4] === "ticks") value.forEach(function (number) { found.once[column[1] + "-" + number] = true; });
        else if (value !== false) found[column[4]][column[1]] = value;
      } catch (fault) {
        if (!(fault instanceof cells.Fault)) throw fault;
        faults.push([row.number, column[0], fault.message]);
      }
    });
    return found;
  }

  function mergedFaults(merged, head, faults) {
    merged.forEach(function (reference) {
      var ends = reference.split(":").map(function (end) { return Number(end.replace(/\D/g, "")); });
      if (ends[1] > head.number) faults.push([Math.max(ends[0], head.number + 1), "", "有合并的单元格（" + reference + "）。取消合并，每一行都填上。"]);
    });
  }

  /* ---- from rows to documents ---- */

  /* Rows that have in common what is filled once are lines of one document, as many as it has; more go into another. A row
     without anything for the table only says that there is such a document. */
  function grouped(rows, lines) {
    var open = {};
    return rows.reduce(function (found, row) {
      var key = JSON.stringify(row.once);
      if (!open[key] || open[key].lines.length === lines) found.push(open[key] = { once: row.once, lines: [] });
      if (Object.keys(row.line).length) open[key].lines.push(row.line);
      return found;
    }, []);
  }

  function linesOf(document, columns) {
    var first = columns.filter(function (column) { return column[4] === "line"; })[0];
    return first ? fill.named(document, "sdt").filter(function (control) { return fill.tagOf(control).indexOf(first[1] + "-") === 0 && !/-w$/.test(fill.tagOf(control)); }).length : 0;
  }

  /* What a document is filled with, by tag. */
  function tagged(copy) {
    var values = {};
    Object.keys(copy.once).forEach(function (tag) { values[tag] = copy.once[tag]; });
    copy.lines.forEach(function (line, number) {
      Object.keys(line).forEach(function (tag) { values[tag + "-" + (number + 1)] = line[tag]; });
    });
    return values;
  }

  /* What the editor had filled in further for a field that somebody fills in: in a paragraph of its own, or in the same cell. */
  function dropFurther(control) {
    var paragraph = fill.above(control, "p");
    var before = control.previousSibling;
    if (paragraph.parentNode.localName === "body") return fill.drop(paragraph);
    if (before && fill.named(before, "br").length) fill.drop(before);
    fill.drop(control);
  }

  /* A table into which somebody fills lines keeps nothing of what the editor had filled in there. */
  function document(blank, form, copy) {
    var made = blank.cloneNode(true);
    var values = tagged(copy);
    var columns = form.columns.filter(function (column) { return column[4] === "line"; }).map(function (column) { return column[1]; });
    fill.named(made, "sdt").forEach(function (control) {
      var tag = fill.tagOf(control);
      var stem = tag.replace(/-\d+$/, "");
      if (tag in values) fill.set(control, values[tag]);
      else if (fill.boxIn(control) || fill.named(control, "showingPlcHdr").length) return;
      else if (columns.indexOf(stem) >= 0) { if (copy.lines.length) fill.set(control, "　"); }
      else if (stem !== tag && stem in values) dropFurther(control);
    });
    dropHint(made, form);
    return fill.word(made);
  }

  /* Where nothing of the editor's is left, nothing has to say so. */
  function dropHint(made, form) {
    var isLeft = fill.named(made, "rStyle").length;
    if (!form.hint || isLeft) return;
    fill.named(made, "p").filter(function (each) { return each.textContent === form.hint; }).forEach(fill.drop);
  }

  function fileName(copy, number, count, form) {
    var own = [copy.once.unit, copy.once.branch].filter(Boolean);
    var first = form.columns.map(function (column) { return copy.once[column[1]]; }).filter(function (value) { return typeof value === "string"; })[0];
    var told = (own.length ? own : first ? [first] : []).map(function (text) { return text.replace(/[\x00-\x1f\\\/:*?"<>|《》]/g, "").slice(0, 20); });
    var digits = String(count).length;
    return [("000" + number).slice(-digits)].concat(told, form.name).join("-") + ".docx";
  }

  /* ---- the whole way ---- */

  function said(fault) { return "第 " + fault[0] + " 行" + (fault[1] ? "“" + fault[1] + "”" : "") + "：" + fault[2]; }

  function tellFaults(faults, tell) {
    faults.sort(function (one, other) { return one[0] - other[0]; });
    var told = faults.slice(0, MOST_TOLD).map(said);
    if (faults.length > MOST_TOLD) told.push("后面还有 " + (faults.length - MOST_TOLD) + " 处，先改这些。");
    tell("还没有生成，有 " + faults.length + " 处要改。在原来的表里改好、保存，再选一次：", told);
  }

  function copiesOf(bytes, form, blank, faults) {
    var found = book.read(bytes);
    var head = headOf(found.rows, form.columns);
    var rows = found.rows.filter(function (row) { return row.number > head.number; });
    if (!rows.length) throw new book.Refused("里只有栏目名称，还没有填。从第 " + (head.number + 1) + " 行填起。");
    if (rows.length > MOST_ROWS) throw new book.Refused("有 " + rows.length + " 行，一次最多 " + MOST_ROWS + " 行。请分成几份。");
    var columns = matched(head, rows, form.columns, faults);
    mergedFaults(found.merged, head, faults);
    rows = rows.map(function (row) { return valuesOf(row, columns, faults); });
    var lines = linesOf(blank, form.columns);
    var copies = lines ? grouped(rows, lines) : rows.map(function (row) { return { once: row.once, lines: [] }; });
    if (copies.length > MOST_DOCUMENTS) throw new book.Refused("要生成 " + copies.length + " 份，一次最多 " + MOST_DOCUMENTS + " 份。请分成几份。");
    return copies;
  }

  /* One document after another, with a breath between them in which the page can show how far it is. */
  function make(copies, form, blank, tell) {
    var entries = {};
    function next(number) {
      if (number === copies.length) {
        var name = form.name + "-批量填-" + copies.length + "份.zip";
        return fill.save(name, fill.zipped(entries), function () { tell("已生成 " + copies.length + " 份，交给浏览器保存：" + name); }, tell);
      }
      entries[fileName(copies[number], number + 1, copies.length, form)] = [document(blank, form, copies[number]), { level: 0 }];
      if (number % 10 === 0) tell("正在生成：" + (number + 1) + " / " + copies.length);
      setTimeout(function () { guarded(function () { next(number + 1); }, tell); }, 0);
    }
    next(0);
  }

  function guarded(act, tell, name) {
    try { act(); } catch (error) {
      tell(error instanceof book.Refused ? "《" + name + "》" + error.message : "没有生成：读这个文件时出了错。" + book.SAVE_AS);
    }
  }

  function start(bytes, form, tell, name) {
    guarded(function () {
      var blank = fill.documentOf(form);
      var faults = [];
      var copies = copiesOf(bytes, form, blank, faults);
      if (faults.length) tellFaults(faults, tell); else make(copies, form, blank, tell);
    }, tell, name);
  }

  /* Reads a workbook and saves the documents; `tell` is given what is going on, and what is wrong line by line. */
  window.handbookBatch = function (file, id, tell) {
    if (file.size > MOST_FILE) return tell("《" + file.name + "》超过 2 MB，不像填好的空白表。请去掉图片、只留要填的那些行，另存一份。");
    fill.withForm(id, function (form) {
      var reader = new FileReader();
      reader.onerror = function () { tell("《" + file.name + "》打不开：请确认它还在原来的地方，并且有读取权限。"); };
      reader.onload = function () { start(new Uint8Array(reader.result), form, tell, file.name); };
      reader.readAsArrayBuffer(file);
    }, tell);
  };
}());
