/* What the first sheet of a workbook holds, read in this browser: nothing leaves this machine. Loaded by unit.js with batch.js. Written
   for browsers of 2016 (ES2015); works from file://. */
(function () {
  "use strict";

  var MOST_UNPACKED = 30 * 1024 * 1024;
  var LAST_DAY = 2958465; // the number that spreadsheets have for the last day of 9999
  var SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx，再选那一份。";

  function Refused(message) { this.message = message; }

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

  window.handbookWorkbook = { read: read, dayOf: dayOf, day: day, LAST_DAY: LAST_DAY, Refused: Refused, SAVE_AS: SAVE_AS };
}());
