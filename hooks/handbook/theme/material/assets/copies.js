/* A reader's own copies of reports: kept in this browser, and what the handbook recognises them by. Loaded by takealong.js when
   somebody asks for one. Written for browsers of 2016 (ES2015); works from file://; asks for nothing but the handbook's own
   scripts, and sends nothing. */
(function () {
  "use strict";

  var tools = window.handbookTools;

  /* ---- the handbook's own scripts with what a copy is recognised by ---- */

  var reports = null;
  var passages = Object.create(null); // asked by ids: nothing that every object has is among them

  window.handbookOriginals = function (list) { reports = list; };
  window.handbookPassages = function (id, data) { passages[id] = data; };

  /* All reports whose text is not shown: id, name, digest, number of passages, words by which they are known. */
  function withList(then, fail) { tools.besides(["../sources/originals.js"], function () { if (reports) then(reports); else fail(); }, fail); }

  /* Where the passages of a report are, and what they are known by. */
  function withPassages(id, then, fail) { tools.besides(["../sources/" + id + "/passages.js"], function () { if (passages[id]) then(passages[id]); else fail(); }, fail); }

  /* One after the other; what cannot be loaded is passed over. */
  function withEach(ids, each, then) {
    if (!ids.length) return then();
    function next() { withEach(ids.slice(1), each, then); }
    withPassages(ids[0], function (data) { each(ids[0], data); next(); }, next);
  }

  /* ---- keeping: the texts in IndexedDB, which report is in which of them in localStorage, where every page can look ---- */

  var session = {}; // digest → copy, with its solid text
  var kept = tools.copies(); // id → {digest, name, same, near, of}

  function database(then, fail) {
    try {
      var asked = indexedDB.open("handbook-originals", 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore("files", { keyPath: "digest" }); };
      asked.onerror = fail;
      asked.onsuccess = function () { then(asked.result); };
    } catch (refused) { fail(); }
  }

  function inStore(mode, act, then, fail) {
    database(function (opened) {
      try {
        var turn = opened.transaction("files", mode);
        var asked = act(turn.objectStore("files"));
        turn.oncomplete = function () { opened.close(); then(asked.result); };
        turn.onerror = turn.onabort = function () { opened.close(); fail(); };
      } catch (refused) { opened.close(); fail(); }
    }, fail);
  }

  /* Keep a copy; `then` is told whether it will be there on other pages too. */
  function keep(copy, found, then) {
    session[copy.digest] = copy;
    Object.keys(found).forEach(function (id) { kept[id] = found[id]; });
    inStore("readwrite", function (store) { return store.put({ digest: copy.digest, name: copy.name, text: copy.raw }); }, function () {
      then(tools.keepCopies(Object.assign(tools.copies(), found)));
    }, function () { then(false); });
  }

  function drop(key, then) {
    delete session[key];
    var others = tools.copies(); // another window may have kept more
    [kept, others].forEach(function (known) { Object.keys(known).forEach(function (id) { if (known[id].digest === key) delete known[id]; }); });
    tools.keepCopies(others);
    inStore("readwrite", function (store) { return store.delete(key); }, then, then);
  }

  function withCopy(key, then, fail) {
    if (session[key]) return then(session[key]);
    inStore("readonly", function (store) { return store.get(key); }, function (found) {
      if (found && typeof found.text === "string") then(session[key] = made(found.text, found.name, key)); else fail();
    }, fail);
  }

  /* A copy out of its text and name. */
  function made(text, name, known) {
    var copy = window.handbookSolid.of(text);
    copy.name = name;
    copy.digest = known || window.handbookDigest(copy.text);
    return copy;
  }

  window.handbookCopies = { kept: kept, keep: keep, drop: drop, made: made, withCopy: withCopy, withList: withList, withPassages: withPassages, withEach: withEach };
}());
