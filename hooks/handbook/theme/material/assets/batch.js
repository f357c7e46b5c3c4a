/* Many copies of one form from one workbook: a row of it fills one Word document, or one line of one. It is read and filled in
   in this browser: nothing leaves this machine, nothing is kept. Loaded by unit.js when a workbook is chosen.
   Written for browsers of 2016 (ES2015); works from file://. */
(function () {
  "use strict";

  var fill = window.handbookFill;

  var MOST_FILE = 2 * 1024 * 1024;
  var MOST_UNPACKED = 30 * 1024 * 1024;
  var MOST_ROWS = 2000; // as in forms/batch.py
  var MOST_DOCUMENTS = 300;
  var MOST_TEXT = 1000; // characters of a cell
  var MOST_TOLD = 50; // faults that are listed
  var HEAD_WITHIN = 10; // rows among which the head may stand
  var LONGEST_NUMBER = 1e15; // spreadsheets know 15 digits; of longer ones the last are lost
  var FIRST_DAY = 10000; // in 1927: what is less was no date
  var LAST_DAY = 2958465; // in 9999
  var SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx，再选那一份。";

  function Refused(message) { this.message = message; }

  /* ---- reading a workbook ---- */

  var NEEDED = /^xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^\/]+\.xml)$/;

  function begins(bytes, signs) { return signs.every(function (sign, at) { return bytes[at] === sign; }); }

  /* The parts of a workbook that say what is in it, by name; what an archive says of its sizes is all that is unpacked of it. */
  function partsOf(bytes) {
    var size = 0;
    if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Refused("是旧版 .xls、.et，或者加了密码。" + SAVE_AS);
    if (!begins(bytes, [0x50, 0x4b])) throw new Refused("不是 Excel 工作簿。" + SAVE_AS);
    try {
      return window.handbookZip.unzipSync(bytes, { filter: function (file) {
        if (!NEEDED.test(file.name)) return false;
        size += file.originalSize;
        if (size > MOST_UNPACKED) throw new Refused("解压后超过 30 MB，不像填好的空白表。请只留要填的那些行，另存一份。");
        return true;
      } });
    } catch (error) {
      throw error instanceof Refused ? error : new Refused("压缩包损坏，读不出来。" + SAVE_AS);
    }
  }

  function tree(parts, name) {
    var text = parts[name] ? window.handbookZip.strFromU8(parts[name]) : "<none/>";
    if (/<!DOCTYPE/i.test(text)) throw new Refused("带有 DTD 声明，正常的工作簿没有：不读取。");
    var found = new DOMParser().parseFromString(text, "application/xml");
    if (all(found, "parsererror").length) throw new Refused("里面的内容读不出来（XML 有误）。" + SAVE_AS);
    return found;
  }

  function all(node, name) { return Array.prototype.slice.call(node.getElementsByTagNameNS("*", name)); }

  /* The part with the first sheet. */
  function firstSheet(parts) {
    var sheet = all(tree(parts, "xl/workbook.xml"), "sheet")[0];
    if (!sheet) throw new Refused("不是 Excel 工作簿（里面没有工作表）。" + SAVE_AS);
    var id = Array.prototype.filter.call(sheet.attributes, function (each) { return each.localName === "id" && each.namespaceURI; })[0];
    var target = all(tree(parts, "xl/_rels/workbook.xml.rels"), "Relationship").filter(function (each) {
      return id && each.getAttribute("Id") === id.value;
    })[0];
    var name = target ? target.getAttribute("Target").replace(/^\/xl\/|^(?:\.\/)?/, "") : "worksheets/sheet1.xml";
    return tree(parts, "xl/" + name);
  }

  /* Text of a shared or inline string, without the readings that stand above characters. */
  function textOf(node) {
    return all(node, "t").filter(function (text) { return text.parentNode.localName !== "rPh"; }).map(function (text) { return text.textContent; }).join("");
  }

  /* Which styles show a number as a day, by the number of the style. */
  function dateStyles(styles) {
    var own = {};
    all(styles, "numFmt").forEach(function (format) {
      own[format.getAttribute("numFmtId")] = /[ymd]/i.test(format.getAttribute("formatCode").replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
    });
    var formats = all(styles, "cellXfs")[0];
    return formats ? all(formats, "xf").map(function (xf) {
      var id = xf.getAttribute("numFmtId");
      return id in own ? own[id] : id >= 14 && id <= 17 || id >= 22 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58;
    }) : [];
  }

  function columnOf(reference) {
    return reference.replace(/\d.*/, "").split("").reduce(function (sum, letter) { return sum * 26 + letter.charCodeAt(0) - 64; }, 0) - 1;
  }

  function cellOf(node, book) {
    var type = node.getAttribute("t") || "n";
    var value = all(node, "v")[0];
    var text = value ? value.textContent : "";
    if (type === "s") return { text: book.strings[text] || "" };
    if (type === "inlineStr") return { text: textOf(node) };
    if (type === "str") return { text: text };
    if (type === "b") return { text: text === "1" ? "是" : "否" };
    if (type === "e") return { text: text, fault: true };
    return text === "" ? { text: "" } : numberCell(Number(text), book, book.dates[node.getAttribute("s") || 0]);
  }

  function numberCell(number, book, isDate) {
    var serial = number + (book.from1904 && isDate ? 1462 : 0);
    return { number: serial, text: isDate && serial >= 1 && serial < LAST_DAY + 1 ? dayOf(serial).text : String(Number(number.toPrecision(15))) };
  }

  /* A day as people and as Word write it, from the number it has in spreadsheets. */
  function dayOf(serial) {
    var date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86400000);
    return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  }

  function day(year, month, date) {
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return { text: year + "年" + month + "月" + date + "日", day: year + "-" + two(month) + "-" + two(date) };
  }

  /* The rows of the first sheet that hold something: number, and cells by the number of their column. */
  function read(bytes) {
    var parts = partsOf(bytes);
    var book = {
      strings: all(tree(parts, "xl/sharedStrings.xml"), "si").map(textOf),
      dates: dateStyles(tree(parts, "xl/styles.xml")),
      from1904: all(tree(parts, "xl/workbook.xml"), "workbookPr").some(function (each) { return /^(?:1|true)$/.test(each.getAttribute("date1904")); }),
    };
    var sheet = firstSheet(parts);
    var last = 0;
    var rows = all(sheet, "row").map(function (row) {
      last = Number(row.getAttribute("r")) || last + 1;
      return { number: last, cells: cellsOf(row, book) };
    });
    return {
      rows: rows.filter(function (row) { return Object.keys(row.cells).length; }),
      merged: all(sheet, "mergeCell").map(function (each) { return each.getAttribute("ref"); }),
    };
  }

  function cellsOf(row, book) {
    var found = {};
    var last = -1;
    all(row, "c").forEach(function (node) {
      var cell = cellOf(node, book);
      last = node.getAttribute("r") ? columnOf(node.getAttribute("r")) : last + 1;
      cell.text = cell.text.replace(/\r\n?/g, "\n").trim();
      if (cell.text) found[last] = cell;
    });
    return found;
  }

  /* ---- which column is which ---- */

  function plain(text) { return text.replace(/\s+/g, ""); }

  function headOf(rows, columns) {
    var labels = columns.map(function (column) { return plain(column[0]); });
    function known(row) {
      return Object.keys(row.cells).filter(function (at) { return labels.indexOf(plain(row.cells[at].text)) >= 0; }).length;
    }
    var head = rows.slice(0, HEAD_WITHIN).reduce(function (best, row) { return !best || known(row) > known(best) ? row : best; }, null);
    if (!head || !known(head)) throw new Refused("里没有这张表的栏目名称。请用本页下载的空白表填，第一行不要改。");
    return head;
  }

  /* Number of a column of the workbook → column of the form; what fits none is a fault, so that nothing is left out unawares. */
  function matched(head, rows, columns, faults) {
    var found = {};
    var used = {};
    Object.keys(head.cells).forEach(function (at) {
      var name = head.cells[at].text;
      var column = columns.filter(function (each) { return plain(each[0]) === plain(name); })[0];
      if (!column) faults.push([head.number, name, "空白表里没有这一栏。删掉它，或者改回原来的名称。"]);
      else if (used[column[0]]) faults.push([head.number, name, "这一栏有两列。删掉一列。"]);
      else used[column[0]] = found[at] = column;
    });
    rows.forEach(function (row) {
      Object.keys(row.cells).forEach(function (at) {
        if (!head.cells[at]) faults.push([row.number, "", "第 " + letters(Number(at)) + " 列没有栏目名称，却填了“" + short(row.cells[at].text) + "”。移到有名称的列，或者删掉。"]);
      });
    });
    return found;
  }

  function letters(number) {
    return (number >= 26 ? letters(Math.floor(number / 26) - 1) : "") + String.fromCharCode(65 + number % 26);
  }

  function short(text) { return text.length > 20 ? text.slice(0, 20) + "……" : text; }

  /* ---- what a cell may hold: each gives what fills in, or throws what is wrong ---- */

  function Fault(message) { this.message = message; }

  function asText(cell) {
    if (cell.number >= LONGEST_NUMBER) throw new Fault("像是很长的号码，电子表格已把末几位改成 0。把这一格设成文本格式，重新填。");
    if (cell.text.length > MOST_TEXT) throw new Fault("有 " + cell.text.length + " 个字，一格最多 " + MOST_TEXT + " 个。请写短些。");
    return cell.text;
  }

  function asDate(cell) {
    var told = /^(\d{4})\s*[-\/.年]\s*(\d{1,2})\s*[-\/.月]\s*(\d{1,2})\s*日?$/.exec(cell.text);
    if (cell.number >= FIRST_DAY && cell.number < LAST_DAY + 1) return dayOf(cell.number);
    if (!told && (cell.number !== undefined || /^\d+$/.test(cell.text))) throw new Fault("“" + (cell.number === undefined ? cell.text : cell.number) + "”不是日期。写成 2026-4-1 这样。");
    if (!told) return asText(cell);
    var date = new Date(Date.UTC(told[1], told[2] - 1, told[3]));
    if (date.getUTCMonth() !== told[2] - 1 || date.getUTCDate() !== Number(told[3])) throw new Fault("没有“" + cell.text + "”这一天。改成有的日期。");
    return day(Number(told[1]), Number(told[2]), Number(told[3]));
  }

  function asNumber(cell) {
    var text = cell.text.replace(/[０-９．]/g, function (sign) { return String.fromCharCode(sign.charCodeAt(0) - 0xfee0); });
    if (cell.number === undefined && !/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw new Fault("“" + short(cell.text) + "”不是数字。只填数字，不带单位。");
    return text;
  }

  function asChoice(cell, choices) {
    if (choices.indexOf(cell.text) < 0) throw new Fault("“" + short(cell.text) + "”不在可选的值里。可以填：" + choices.join("、") + "。");
    return cell.text;
  }

  function asTicks(cell, choices) {
    var told = choices.indexOf(cell.text) >= 0 ? [cell.text] : cell.text.split(/\s*[、，,;；\n]\s*/).filter(Boolean);
    told.forEach(function (each) { asChoice({ text: each }, choices); });
    return told.map(function (each) { return choices.indexOf(each) + 1; });
  }

  function asTick(cell) {
    if (/^(?:√|✓|✔|☑|v|是|有|1|TRUE)$/i.test(cell.text)) return true;
    if (/^(?:×|x|否|无|没有|0|FALSE)$/i.test(cell.text)) return false;
    throw new Fault("“" + short(cell.text) + "”看不出打不打勾。做到了填 √，没有就空着。");
  }

  function valueOf(cell, column) {
    var kind = column[2], choices = column[3];
    if (cell.fault) throw new Fault("公式出错（" + cell.text + "）。改成要填的字。");
    if (column[4] === "ticks") return asTicks(cell, choices);
    if (choices.length) return asChoice(cell, choices);
    return kind === "日期" ? asDate(cell) : kind === "数字" ? asNumber(cell) : kind === "勾选" ? asTick(cell) : asText(cell);
  }

  /* A row's values by the tags of what they fill: what is filled once, and what in a line of the table. */
  function valuesOf(row, columns, faults) {
    var found = { once: {}, line: {}, number: row.number };
    Object.keys(row.cells).filter(function (at) { return columns[at]; }).forEach(function (at) {
      var column = columns[at];
      try {
        var value = valueOf(row.cells[at], column);
        if (column[4] === "ticks") value.forEach(function (number) { found.once[column[1] + "-" + number] = true; });
        else if (value !== false) found[column[4]][column[1]] = value;
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
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
    var found = read(bytes);
    var head = headOf(found.rows, form.columns);
    var rows = found.rows.filter(function (row) { return row.number > head.number; });
    if (!rows.length) throw new Refused("里只有栏目名称，还没有填。从第 " + (head.number + 1) + " 行填起。");
    if (rows.length > MOST_ROWS) throw new Refused("有 " + rows.length + " 行，一次最多 " + MOST_ROWS + " 行。请分成几份。");
    var columns = matched(head, rows, form.columns, faults);
    mergedFaults(found.merged, head, faults);
    rows = rows.map(function (row) { return valuesOf(row, columns, faults); });
    var lines = linesOf(blank, form.columns);
    var copies = lines ? grouped(rows, lines) : rows.map(function (row) { return { once: row.once, lines: [] }; });
    if (copies.length > MOST_DOCUMENTS) throw new Refused("要生成 " + copies.length + " 份，一次最多 " + MOST_DOCUMENTS + " 份。请分成几份。");
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
      tell(error instanceof Refused ? "《" + name + "》" + error.message : "没有生成：读这个文件时出了错。" + SAVE_AS);
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
