/* A table as text: a row is one line, each value behind the head of its column; as reports/word/tables.py. Loaded with wordtext.js.
   Written for browsers of 2016 (ES2015); works from file://. */
(function () {
  "use strict";

  var SENTENCE_END = /[。！？；：!?;:…][”’」』〞)）》]*$/;

  function endsSentence(line) { return SENTENCE_END.test(line.replace(/\s+$/, "").slice(-8)); }

  function closed(line) {
    line = line.trim();
    return endsSentence(line) || !line ? line : line.replace(/[，、,]+$/, "") + "。";
  }

  var LONGEST_HEAD = 20;

  function cellText(cell) {
    return cell.lines.map(function (line) { return line.trim(); }).filter(Boolean).reduce(function (text, line) {
      return text + (text && !endsSentence(text) && "，、,".indexOf(text[text.length - 1]) < 0 ? "；" : "") + line;
    }, "");
  }

  function laidOut(rows) {
    return rows.reduce(function (lines, row) {
      return row.cells.reduce(function (all, cell) { return all.concat(cell.lines); }, lines).concat(row.notes);
    }, []);
  }

  function columns(cell) {
    for (var all = [], at = 0; at < Math.min(cell.span, 64); at++) all.push(cell.column + at);
    return all;
  }

  function tableLines(head, body) {
    var state = { heads: headsOf(head), carried: {}, used: {} };
    var lines = body.map(function (row) { return rowLine(row, state, !head.length && row.cells.length === 2); });
    var isSilent = head.some(function (row) {
      return row.cells.some(function (cell) { return cell.text && !columns(cell).some(function (at) { return state.used[at]; }); });
    });
    var above = head.reduce(function (all, row) {
      return all.concat(isSilent ? [rowLine(row, { heads: {}, carried: {}, used: {} }, false)] : [], row.notes);
    }, []);
    return body.reduce(function (all, row, at) { return all.concat(lines[at] ? [lines[at]] : [], row.notes); }, above);
  }

  function rowLine(row, state, isPair) {
    var pieces = [];
    row.cells.forEach(function (cell) {
      var text = cell.goesOn ? state.carried[cell.column] || "" : cell.text;
      var head = cell.span === 1 ? state.heads[cell.column] || "" : "";
      state.carried[cell.column] = cell.goesOn || (cell.goesDown && text.length <= 60) ? text : "";
      if (!text) return;
      if (head) state.used[cell.column] = true;
      pieces.push(head ? head + "：" + text : text);
    });
    if (isPair && pieces.length === 2) return closed(pieces.join("："));
    return closed(pieces.map(function (piece, at) { return at < pieces.length - 1 ? piece.replace(/[；;。]+$/, "") + "；" : piece; }).join(""));
  }

  function headRows(rows) {
    var marked = 0;
    while (marked < rows.length && rows[marked].isHead) marked++;
    if (marked) return marked;
    if (!readsLikeHead(rows[0]) || !valuesFit(rows[0], rows.slice(1))) return 0;
    var merged = rows[0].cells.some(function (cell) { return cell.span > 1; }) && rows[0].cells.some(function (cell) { return cell.goesDown; });
    return merged && rows.length > 2 ? 2 : 1;
  }

  function readsLikeHead(row) {
    var texts = row.cells.map(function (cell) { return cell.text; });
    return texts.length > 1 && texts.every(function (text, at) {
      return text && text.length <= LONGEST_HEAD && texts.indexOf(text) === at && !endsSentence(text) && !/^\s*[\d０-９.．,，]+/.test(text);
    });
  }

  function valuesFit(head, rows) {
    if (head.cells.length > 2) return true;
    var longest = Math.max(LONGEST_HEAD / 2, 2 * head.cells[1].text.length);
    return rows.every(function (row) {
      var text = row.cells.length === 2 ? row.cells[1].text : "";
      return !text || /^[\d０-９]/.test(text) || text.length > longest;
    });
  }

  function headsOf(rows) {
    var heads = {};
    rows.forEach(function (row) {
      row.cells.forEach(function (cell) {
        var text = cell.lines.map(function (line) { return line.trim(); }).join("");
        if (!text || cell.goesOn || text.length > LONGEST_HEAD * 2) return;
        columns(cell).forEach(function (at) { heads[at] = ((heads[at] || "") + text).slice(0, LONGEST_HEAD * 3); });
      });
    });
    return heads;
  }

  /* The lines of a table. Of a row is known whether it is marked as a head, its cells and the notes behind them; of a cell its
     column, how many columns it spans, whether it goes on what is above it and goes down, its lines and its text. */
  function linesOf(rows) {
    if (rows.length < 2 || rows.every(function (row) { return row.cells.length < 2; })) return laidOut(rows);
    var above = headRows(rows);
    var head = above < rows.length ? rows.slice(0, above) : [];
    return tableLines(head, rows.slice(head.length));
  }

  window.handbookTableText = { endsSentence: endsSentence, closed: closed, cellText: cellText, linesOf: linesOf };
}());
