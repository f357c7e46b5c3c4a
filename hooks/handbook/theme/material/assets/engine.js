/* Asks an engine on the server instead of the index in the browser, and makes of what it finds the answer that the page of results
   shows. Loaded by asking.js where a handbook has an engine (`search` in handbook.yml). It is asked at an address of the site
   itself, which the server hands on. ES2015. */
(function () {
  "use strict";

  var MOST = 50;
  var PAIRS = 40; // of a question that are asked for
  var LONGEST = 90; // characters of a sentence that are shown
  var PATIENCE = 3000; // milliseconds
  var EMPTY = /[的了吗呢吧啊怎么哪些请问]/;
  var FIELDS = ["_key", "title", "kind", "tags", "sectors", "text", "files", "kit", "_score"];

  /* What is asked for: of Chinese every two neighbouring characters, of other words the whole. */
  function pairsOf(words) {
    var pairs = [];
    (words.toLowerCase().match(/[\u3400-\u9fff]+|[a-z0-9]+/g) || []).forEach(function (run) {
      if (run.length < 3 || !/[\u3400-\u9fff]/.test(run)) pairs.push(run);
      else for (var i = 0; i + 1 < run.length; i++) pairs.push(run.substr(i, 2));
    });
    var telling = pairs.filter(function (pair) { return !EMPTY.test(pair); });
    return (telling.length ? telling : pairs).slice(0, PAIRS);
  }

  function queryOf(fields) {
    return "?" + Object.keys(fields).map(function (name) { return name + "=" + window.handbookEncoded(fields[name]); }).join("&");
  }

  /* kind → how it is asked, and how its answer is read: a list of {field: value}, or null when it is none. */
  var ENGINES = {
    groonga: {
      query: function (pairs) {
        return queryOf({
          table: "Entries", match_columns: "title * 6 || names * 5 || asks * 3 || text", query: pairs.join(" OR "),
          output_columns: FIELDS.join(","), sort_keys: "-_score", limit: MOST
        });
      },
      read: function (said) {
        if (!said[0] || said[0][0] !== 0) return null;
        var table = said[1][0];
        return table.slice(2).map(function (row) {
          var record = {};
          table[1].forEach(function (column, at) { record[column[0]] = row[at]; });
          return record;
        });
      }
    },
    opensearch: {
      query: function (pairs) {
        var asked = { query: pairs.join(" "), fields: ["title^6", "names^5", "asks^3", "text"], type: "most_fields" };
        return queryOf({
          source_content_type: "application/json", source: JSON.stringify({ size: MOST, query: { multi_match: asked } })
        });
      },
      read: function (said) {
        return said.hits.hits.map(function (hit) { return Object.assign({ _key: hit._id, _score: hit._score }, hit._source); });
      }
    }
  };

  /* ---- what an engine says is read as what it may be, and nothing else ---- */

  var PLACE = /^(?:[a-z0-9_.-]+\/)*(?:#[^\s"'<>]*)?$/;
  var FILES = ["docx", "xlsx"];

  function texts(list) {
    return Array.isArray(list) ? list.filter(function (each) { return typeof each === "string" && each; }) : [];
  }

  /* An entry of ours, with its lists as lists of words; null where it is none. */
  function entryOf(said) {
    var isEntry = said && ["_key", "title", "text", "kind"].every(function (name) { return typeof said[name] === "string"; });
    if (!isEntry || !PLACE.test(said._key) || /(?:^|\/)\.\.?\//.test(said._key)) return null;
    return {
      _key: said._key, _score: Number(said._score) || 0, title: said.title, text: said.text, kind: said.kind, tags: texts(said.tags), sectors: texts(said.sectors),
      files: texts(said.files).filter(function (kind) { return FILES.indexOf(kind) >= 0; }), kit: Boolean(said.kit)
    };
  }

  /* The entries in an answer; null where there is none in it, though something is. */
  function entriesIn(said) {
    var found = said.map(entryOf).filter(Boolean);
    return found.length || !said.length ? found : null;
  }

  /* `text` as stretches, with what was asked for marked. */
  function stretches(text, pairs) {
    var low = text.toLowerCase();
    var on = [];
    pairs.forEach(function (pair) {
      for (var at = low.indexOf(pair); at >= 0; at = low.indexOf(pair, at + 1)) {
        for (var i = at; i < at + pair.length; i++) on[i] = "exact";
      }
    });
    var found = [];
    for (var i = 0; i < text.length; i++) {
      var how = on[i] || "";
      if (found.length && found[found.length - 1][1] === how) found[found.length - 1][0] += text[i];
      else found.push([text[i], how]);
    }
    return found;
  }

  /* The sentence that has most of what was asked for. */
  function sentenceOf(text, pairs) {
    var best = "";
    var most = -1;
    text.split(/[\n。；！？]+/).forEach(function (sentence) {
      var has = pairs.filter(function (pair) { return sentence.toLowerCase().indexOf(pair) >= 0; }).length;
      if (sentence.trim() && has > most) { best = sentence.trim(); most = has; }
    });
    return best.length > LONGEST ? best.slice(0, LONGEST) + "…" : best;
  }

  function itemOf(record, pairs) {
    var title = stretches(record.title, pairs);
    var text = stretches(sentenceOf(record.text, pairs), pairs);
    var place = record._key.split("#");
    var marked = title.concat(text).filter(function (stretch) { return stretch[1]; }).map(function (stretch) { return stretch[0]; });
    return {
      location: record._key, kind: record.kind, section: place[1] || "", tags: record.tags, sectors: record.sectors, title: title,
      also: [], text: text, lead: [], found: marked.slice(0, 4), files: record.files, kit: record.kit, forms: [], twins: [],
      score: record._score
    };
  }

  function answerOf(words, records, pairs) {
    return {
      asked: words, confidence: records.length ? "known" : "unknown", missing: [], nearest: [], elsewhere: [], corrected: "",
      items: records.map(function (record) { return [itemOf(record, pairs)]; })
    };
  }

  /* Asks the engine of a kind at an address; `then` is told the answer, or null when there is none. */
  window.handbookEngine = function (kind, address, words, then) {
    var pairs = pairsOf(words);
    var engine = ENGINES[kind];
    if (!pairs.length || location.protocol === "file:") { then(null); return; }
    var request = new XMLHttpRequest();
    var fail = function () { then(null); };
    request.open("GET", address + engine.query(pairs));
    request.timeout = PATIENCE;
    request.onerror = request.ontimeout = fail;
    request.onload = function () {
      var records = null;
      try { records = request.status === 200 ? entriesIn(engine.read(JSON.parse(request.responseText))) : null; } catch (fault) { records = null; }
      then(records && answerOf(words, records, pairs));
    };
    request.send();
  };
}());
