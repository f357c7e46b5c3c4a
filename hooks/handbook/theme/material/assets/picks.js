/* Choosing practices to compare, by buttons at their names in lists and on their own pages. Loaded by takealong.js where there is one.
   Written for browsers of 2016 (ES2015); works from file://; asks for nothing. Without it the link “加入比较” leads to the comparison. */
(function () {
  "use strict";

  var KEY = "handbook-compare";
  var TRY = "handbook-try"; // tells whether anything is kept at all; it goes at once
  var MOST = 4;

  var tools = window.handbookTools;
  var all = tools.all;
  var button = tools.button;
  var element = window.handbookElement;

  /* Whatever is kept, what is no id is left out, and each stands once. */
  function isId(text, at, list) { return /^[a-z0-9-]+$/.test(text) && list.indexOf(text) === at; }

  /* The ids chosen so far; null where this browser keeps nothing, and then links lead straight to the comparison. */
  function chosen() {
    try {
      localStorage.setItem(TRY, "");
      localStorage.removeItem(TRY);
      return (localStorage.getItem(KEY) || "").split(",").filter(isId).slice(0, MOST);
    } catch (refused) { return null; }
  }

  function choose(ids) {
    try { localStorage.setItem(KEY, ids.join(",")); } catch (refused) { return showPicks("这个浏览器存不下了，没有改。"); }
    return show();
  }

  function show() {
    var ids = chosen() || [];
    all(".hb-pick").forEach(function (pick) { showPick(pick, ids); });
    showPicks();
  }

  function showPick(pick, ids) {
    var isIn = ids.indexOf(pick.getAttribute("data-id")) >= 0;
    pick.setAttribute("aria-pressed", isIn);
    pick.textContent = isIn ? "已加入比较" : "加入比较";
  }

  function toggle(id) {
    var ids = chosen() || [];
    if (ids.indexOf(id) >= 0) choose(ids.filter(function (other) { return other !== id; }));
    else if (ids.length < MOST) choose(ids.concat(id));
    else showPicks("最多比四条，先去掉一条。");
  }

  function pickButton(id, name, ids) {
    var made = button("加入比较", function () { toggle(id); });
    made.className += " hb-pick";
    made.setAttribute("data-id", id);
    made.setAttribute("aria-describedby", name.id = name.id || "pick-" + id);
    showPick(made, ids);
    return made;
  }

  /* The line at the lower edge of the window: how many are chosen, and where to go with them; only where something can be chosen. */
  function showPicks(words) {
    var ids = chosen() || [];
    var bar = document.querySelector(".hb-picks");
    var root = JSON.parse(document.getElementById("__config").textContent).base + "/";
    bar.hidden = !(ids.length || words) || !document.querySelector(".hb-pick");
    bar.querySelector("span").textContent = words || "比较：已选 " + ids.length + " 条";
    bar.querySelector("a").href = tools.file(root + "compare/") + "?ids=" + ids.join(",");
  }

  function addBar() {
    var bar = element("div", "", "hb-picks hb-screen");
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "选来比较的做法");
    bar.appendChild(element("span")).setAttribute("role", "status");
    bar.appendChild(element("a", "去比较"));
    bar.appendChild(button("清空所选", function () { choose([]); }));
    document.querySelector("article").appendChild(bar);
  }

  function letPick() {
    var ids = chosen() || [];
    all(tools.CARDS).forEach(function (name) {
      var found = /practices\/([a-z0-9-]+)\//.exec(name.href);
      if (!found || name.parentNode.querySelector(".hb-pick")) return;
      name.parentNode.appendChild(pickButton(found[1], name, ids));
      name.setAttribute("data-pick", ""); // it leaves room
    });
    all("a.hb-picklink").forEach(function (link) {
      var id = /ids=([a-z0-9-]+)/.exec(link.getAttribute("href"))[1];
      link.parentNode.replaceChild(pickButton(id, document.querySelector("h1"), ids), link);
    });
  }

  /* Rows that come later may be the first that can be chosen. */
  function start() {
    letPick();
    showPicks();
  }

  if (chosen()) {
    addBar();
    start();
    document.addEventListener("handbook-rows", start);
    // another window, or this page out of the browser's memory, shows what was chosen since
    addEventListener("storage", function (event) { if (event.key === KEY) show(); });
    addEventListener("pageshow", function (event) { if (event.persisted) show(); });
  }
}());
