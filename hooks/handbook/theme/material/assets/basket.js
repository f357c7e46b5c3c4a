/* The basket of a plan: what is in it, kept in this browser, and the buttons that put something in. Loaded by takealong.js on
   pages that offer something, and wherever there is a basket. Written for browsers of 2016 (ES2015); works from file://; asks
   for nothing. Without it the link “加入方案” leads to the page of the plan with what was chosen in its address. */
(function () {
  "use strict";

  var KEY = "hb-plan";
  var FORMAT = 1;
  var MOST = 20;
  var AT = /^(methods|practices|problems|templates)\/[a-z0-9]+(-[a-z0-9]+)*\/$/;
  var PART = /^[a-z]{1,20}$/;
  var MARK = /^[0-9a-f]{1,8}$/;
  var NAMES = ".hb-cards > li > a, .hb-rows dt > a, .hb-lines > li:not(.hb-hint) > a";
  var DATA = "planned" + ".js"; // beside the page of each record; no script of the theme

  var tools = window.handbookTools;
  var all = tools.all;
  var memory = null; // where the browser keeps nothing: as long as the page lasts
  var records = Object.create(null); // asked by addresses and ids: nothing that every object has is among them, here and below
  var hearers = [];

  /* ---- whatever is kept or brought along (carry.js), read as what it may be and nothing else ---- */

  function text(value, most) { return typeof value === "string" ? value.slice(0, most) : ""; }

  function own(value, name) { return Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined; }

  function isMap(value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); }

  /* The entries of a map whose names and values pass; nothing that a name could do to a map of ours. */
  function entries(value, isName, isValue) {
    var found = Object.create(null);
    if (!isMap(value)) return found;
    Object.keys(value).slice(0, 60).forEach(function (name) {
      if (isName.test(name) && isValue(value[name])) found[name] = value[name];
    });
    return found;
  }

  function item(value) {
    if (!isMap(value)) return null;
    var at = text(own(value, "at"), 120);
    if (!AT.test(at)) return null;
    return { at: at, name: text(own(value, "name"), 80) || at, seen: entries(own(value, "seen"), PART, function (mark) { return MARK.test(mark); }) };
  }

  /* A basket out of any value at all. */
  function basketOf(value) {
    var given = isMap(value) ? value : {};
    var listed = Array.isArray(given.items) ? given.items.slice(0, 200).map(item).filter(Boolean) : [];
    var items = listed.filter(function (each, at) { return listed.findIndex(function (other) { return other.at === each.at; }) === at; });
    return {
      format: FORMAT, title: text(given.title, 60), goal: text(given.goal, 600), items: items.slice(0, MOST),
      forms: entries(given.forms, /^[a-z0-9-]{1,64}$/, function (chosen) { return typeof chosen === "boolean"; }),
    };
  }

  function read() {
    if (memory) return basketOf(memory);
    try { return basketOf(JSON.parse(localStorage.getItem(KEY))); } catch (refused) { return basketOf(null); }
  }

  function write(basket) {
    var isEmpty = !basket.items.length && !basket.title && !basket.goal;
    try {
      if (isEmpty) localStorage.removeItem(KEY); else localStorage.setItem(KEY, JSON.stringify(basket));
      memory = null;
    } catch (refused) { memory = basket; }
    show();
  }

  function isKept() { return !memory; }

  /* ---- putting in, taking out ---- */

  function placeOf(basket, at) { return basket.items.findIndex(function (each) { return each.at === at; }); }

  /* Puts something in. What is wrong in words, else nothing. */
  function add(at, name) {
    var basket = read();
    if (!AT.test(at)) return "这一条不能放进方案。";
    if (placeOf(basket, at) >= 0) return "";
    if (basket.items.length >= MOST) return "一个方案最多放 " + MOST + " 条，先移出几条。";
    basket.items.push({ at: at, name: text(name, 80) || at, seen: {} });
    write(basket);
    load(at, function (data) { look(at, data); }, function () { /* the plan's page says so */ });
    return "";
  }

  function remove(at) {
    var basket = read();
    basket.items = basket.items.filter(function (each) { return each.at !== at; });
    write(basket);
  }

  /* What a record says now is what has been seen of it. */
  function look(at, data) {
    var basket = read();
    var place = placeOf(basket, at);
    if (place < 0) return;
    basket.items[place].name = text(data.name, 80) || basket.items[place].name;
    basket.items[place].seen = marksOf(data);
    write(basket);
  }

  /* ---- what records say: a script beside each page ---- */

  var root = JSON.parse(document.getElementById("__config").textContent).base + "/";

  window.handbookPlanned = function (data) {
    if (isMap(data) && AT.test(data.at)) records[data.at] = data;
  };

  /* Hands over what the record at an address says; one that has moved on, as what it is now. `fail` when nothing is there. */
  function load(at, then, fail, steps) {
    function found() {
      var data = records[at];
      if (!data) return fail();
      if (AT.test(data.moved) && !data.gone && (steps || 0) < 5) return load(data.moved, then, fail, (steps || 0) + 1);
      then(data);
    }
    tools.besides(["../" + at + DATA], found, fail);
  }

  /* ---- what plan and comparison share ---- */

  /* What writes documents, and what knows where the handbook is. */
  function withWriter(then, fail) {
    tools.besides(["fill.js", "word.js", "unit.js"], function () { window.handbookFill.withParts(then, fail); }, function () { fail(tools.UNBROUGHT); });
  }

  /* Where a page of the handbook is, for a document; how it is found when nobody has said where the handbook is. */
  function addressOf(at) {
    var site = window.handbookUnit.site();
    return site ? site + at : "在手册首页的网址后面加 " + at;
  }

  /* Documents name pages by their addresses: before `place` it is asked where the handbook is, if nothing tells. */
  function letPlace(place) {
    tools.withUnit(function (unit) {
      if (!unit.site()) place.parentNode.insertBefore(unit.askSite(function () {}), place);
    });
  }

  /* FNV-1a: enough to tell that a part reads otherwise than when it was looked at. */
  function mark(value) {
    var words = JSON.stringify(value);
    var sum = 0x811c9dc5;
    for (var at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 0x01000193);
    return (sum >>> 0).toString(16);
  }

  function marksOf(data) {
    var marks = { forms: mark(data.forms || []) };
    Object.keys(data.rows || {}).forEach(function (part) { if (PART.test(part)) marks[part] = mark(data.rows[part]); });
    return marks;
  }

  /* ---- buttons ---- */

  function atOf(link) {
    var found = /(?:methods|practices|problems|templates)\/[a-z0-9-]+\/(?=(?:index\.html)?(?:[?#]|$))/.exec(link.href);
    return found && AT.test(found[0]) ? found[0] : "";
  }

  function nameOf(link) { return link.textContent.replace(/#$/, "").trim(); }

  function showButton(button, basket) {
    var isIn = placeOf(basket, button.getAttribute("data-at")) >= 0;
    var isStar = button.classList.contains("hb-star");
    button.setAttribute("aria-pressed", isIn);
    if (isStar) button.textContent = isIn ? "★" : "☆";
    else button.textContent = isIn ? "★ 已加入方案" : "☆ 加入方案";
    if (isStar) button.title = isIn ? "移出方案" : "加入方案";
  }

  function buttonFor(at, name, isStar) {
    var made = tools.button("", function () {
      if (made.getAttribute("aria-pressed") === "true") return remove(at);
      var fault = add(at, name);
      if (fault) say(made, fault);
    });
    made.setAttribute("data-at", at);
    made.className += isStar ? " hb-star" : " hb-planned";
    if (isStar) made.setAttribute("aria-label", "方案里有“" + name + "”");
    return made;
  }

  function say(button, words) {
    var said = button.nextElementSibling;
    if (!said || said.getAttribute("role") !== "status") {
      said = document.createElement("span");
      said.className = "hb-note hb-screen";
      said.setAttribute("role", "status");
      button.parentNode.insertBefore(said, button.nextSibling);
    }
    said.textContent = words;
  }

  function show() {
    var basket = read();
    all(".hb-star, .hb-planned").forEach(function (button) { showButton(button, basket); });
    all(".hb-basket").forEach(function (link) {
      var count = link.querySelector("span");
      count.textContent = basket.items.length || "";
      link.setAttribute("aria-label", "方案篮" + (basket.items.length ? "，" + basket.items.length + " 条" : ""));
    });
    all(".hb-toplan").forEach(function (link) { link.hidden = !basket.items.length; });
    hearers.forEach(function (hear) { hear(basket); });
  }

  /* On a page the link becomes a button, followed by the way to the plan. */
  function letAdd(link) {
    var at = link.getAttribute("href").split("add=")[1];
    var way = document.createElement("a");
    way.className = "hb-toplan hb-screen";
    way.href = tools.file(root + "plan/");
    way.textContent = "看方案";
    link.parentNode.insertBefore(buttonFor(at, nameOf(document.querySelector("h1")), false), link);
    link.parentNode.replaceChild(way, link);
  }

  function letStar(link) {
    var at = atOf(link);
    link.setAttribute("data-star", "");
    if (at) link.parentNode.insertBefore(buttonFor(at, nameOf(link), true), link.nextSibling);
  }

  function letStars() {
    all(NAMES).forEach(function (link) { if (!link.hasAttribute("data-star")) letStar(link); });
  }

  window.handbookBasket = {
    of: basketOf, read: read, write: write, add: add, remove: remove, look: look, load: load, marksOf: marksOf, isKept: isKept,
    withWriter: withWriter, addressOf: addressOf, letPlace: letPlace, hear: function (hear) { hearers.push(hear); },
    format: FORMAT, most: MOST,
  };

  /* Where nothing is kept, links lead to the page of the plan with what was chosen in the address. */
  function canKeep() {
    try {
      localStorage.setItem("handbook-try", "");
      localStorage.removeItem("handbook-try");
      return true;
    } catch (refused) { return false; }
  }

  if (canKeep() && !document.getElementById("booklet")) {
    all("a.hb-planlink").forEach(letAdd);
    letStars();
    document.addEventListener("handbook-rows", letStars);
  }
  show();
  // another window, or this page out of the browser's memory
  addEventListener("storage", function (event) { if (!event.key || event.key === KEY) show(); });
  addEventListener("pageshow", function (event) { if (event.persisted) show(); });
}());
