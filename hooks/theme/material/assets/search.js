/* Stands where the theme starts its search worker. Nothing is loaded before the search is opened. From a server the
   script that answers runs in a worker; from file://, where browsers start no worker, in the page itself. An empty answer
   is followed by the nearest names. Loaded before the theme's own script; ES2015. */
(function () {
  "use strict";

  var Native = window.Worker;
  var fromFile = location.protocol === "file:";

  function find(selector) {
    return document.querySelector(selector);
  }

  var base = new URL(JSON.parse(find("#__config").textContent).base, location.href);

  function address(path) {
    return new URL(path, base).href;
  }

  /* An address that asks (?q=) opens the search with the page; the page itself comes first. */
  function whenLoaded(act) {
    if (document.readyState === "complete") act(); else addEventListener("load", act);
  }

  function Search(script) {
    this.script = script;
    this.listeners = [];
    this.asked = "";
    var search = this;
    var toggle = document.getElementById("__search");
    toggle.addEventListener("change", function start() {
      if (!toggle.checked) return;
      toggle.removeEventListener("change", start);
      whenLoaded(function () { if (fromFile) search.startHere(); else search.startWorker(); });
    });
  }

  Search.prototype.addEventListener = function (kind, listener) {
    if (kind === "message") this.listeners.push(listener);
  };

  Search.prototype.removeEventListener = function (kind, listener) {
    this.listeners = this.listeners.filter(function (known) { return known !== listener; });
  };

  Search.prototype.postMessage = function (message) {
    if (message.type === 2) this.asked = message.data;
    this.send(message);
  };

  Search.prototype.receive = function (message) {
    this.listeners.forEach(function (listener) { listener({ data: message }); });
    if (message.type === 3 && this.asked.trim() && !message.data.items.length) showNear(this.asked.trim(), message.data.near);
  };

  Search.prototype.startWorker = function () {
    var search = this;
    var worker = new Native(this.script);
    worker.onmessage = function (event) { if (event.data.type < 0) sayBroken(); else search.receive(event.data); };
    this.send = function (message) { worker.postMessage(message); };
    this.send({ type: 0, data: address("search/search_index.json") });
  };

  Search.prototype.startHere = function () {
    var search = this;
    load(this.script, function () {
      load(address("search/search_index.js"), function () {
        var index = window.handbookIndex;
        index.docs.forEach(function (doc) { doc.location = asFile(doc.location); });
        search.send = function (message) {
          // not before the theme is done with what made it ask
          setTimeout(function () { search.receive(window.handbookSearch(message)); }, 0);
        };
        search.send({ type: 0, data: index });
      });
    });
  };

  function load(source, then) {
    var script = document.createElement("script");
    script.src = source;
    script.onload = then;
    script.onerror = sayBroken;
    document.head.appendChild(script);
  }

  /* A folder opens by itself only from a server. */
  function asFile(path) {
    return path.replace(/(^|\/)(#|$)/, "$1index.html$2");
  }

  function meta() {
    return find(".md-search-result__meta");
  }

  function sayBroken() {
    meta().textContent = "搜索数据没有读到，请刷新页面再试";
  }

  function showNear(asked, near) {
    meta().textContent = "没有找到“" + asked + "”。" + (near.length ? "是不是要找：" : "换个说法，或者少写几个字");
    near.forEach(function (record) { find(".md-search-result__list").appendChild(nearItem(record)); });
  }

  function nearItem(record) {
    var item = make("li", "md-search-result__item");
    var link = item.appendChild(make("a", "md-search-result__link"));
    link.href = address(record.location);
    var article = link.appendChild(make("article", "md-search-result__article md-typeset"));
    article.appendChild(make("h2", "", record.title));
    record.tags.forEach(function (tag) {
      article.appendChild(make("span", "md-tag", tag));
      article.appendChild(document.createTextNode(" "));
    });
    return item;
  }

  function make(name, kind, text) {
    var element = document.createElement(name);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    return element;
  }

  Search.Native = Native;
  window.Worker = Search;
}());
