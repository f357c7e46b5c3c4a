/* What readers take along from a page: ready-made citations copied with one click, practices chosen for comparing.
   Written for browsers of 2016 (ES2015); works from file://; asks for nothing. Without this script a citation can still
   be selected, and the link “加入比较” still leads on. */
(function () {
  "use strict";

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function button(words, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "hb-button hb-screen";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  /* One of the buttons for what a page is for; the main one is filled. */
  function action(place, words, act, isMain) {
    var made = button(words, act);
    made.className = "hb-download" + (isMain ? " hb-primary" : "");
    place.appendChild(made);
    place.appendChild(document.createTextNode(" "));
  }

  /* ---- saving ---- */

  var UNSAVED = "这个浏览器不让网页交出文件。"; // whoever tells it adds what to do instead

  /* Hands a file made here to the browser; false where it takes none. */
  function save(name, content, type) {
    var link = document.createElement("a");
    try { link.href = URL.createObjectURL(new Blob([content], { type: type })); } catch (refused) { return false; }
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    return true;
  }

  /* ---- copying ---- */

  /* The day of access is left open in the page, so that it is the same whenever it is built. */
  function today() {
    var now = new Date();
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  /* The words without their looks, for pasting into a document of one's own. This older way of copying works from
     file:// and over http, where the newer one is not allowed. */
  function copy(element) {
    function plain(event) {
      event.clipboardData.setData("text/plain", element.textContent);
      event.preventDefault();
    }
    select(element);
    document.addEventListener("copy", plain);
    try { return document.execCommand("copy"); } catch (refused) { return false; } finally {
      document.removeEventListener("copy", plain);
    }
  }

  function letCopy(element) {
    var name = element.tagName === "DD" ? element.previousElementSibling : null;
    var made = button("复制", function () {
      made.textContent = copy(element) ? "已复制" : "已选中，请按 Ctrl+C";
      setTimeout(function () { made.textContent = "复制"; }, 3000);
    });
    made.setAttribute("aria-live", "polite");
    if (name) name.appendChild(made); else element.parentNode.insertBefore(made, element.nextSibling);
  }

  // a server that others reach, too, tells where the handbook is
  var isServed = /^https?:$/.test(location.protocol) && !/^(localhost|127\.|\[::1\])/.test(location.hostname);
  var isOnWall = /[?&]view=projector(&|$)/.test(location.search) || location.hash === "#projector";

  /* Built without an address, the handbook is where its server is, or where the reader says: asked when citations are looked at
     or what is told of the page, known afterwards. */
  function letPlace(box) {
    var boxes = [box].concat(all("#record"));
    function place() {
      boxes.forEach(function (each) { each.removeEventListener("toggle", place); });
      load("place");
    }
    try { if (/"site":/.test(localStorage.getItem("hb-unit"))) return load("place"); } catch (refused) { /* none is kept */ }
    if (isServed || isOnWall || boxes.some(function (each) { return each.open; })) load("place");
    else boxes.forEach(function (each) { each.addEventListener("toggle", place); });
  }

  function letCite(box) {
    all("dd", box).forEach(function (form) { form.textContent = form.textContent.replace("引用日期", today()); });
    all(".hb-copy", box).forEach(letCopy);
    function open() { if (location.hash === "#" + box.id) box.open = true; }
    open();
    addEventListener("hashchange", open);
  }

  /* ---- choosing practices to compare ---- */

  var KEY = "handbook-compare";
  var TRY = "handbook-try"; // tells whether anything is kept at all; it goes at once
  var MOST = 4;
  var CARDS = ".hb-cards > li > a, #cards .hb-lines > :not(.hb-hint) > a";

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
    localStorage.setItem(KEY, ids.join(","));
    all(".hb-pick").forEach(function (pick) { showPick(pick, ids); });
    showPicks();
  }

  function showPick(pick, ids) {
    var isIn = ids.indexOf(pick.getAttribute("data-id")) >= 0;
    pick.setAttribute("aria-pressed", isIn);
    pick.textContent = isIn ? "已加入比较" : "加入比较";
  }

  function toggle(id) {
    var ids = chosen();
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

  /* The line at the lower edge of the window: how many are chosen, and where to go with them. */
  function showPicks(words) {
    var ids = chosen();
    var bar = document.querySelector(".hb-picks");
    var root = JSON.parse(document.getElementById("__config").textContent).base + "/";
    bar.hidden = !ids.length;
    bar.querySelector("span").textContent = words || "比较：已选 " + ids.length + " 条";
    bar.querySelector("a").href = file(root + "compare/") + "?ids=" + ids.join(",");
  }

  function addBar() {
    var bar = document.createElement("div");
    var link = document.createElement("a");
    bar.className = "hb-picks hb-screen";
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "选来比较的做法");
    bar.appendChild(document.createElement("span")).setAttribute("role", "status");
    link.textContent = "去比较";
    bar.appendChild(link);
    bar.appendChild(button("清空所选", function () { choose([]); }));
    document.querySelector("article").appendChild(bar);
  }

  function letPick() {
    var ids = chosen();
    all(CARDS).forEach(function (name) {
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

  if (chosen() && !document.getElementById("compare") && document.querySelector(CARDS + ", a.hb-picklink")) {
    addBar();
    letPick();
    showPicks();
    document.addEventListener("handbook-rows", letPick);
    // a page that comes out of the browser's memory shows what was chosen since
    addEventListener("pageshow", function (event) { if (event.persisted) choose(chosen()); });
  }

  /* ---- some pages and the wall have a script of their own, beside this one; it is handed what they share ---- */

  var beside = document.currentScript.src.replace(/[^/]*$/, "");

  /* A page of the handbook as the browser finds it; as it is written, where the script that knows better has not come. */
  function file(address) { return (window.handbookFile || String)(address); }

  window.handbookTools = {
    place: beside, file: file,
    isServed: isServed, all: all, button: button, action: action, UNSAVED: UNSAVED, save: save, today: today, withUnit: withUnit, copies: copies, keepCopies: keepCopies, hasCopy: hasCopy, withReader: withReader, besides: besides,
  };

  // under these names they are written; where they are published, the build puts the names they have there
  var scripts = {
    compare: "compare.js", selfcheck: "selfcheck.js", unit: "unit.js", slip: "slip.js", shown: "shown.js", projector: "projector.js",
    reader: "reader.js", notes: "notes.js", kept: "kept.js", offer: "offer.js", calendar: "calendar.js", place: "place.js",
    basket: "basket.js", plan: "plan.js", lesson: "lesson.js", wechat: "wechat.js",
  };

  function besides(file, then, fail) {
    var script = document.createElement("script");
    script.onload = then || null;
    script.onerror = fail || null;
    script.src = beside + file;
    document.body.appendChild(script);
  }

  function load(name) { besides(scripts[name]); }

  /* The basket of a plan: at once where something can be put in by a button, or is in; in lists when somebody begins to look. */
  function wantsBasket() {
    try { if (localStorage.getItem("hb-plan")) return true; } catch (refused) { /* then links lead on */ }
    return document.querySelector(".hb-planlink");
  }

  function loadBasket() {
    STARTS.forEach(function (start) { document.removeEventListener(start, loadBasket, true); });
    load("basket");
  }

  var STARTS = ["mousemove", "touchstart", "keydown"];

  // what is called plan on other pages is a stage of work
  if (document.getElementById("booklet")) besides(scripts.basket, function () { load("plan"); });
  else if (document.getElementById("lesson-paper")) besides(scripts.basket, function () { load("lesson"); });
  else if (document.querySelector(".hb-basket") && wantsBasket()) load("basket");
  else if (document.querySelector(".hb-basket")) STARTS.forEach(function (start) { document.addEventListener(start, loadBasket, true); });
  ["compare", "selfcheck", "unit", "slip", "shown"].forEach(function (name) { if (document.getElementById(name)) load(name); });
  if (document.getElementById("kept-here")) load("kept");
  if (document.getElementById("hb-offer")) load("offer");
  if (document.querySelector(".hb-beat")) load("calendar");
  if (/MicroMessenger/i.test(navigator.userAgent)) load("wechat");
  if (isOnWall) load("projector");

  /* ---- kits that are filled in; files under their own names where pages are read from the disk ---- */

  function withUnit(then) {
    if (window.handbookUnit) then(window.handbookUnit); else besides(scripts.unit, function () { then(window.handbookUnit); });
  }

  function letFill(link) {
    link.parentNode.insertBefore(button("填上本单位再下载", function () {
      withUnit(function (unit) { unit.askFor(link); });
    }), link.nextSibling);
  }

  /* The link of that kind at which something happens, unless another tab or window is asked for. */
  function linkOf(event, selector) {
    var link = event.target;
    while (link && !(link.matches && link.matches(selector))) link = link.parentNode;
    return event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey ? null : link;
  }

  function saveNamed(event) {
    var link = linkOf(event, "a.hb-download");
    if (!link || !/templates\/([a-z0-9-]+)\/\1(\.docx|\.xlsx|-batch\.xlsx)$|-kit\.zip$/.test(link.href)) return;
    event.preventDefault();
    withUnit(function (unit) { unit.saveNamed(link); });
  }

  all(".hb-kit[data-post] > .hb-download").forEach(letFill);
  if (location.protocol === "file:") document.addEventListener("click", saveNamed);

  /* ---- a reader's own copies of reports: nothing is loaded for them before somebody asks ---- */

  var COPIES = "handbook-originals";

  /* Which reports are in a copy that this browser keeps, by their ids. */
  function copies() {
    var found = {};
    try {
      var read = JSON.parse(localStorage.getItem(COPIES));
      Object.keys(read).forEach(function (id) { if (isCopy(read[id])) found[id] = read[id]; });
    } catch (refused) { /* none is kept, or what is kept is not ours */ }
    return found;
  }

  function isCopy(what) {
    return what !== null && ["digest", "name"].every(function (key) { return typeof what[key] === "string"; }) &&
      ["same", "near", "of"].every(function (key) { return typeof what[key] === "number"; });
  }

  function keepCopies(found) {
    try {
      if (Object.keys(found).length) localStorage.setItem(COPIES, JSON.stringify(found)); else localStorage.removeItem(COPIES);
      return true;
    } catch (refused) { return false; }
  }

  function withReader(then) {
    if (window.handbookReader) return then();
    besides(scripts.shown, function () { besides(scripts.reader, then); });
  }

  /* Has this browser a copy of that report? */
  function hasCopy(id) { return window.handbookReader ? window.handbookReader.has(id) : Boolean(copies()[id]); }

  /* ---- citations: what they say is shown by a script of its own, loaded when somebody points at the first ---- */

  var waiting = null; // who asked for the script while it was on its way: one click points, focuses and clicks

  function withNotes(then, fail) {
    if (window.handbookNotes) return then();
    if (waiting) return waiting.push([then, fail]);
    waiting = [[then, fail]];
    function tell(which) {
      return function () {
        waiting.forEach(function (each) { if (each[which]) each[which](); });
        waiting = null;
      };
    }
    besides(scripts.notes, tell(0), tell(1));
  }

  function peek(event) {
    var mark = linkOf(event, "a.hb-cite");
    if (mark) withNotes(function () { window.handbookNotes.peek(mark, event.type === "focusin"); });
  }

  function openCitation(event) {
    var mark = linkOf(event, "a.hb-cite");
    var link = linkOf(event, ".hb-noted ol a, .hb-peek a");
    var found = link && /sources\/([a-z0-9-]+)\/.*#p[0-9]+$/.exec(link.href);
    if (!mark && !(found && hasCopy(found[1]))) return;
    event.preventDefault();
    withNotes(function () {
      if (mark) window.handbookNotes.open(mark); else window.handbookNotes.follow(link);
    }, function () { location.href = (mark || link).href; });
  }

  /* Beside the passage that a citation led to stands the way to check it. */
  function letCheck(panel) {
    function beckon() {
      var row = /^#p[0-9]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
      all(".hb-beckon").forEach(function (old) { old.parentNode.removeChild(old); });
      if (!row || copies()[panel.getAttribute("data-source")]) return;
      row.cells[3].appendChild(button("用我手里的原文核对", function () {
        panel.open = true;
        panel.scrollIntoView();
        panel.querySelector("summary").focus();
      })).className += " hb-beckon";
    }
    function look() {
      if (location.hash === "#reader") panel.open = true;
      beckon();
    }
    panel.addEventListener("toggle", function () { if (panel.open) withReader(beckon); });
    addEventListener("hashchange", look);
    look();
    /* An address that names the panel may have opened it before anybody listened here. */
    if (panel.open || copies()[panel.getAttribute("data-source")]) withReader(beckon);
  }

  document.addEventListener("mouseover", peek);
  document.addEventListener("focusin", peek);
  document.addEventListener("click", openCitation);
  all("#reader").forEach(letCheck);

  all(".hb-tools").forEach(function (tools) {
    // a form has a button of its own, which prints the form alone
    if (!document.querySelector(".hb-print-sheet")) tools.appendChild(button("打印", function () { window.print(); }));
  });
  all("details.hb-citing").forEach(letCite);
  all("details.hb-citing[data-unplaced]").forEach(letPlace);
  all("code.hb-copy").forEach(letCopy);
}());
