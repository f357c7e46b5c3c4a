/* What readers take along from a page: ready-made citations copied with one click; and the way to the scripts that only some pages
   need, with what these share. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. Without this script a
   citation can still be selected. */
(function () {
  "use strict";

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function element(name, words, className) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  function put(parent, name, words, className) { return parent.appendChild(element(name, words, className)); }

  function button(words, act) {
    var made = element("button", words, "hb-button hb-screen");
    made.type = "button";
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
    if (isServed || isOnWall || location.hash === "#place" || boxes.some(function (each) { return each.open; })) load("place");
    else boxes.forEach(function (each) { each.addEventListener("toggle", place); });
  }

  function letCite(box) {
    all("dd", box).forEach(function (form) { form.textContent = form.textContent.replace("引用日期", today()); });
    all(".hb-copy", box).forEach(letCopy);
    function open() { if (location.hash === "#" + box.id) box.open = true; }
    open();
    addEventListener("hashchange", open);
  }

  /* ---- some pages and the wall have a script of their own, beside this one; it is handed what they share ---- */

  var CARDS = ".hb-cards > li > a, #cards .hb-lines > :not(.hb-hint) > a"; // names in lists, of practices too
  var UNBROUGHT = "没有取到脚本，请刷新页面再试。";

  var beside = document.currentScript.src.replace(/[^/]*$/, "");
  var brought = {}; // script → true when it has come; who waits for it while it is on its way

  /* A page of the handbook as the browser finds it; as it is written, where the script that knows better has not come. */
  function file(address) { return (window.handbookFile || String)(address); }

  window.handbookElement = element;
  window.handbookPut = put;
  window.handbookTools = {
    file: file, isServed: isServed, all: all, button: button, action: action, UNSAVED: UNSAVED, UNBROUGHT: UNBROUGHT, save: save, today: today,
    withUnit: withUnit, copies: copies, keepCopies: keepCopies, hasCopy: hasCopy, withReader: withReader, besides: besides, dress: dress, CARDS: CARDS,
  };

  // a reader's own copy of a report: its text, where passages are in it, which copies this browser keeps, and the box for a passage
  var READER = ["shown.js", "solid.js", "digest.js", "located.js", "copies.js", "opened.js"];

  // under these names they are written; where they are published, the build puts the names they have there
  var scripts = {
    compare: ["compare.js"], picks: ["picks.js"], selfcheck: ["selfcheck.js"], unit: ["unit.js"], slip: ["slip.js"], shown: ["shown.js"],
    projector: ["wall.js", "sheets.js", "projector.js"], notes: ["notes.js"], kept: ["kept.js"], offer: ["offer.js"], calendar: ["calendar.js"],
    place: ["place.js"], basket: ["basket.js"], plan: ["basket.js", "chosen.js", "carry.js", "plan.js"], lesson: ["basket.js", "lesson.js"],
    wechat: ["wechat.js"], opened: READER, reader: READER.concat("reader.js"),
  };

  function bring(file, then, fail) {
    if (brought[file] === true) return then();
    if (brought[file]) return brought[file].push([then, fail]);
    brought[file] = [[then, fail]];
    var script = document.createElement("script");
    function tell(hasCome) {
      var waiting = brought[file];
      brought[file] = hasCome;
      waiting.forEach(function (each) { if (each[hasCome ? 0 : 1]) each[hasCome ? 0 : 1](); });
    }
    script.onload = function () { tell(true); };
    script.onerror = function () { tell(false); };
    script.src = beside + file;
    document.body.appendChild(script);
  }

  /* Scripts by their places beside this one, one after another, as each stands on those before it; each comes once, and is tried
     again where it did not come. `then` when all are there, `fail` when one does not come. */
  function besides(files, then, fail) {
    if (files.length) bring(files[0], function () { besides(files.slice(1), then, fail); }, fail);
    else if (then) then();
  }

  function load(name, then, fail) { besides(scripts[name], then, fail); }

  /* The style sheet of what only some pages have; `then` also where it does not come. */
  function dress(file, then) {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.onload = link.onerror = then || null;
    link.href = beside + file;
    document.head.appendChild(link);
  }

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
  if (document.getElementById("booklet")) load("plan");
  else if (document.getElementById("lesson-paper")) load("lesson");
  else if (document.querySelector(".hb-basket") && wantsBasket()) load("basket");
  else if (document.querySelector(".hb-basket")) STARTS.forEach(function (start) { document.addEventListener(start, loadBasket, true); });
  ["compare", "selfcheck", "unit", "slip", "shown"].forEach(function (name) { if (document.getElementById(name)) load(name); });
  if (!document.getElementById("compare") && document.querySelector(CARDS + ", a.hb-picklink")) load("picks");
  if (document.getElementById("kept-here")) load("kept");
  if (document.getElementById("hb-offer")) load("offer");
  if (document.querySelector(".hb-beat")) load("calendar");
  if (/MicroMessenger/i.test(navigator.userAgent)) load("wechat");
  if (isOnWall) load("projector");

  /* ---- kits that are filled in; files under their own names where pages are read from the disk ---- */

  function withUnit(then) { load("unit", function () { then(window.handbookUnit); }); }

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
    var found = Object.create(null); // asked by ids: nothing that every object has is among them
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

  function withReader(then) { load("opened", then); }

  /* Has this browser a copy of that report? */
  function hasCopy(id) { return window.handbookReader ? window.handbookReader.has(id) : Boolean(copies()[id]); }

  /* ---- citations: what they say is shown by a script of its own, loaded when somebody points at the first ---- */

  function peek(event) {
    var mark = linkOf(event, "a.hb-cite");
    if (mark) load("notes", function () { window.handbookNotes.peek(mark, event.type === "focusin"); });
  }

  function openCitation(event) {
    var mark = linkOf(event, "a.hb-cite");
    var link = linkOf(event, ".hb-noted ol a, .hb-peek a");
    var found = link && /sources\/([a-z0-9-]+)\/.*#p[0-9]+$/.exec(link.href);
    if (!mark && !(found && hasCopy(found[1]))) return;
    event.preventDefault();
    load("notes", function () {
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
    panel.addEventListener("toggle", function () { if (panel.open) load("reader", beckon); });
    addEventListener("hashchange", look);
    look();
    /* An address that names the panel may have opened it before anybody listened here. */
    if (panel.open || copies()[panel.getAttribute("data-source")]) load("reader", beckon);
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
