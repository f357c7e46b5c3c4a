/* The search script: what is put in is sent to the script that answers (hooks/handbook/theme/search/), and what comes back is
   handed to whoever asked: panel.js, or results.js in the page of results. Loaded by search.js when somebody begins. From a server
   the script that answers runs in a worker; from file://, where a browser may start none, in one made of its text; where there are
   no workers, in the page itself. ES2015. */
(function () {
  "use strict";

  var GROUPS = ["read", "desk", "passages"]; // of what is found, as the index tells them

  var config = JSON.parse(document.querySelector("#__config").textContent);
  var base = new URL(config.base, location.href);
  var beside = document.currentScript.src.replace(/[^/]*$/, "");
  var fromFile = location.protocol === "file:";

  function address(path) {
    return (window.handbookFile || String)(new URL(path, base).href);
  }

  function load(source, then, fail) {
    var script = document.createElement("script");
    script.async = false; // several in the order in which they are asked for
    script.src = source;
    script.onload = then || null;
    script.onerror = fail || null;
    document.head.appendChild(script);
  }

  /* ---- the script that answers; its messages are told in hooks/handbook/theme/search/worker.js ---- */

  var send; // how a message is sent, once somebody has been started to send it to
  var started = false;
  var ready = false;
  var broken = false;
  var question = null; // asked last, and who wants to know; of several in a row only the last is still asked
  var unanswered = 0;

  function start() {
    if (started) return;
    started = true;
    // the page itself comes first
    if (document.readyState === "complete") begin(); else addEventListener("load", begin);
  }

  function begin() {
    if (fromFile || !beginWorker()) beginHere();
  }

  function listen(worker) {
    worker.onmessage = function (event) { receive(event.data); };
    worker.onerror = fail;
    send = function (message) { worker.postMessage(message); };
  }

  /* Some browsers have no workers, or let a page start none. */
  function beginWorker() {
    try { listen(new Worker(config.search)); } catch (refused) { return false; }
    send({ type: 0, data: address("search/index.js") });
    return true;
  }

  function beginHere() {
    load(config.search, function () {
      startHere();
      loadParts();
    }, fail);
  }

  /* A browser lets no file be a worker, but most let a text be one; else it is done in the page. */
  function startHere() {
    try {
      listen(new Worker(URL.createObjectURL(new Blob(["(" + window.handbookSearch + ")(message => postMessage(message))"], { type: "text/javascript" }))));
    } catch (refused) {
      send = window.handbookSearch(receive);
    }
  }

  /* The index and then its parts, one after another, each handed on as it comes. */
  function loadParts() {
    var parts = [];
    window.handbookIndex = function (told) {
      send({ type: 0, data: told });
      GROUPS.forEach(function (group) {
        told[group].forEach(function (name) { parts.push({ name: name, group: group }); });
      });
    };
    window.handbookPart = function (part) { send({ type: 4, data: part, of: parts.shift().group }); };
    var next = function () { if (parts.length) load(address("search/" + parts[0].name), next, fail); };
    load(address("search/index.js"), next, fail);
  }

  /* Files of texts, for the results that are shown: scripts, so that they come from the disk, too. One that does not come is told,
     so that nobody waits for it. */
  function bringTexts(names) {
    window.handbookTexts = function (texts) {
      send({ type: 5, data: texts, of: document.currentScript.src.replace(/^.*\//, "") });
    };
    names.forEach(function (name) {
      load(address("search/" + name), null, function () { send({ type: 5, data: null, of: name }); });
    });
  }

  function receive(message) {
    if (message.type < 0) fail();
    else if (message.type === 1) { ready = true; put(); }
    else if (message.type === 8) bringTexts(message.data);
    else if (message.type === 6) tell(message.data);
    else if (!--unanswered && question) {
      question.answer = message.data;
      question.then(message.data);
    }
  }

  /* The sentences of results that are shown already. */
  function tell(told) {
    var answer = question && question.answer;
    if (!answer || answer.asked !== told.asked || answer.within !== told.within) return;
    told.items.forEach(function (item) { complete(answer.items[item[0]][0], item[1]); });
  }

  function complete(result, told) {
    ["state", "section", "text", "lead", "found"].forEach(function (field) { result[field] = told[field]; });
    result.twins.forEach(function (twin, at) { if (twin.alone) complete(twin.alone, told.twins[at].alone); });
    if (result.draw) result.draw();
  }

  function put() {
    if (!question) return;
    unanswered++;
    send({ type: 2, data: question.words, within: question.within, rows: question.rows });
  }

  function fail() {
    broken = true;
    window.handbookSearchLost();
    if (question) question.then(null);
  }

  /* Asks for words; `then` is told the answer, or null when there can be none, with the sentences of the first `rows`. What was
     asked before is asked no more. */
  function ask(words, within, rows, then) {
    question = { words: words, within: within, rows: rows, then: then, answer: null };
    if (broken) then(null);
    else if (ready) put();
    else start();
  }

  /* Asks for the sentences of these of the results of the last answer. */
  function bring(numbers) {
    if (numbers.length && send) send({ type: 7, data: numbers });
  }

  window.handbookAsking = {
    address: address, load: load, beside: beside, start: start, ask: ask, bring: bring,
    forget: function () { question = null; },
    isReady: function () { return ready; }, isBroken: function () { return broken; }
  };

  var looks = document.createElement("link");
  looks.rel = "stylesheet";
  looks.href = beside + "found.css";
  document.head.appendChild(looks);

  // each begins only with those that it needs
  var shows = ["hits.js", "panel.js"];
  if (document.getElementById("hb-results")) shows.push("listed.js", "offered.js", "results.js");
  shows.forEach(function (name) { load(beside + name, null, fail); });
}());
