/* What a cell of a workbook fills in, by what its column may hold; or what is wrong with it. Loaded by unit.js with batch.js. Written
   for browsers of 2016 (ES2015); works from file://. */
(function () {
  "use strict";

  var MOST_TEXT = 1000; // characters of a cell
  var LONGEST_NUMBER = 1e15; // spreadsheets know 15 digits; of longer ones the last are lost
  var FIRST_DAY = 10000; // in 1927: what is less was no date

  var book = window.handbookWorkbook;

  function short(text) { return text.length > 20 ? text.slice(0, 20) + "……" : text; }

  function Fault(message) { this.message = message; }

  function asText(cell) {
    if (cell.number >= LONGEST_NUMBER) throw new Fault("像是很长的号码，电子表格已把末几位改成 0。把这一格设成文本格式，重新填。");
    if (cell.text.length > MOST_TEXT) throw new Fault("有 " + cell.text.length + " 个字，一格最多 " + MOST_TEXT + " 个。请写短些。");
    return cell.text;
  }

  function asDate(cell) {
    var told = /^(\d{4})\s*[-\/.年]\s*(\d{1,2})\s*[-\/.月]\s*(\d{1,2})\s*日?$/.exec(cell.text);
    if (cell.number >= FIRST_DAY && cell.number < book.LAST_DAY + 1) return book.dayOf(cell.number);
    if (!told && (cell.number !== undefined || /^\d+$/.test(cell.text))) throw new Fault("“" + (cell.number === undefined ? cell.text : cell.number) + "”不是日期。写成 2026-4-1 这样。");
    if (!told) return asText(cell);
    var date = new Date(Date.UTC(told[1], told[2] - 1, told[3]));
    if (date.getUTCMonth() !== told[2] - 1 || date.getUTCDate() !== Number(told[3])) throw new Fault("没有“" + cell.text + "”这一天。改成有的日期。");
    return book.day(Number(told[1]), Number(told[2]), Number(told[3]));
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

  /* What a cell fills in; throws a Fault. */
  function valueOf(cell, column) {
    var kind = column[2], choices = column[3];
    if (cell.fault) throw new Fault("公式出错（" + cell.text + "）。改成要填的字。");
    if (column[4] === "ticks") return asTicks(cell, choices);
    if (choices.length) return asChoice(cell, choices);
    return kind === "日期" ? asDate(cell) : kind === "数字" ? asNumber(cell) : kind === "勾选" ? asTick(cell) : asText(cell);
  }

  window.handbookCells = { valueOf: valueOf, Fault: Fault, short: short };
}());
