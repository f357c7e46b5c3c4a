/* The search box: what is put in is sent to the script that answers (hooks/handbook/theme/search/), and what comes back is shown.
   Nothing is loaded before the search is opened. From a server the script that answers runs in a worker; from file://,
   where browsers start no worker, in the page itself. An empty answer is followed by the nearest names. ES2015. */
(function () {
  "use strict";

  var OPENERS = ["/", "f", "s"];
  var AT_ONCE = 10; // results that are drawn; the next when the reader comes near
  var MOST = 50; // results that an answer has at most: SHOWN of the script that answers

  function find(selector) {
    return document.querySelector(selector);
  }

  var config = JSON.parse(find("#__config").textContent);
  var base = new URL(config.base, location.href);
  var fromFile = location.protocol === "file:";

  var toggle = document.getElementById("__search");
  var box = find("[data-md-component=search-query]");
  var meta = find(".md-search-result__meta");
  var list = find(".md-search-result__list");
  var place = find(".md-search__scrollwrap");

  function address(path) {
    return new URL(path, base).href;
  }

  /* ---- the script that answers: {type: 0} sets it up, {type: 2, data: words} asks it ---- */

  var send; // how a message is sent, once there is somebody to send it to
  var ready = false;
  var asked = null; // the words sent last
  var unanswered = 0;

  function start() {
    if (fromFile) startHere(); else startWorker();
  }

  function startWorker() {
    var worker = new Worker(config.search);
    worker.onmessage = function (event) { receive(event.data); };
    worker.onerror = sayBroken;
    worker.postMessage({ type: 0, data: address("search/search_index.json") });
    send = function (message) { worker.postMessage(message); };
  }

  function startHere() {
    load(config.search, function () {
      load(address("search/search_index.js"), function () {
        var index = window.handbookIndex;
        index.docs.forEach(function (doc) { doc.location = window.handbookFile(doc.location); });
        send = function (message) { receive(window.handbookSearch(message)); };
        send({ type: 0, data: index });
      });
    });
  }

  function load(source, then) {
    var script = document.createElement("script");
    script.src = source;
    script.onload = then;
    script.onerror = sayBroken;
    document.head.appendChild(script);
  }

  function receive(message) {
    if (message.type < 0) sayBroken();
    else if (message.type === 1) { ready = true; ask(); }
    // of several questions in a row only the last is still asked
    else if (!--unanswered) show(message.data);
  }

  function ask() {
    if (!ready || box.value === asked) return;
    asked = box.value;
    unanswered++;
    send({ type: 2, data: asked });
  }

  /* ---- what is shown ---- */

  function sayBroken() {
    meta.textContent = "搜索数据没有读到，请刷新页面再试";
  }

  var undrawn = [];

  function drawMore() {
    undrawn.splice(0, AT_ONCE).forEach(function (group) { list.appendChild(resultItem(group[0])); });
  }

  function show(answer) {
    meta.textContent = summary(answer.items.length, answer.near.length);
    list.textContent = "";
    place.scrollTop = 0;
    undrawn = answer.items.slice();
    drawMore();
    answer.near.forEach(function (record) { list.appendChild(nearItem(record)); });
  }

  place.addEventListener("scroll", function () {
    if (place.scrollTop + place.clientHeight > place.scrollHeight - 100) drawMore();
  });

  function summary(found, near) {
    var words = asked.trim();
    if (!words) return box.getAttribute("data-hint");
    if (found) return (found < MOST ? "找到 " : "找到最相近的 ") + found + " 条";
    return "没有找到“" + words + "”。" + (near ? "是不是要找：" : "换个说法，或者少写几个字");
  }

  function make(name, kind) {
    var element = document.createElement(name);
    element.className = kind || "";
    return element;
  }

  /* A line of the list, and its article that is still empty. */
  function item(location) {
    var line = make("li", "md-search-result__item");
    var link = line.appendChild(make("a", "md-search-result__link"));
    link.href = address(location);
    link.tabIndex = -1;
    link.appendChild(make("article", "md-search-result__article md-typeset"));
    return line;
  }

  /* Title and text come with their marks; everything else in them has been escaped by the script that answers. */
  function resultItem(result) {
    var line = item(result.location);
    line.querySelector("article").innerHTML = "<h2>" + result.title + "</h2>" + result.text;
    return line;
  }

  function nearItem(record) {
    var line = item(record.location);
    var article = line.querySelector("article");
    article.appendChild(make("h2")).textContent = record.title;
    record.tags.forEach(function (tag) {
      article.appendChild(make("span", "md-tag")).textContent = tag;
      article.appendChild(document.createTextNode(" "));
    });
    return line;
  }

  /* ---- opening, closing, and the keys between ---- */

  function setOpen(open) {
    if (toggle.checked !== open) toggle.click();
  }

  /* An address that asks (?q=) stands for this one search. */
  function forgetQuestion() {
    var here = new URL(location.href);
    if (!here.searchParams.has("q")) return;
    here.searchParams.delete("q");
    try { history.replaceState(null, "", here); } catch (refused) { /* some browsers keep the address of file:// pages fixed */ }
  }

  var opened = false;
  toggle.addEventListener("change", function () {
    // in narrow windows the search has the whole of it, and the page below stands still
    document.documentElement.classList.toggle("hb-searching", toggle.checked);
    if (!toggle.checked) { forgetQuestion(); return; }
    box.focus();
    if (opened) return;
    opened = true;
    // the page itself comes first
    if (document.readyState === "complete") start(); else addEventListener("load", start);
  });

  // a moment later, as a label that gives the focus turns its switch afterwards
  box.addEventListener("focus", function () {
    setTimeout(function () { if (document.activeElement === box) setOpen(true); }, 0);
  });
  // what is pasted, dictated or written by hand comes without a key
  box.addEventListener("input", ask);
  box.form.addEventListener("reset", function () {
    box.focus();
    setTimeout(ask, 0); // the box is emptied after this
  });
  box.form.addEventListener("submit", function (event) { event.preventDefault(); });
  list.addEventListener("click", function (event) { if (event.target !== list) setOpen(false); });

  function isField(element) {
    return /^(?:INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && element.type !== "radio" || element.isContentEditable;
  }

  /* From the box down through the results and round again. */
  function step(by) {
    if (document.activeElement === list.querySelector("li:last-child > a")) drawMore();
    var stops = [box].concat(Array.prototype.slice.call(list.querySelectorAll("a")));
    stops[(Math.max(0, stops.indexOf(document.activeElement)) + stops.length + by) % stops.length].focus();
  }

  function onKey(event) {
    var inBox = document.activeElement === box;
    var best = list.querySelector("a");
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && inBox && best) best.click();
    else {
      if (event.key === "Escape" || event.key === "Tab") { setOpen(false); box.blur(); }
      else if (event.key !== "Enter" && !inBox) box.focus();
      return;
    }
    event.preventDefault();
  }

  addEventListener("keydown", function (event) {
    // while characters are being put together the keys belong to the input method
    if (event.metaKey || event.ctrlKey || event.isComposing || event.keyCode === 229) return;
    if (toggle.checked) onKey(event);
    else if (OPENERS.indexOf(event.key) >= 0 && !isField(document.activeElement)) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  var question = new URL(location.href).searchParams.get("q");
  if (question !== null) {
    box.value = question;
    setOpen(true);
  }
}());
