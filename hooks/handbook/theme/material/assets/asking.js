/* The search box: what is put in is sent to the script that answers (hooks/handbook/theme/search/), and what comes back is shown
   in the panel below it, or by results.js in the page of results. Loaded by search.js when somebody begins. From a server the
   script that answers runs in a worker; from file://, where a browser may start none, else in the page itself.
   Words stay words: no element is made of text. ES2015. */
(function () {
  "use strict";

  var SHOWN = 10; // results in the panel; the page of results has all
  var MOST = 50; // results that an answer has at most: SHOWN of the script that answers
  var NAME = 8; // characters up to which what was asked is told back as a name
  var UNFIT = "没有哪一条正好合这个问题";
  var FORMS = 2; // forms of a result in the panel
  var KEPT = 8; // searches that this browser remembers
  var KEY = "hb-searches";
  var PREPARING = "正在准备搜索";
  var BROKEN = "搜索数据没有读到，请刷新页面再试";
  var FILES = { docx: "Word", xlsx: "Excel" };

  function find(selector) {
    return document.querySelector(selector);
  }

  var config = JSON.parse(find("#__config").textContent);
  var base = new URL(config.base, location.href);
  var beside = document.currentScript.src.replace(/[^/]*$/, "");
  var fromFile = location.protocol === "file:";
  var page = document.getElementById("hb-results"); // the page of results has a box of its own

  var toggle = document.getElementById("__search");
  var box = find("[data-md-component=search-query]");
  var meta = find(".md-search-result__meta");
  var list = find(".md-search-result__list");
  var place = find(".md-search__scrollwrap");

  function address(path) {
    return window.handbookFile(new URL(path, base).href);
  }

  function load(source, then, fail) {
    var script = document.createElement("script");
    script.src = source;
    script.onload = then || null;
    script.onerror = fail || null;
    document.head.appendChild(script);
  }

  /* ---- the script that answers: {type: 0} sets it up, {type: 2, data: words} asks it ---- */

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
    if (fromFile) beginHere(); else beginWorker();
  }

  function listen(worker) {
    worker.onmessage = function (event) { receive(event.data); };
    worker.onerror = fail;
    send = function (message) { worker.postMessage(message); };
  }

  function beginWorker() {
    listen(new Worker(config.search));
    send({ type: 0, data: address("search/index.js") });
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
      listen(new Worker(URL.createObjectURL(new Blob(["(" + window.handbookSearch + ")()"], { type: "text/javascript" }))));
    } catch (refused) {
      var respond = window.handbookSearch();
      send = function (message) {
        var reply = respond(message);
        if (reply) receive(reply);
      };
    }
  }

  /* The index and then its parts, one after another, each handed on as it comes. */
  function loadParts() {
    var parts = [];
    window.handbookIndex = function (told) {
      send({ type: 0, data: told });
      ["read", "desk", "passages"].forEach(function (group) {
        told[group].forEach(function (name) { parts.push({ name: name, group: group }); });
      });
    };
    window.handbookPart = function (part) { send({ type: 4, data: part, of: parts.shift().group }); };
    var next = function () { if (parts.length) load(address("search/" + parts[0].name), next, fail); };
    load(address("search/index.js"), next, fail);
  }

  function receive(message) {
    if (message.type < 0) fail();
    else if (message.type === 1) { ready = true; put(); }
    else if (!--unanswered && question) question.then(message.data);
  }

  function put() {
    if (!question) return;
    unanswered++;
    send({ type: 2, data: question.words, within: question.within });
  }

  function fail() {
    broken = true;
    meta.textContent = BROKEN;
    if (question) question.then(null);
  }

  /* Asks for words; `then` is told the answer, or null when there can be none. What was asked before is asked no more. */
  function ask(words, within, then) {
    question = { words: words, within: within, then: then };
    if (broken) then(null);
    else if (ready) put();
    else start();
  }

  /* ---- what was searched for, in this browser only ---- */

  function recent() {
    try {
      var kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter(function (words) { return typeof words === "string"; }).slice(0, KEPT) : [];
    } catch (refused) { return []; }
  }

  function keep(searches) {
    try { localStorage.setItem(KEY, JSON.stringify(searches.slice(0, KEPT))); } catch (refused) { /* nothing is remembered then */ }
  }

  function remember(words) {
    var asked = words.trim();
    if (asked) keep([asked].concat(without(asked)));
  }

  function without(words) {
    return recent().filter(function (other) { return other !== words; });
  }

  function forget(words) { keep(without(words)); }

  /* ---- parts of a result ---- */

  function make(name, kind, words) {
    var element = document.createElement(name);
    if (kind) element.className = kind;
    if (words) element.textContent = words;
    return element;
  }

  /* Words with marks where they match; a word of the same meaning or sound is marked otherwise than one that was asked for. */
  function said(element, stretches) {
    stretches.forEach(function (stretch) {
      if (stretch[1]) element.appendChild(make("mark", "hb-match--" + stretch[1], stretch[0]));
      else element.appendChild(document.createTextNode(stretch[0]));
    });
    return element;
  }

  /* The address of a result: the section that matches, and the words to mark there. */
  function leadsTo(result) {
    var parts = result.location.split("#");
    var words = result.found.length ? "?h=" + result.found.map(encodeURIComponent).join("+") : "";
    var section = parts[1] || result.section;
    return address(parts[0] + words + (section ? "#" + section : ""));
  }

  function tags(result) {
    var line = make("span", "hb-hit__tags");
    result.tags.slice(0, 1).concat(result.sectors || [], result.tags.slice(1)).forEach(function (tag) {
      line.appendChild(make("span", "md-tag", tag));
      line.appendChild(document.createTextNode(" "));
    });
    return line;
  }

  /* What a result says: its name, its labels, the sentence that matches, what it is about. `name` holds the name, `inner` is
     the element within it that does. */
  function tell(parent, name, result, inner) {
    said(inner || name, result.title);
    if (result.also.length) said(name.appendChild(make("span", "hb-hit__also")), [["（", ""]].concat(result.also, [["）", ""]]));
    parent.appendChild(name);
    parent.appendChild(tags(result));
    parent.appendChild(said(make("span", "hb-hit__said"), result.text));
    if (result.lead.length) parent.appendChild(said(make("span", "hb-hit__lead"), result.lead));
  }

  function link(words, path, kind) {
    var made = make("a", kind, words);
    made.href = address(path);
    return made;
  }

  function download(words, path, name) {
    var made = link(words, path, "hb-download");
    made.setAttribute("download", name);
    return made;
  }

  /* What Windows forbids in the name of a file, and what a name needs no more once it is one. */
  function fileName(title) { return title.replace(/[\\/:*?"<>|《》]/g, "").replace(/^[ .]+|[ .]+$/g, ""); }

  function folderOf(path) { return path.replace(/[^/]*$/, ""); }

  function idOf(path) { return folderOf(path).split("/").slice(-2)[0]; }

  /* The files of a form and the way to its printer. `title` is its name. */
  function filesOf(path, title, files) {
    return files.map(function (kind) {
      return download(FILES[kind], folderOf(path) + idOf(path) + "." + kind, fileName(title) + "." + kind);
    }).concat(files.length ? [link("打印", path + "?print", "hb-download")] : []);
  }

  function kitOf(result) {
    var label = box.getAttribute("data-kit");
    var name = [label, wordsOf(result.title)].map(fileName).join("-");
    return download("下载" + label, folderOf(result.location) + idOf(result.location) + "-kit.zip", name + ".zip");
  }

  function wordsOf(stretches) {
    return stretches.map(function (stretch) { return stretch[0]; }).join("");
  }

  /* ---- what is told above the results ---- */

  function counted(answer) {
    var found = answer.items.length;
    if (!found) return "";
    if (lacking(answer)) return answer.about ? "相近的 " + found + " 条" : "相近的 " + found + " 条，只沾一点边，不一定是您要的";
    return found < MOST ? "找到 " + found + " 条" : "有关的很多，列出前 " + found + " 条";
  }

  /* That the handbook does not hold it, as far as can be told; empty when it does. What is missing is told in words, never as the
     whole of a sentence. */
  function lacking(answer) {
    var missing = (answer.missing || []).join("、");
    var asked = answer.asked.trim();
    if (answer.confidence === "known" && answer.items.length) return "";
    if (answer.confidence === "doubtful" && answer.items.length) {
      if (missing) return "没有查到：" + missing;
      return answer.about && !answer.elsewhere.length ? "" : UNFIT;
    }
    if (missing || asked.length <= NAME) return "手册里没有查到：" + (missing || asked);
    return UNFIT;
  }

  function summary(answer) {
    var lacks = lacking(answer);
    var reading = answer.corrected ? "按“" + answer.corrected + "”找的" : "";
    return [lacks, counted(answer), reading].filter(Boolean).join("；");
  }

  /* How an engine on the server is asked; for whom wants that. It answers nothing where that cannot be loaded. */
  function engine(then) {
    if (window.handbookEngine) { then(window.handbookEngine); return; }
    load(beside + "engine.js", function () { then(window.handbookEngine); }, function () {
      then(function (kind, path, words, told) { told(null); });
    });
  }

  window.handbookHits = {
    engine: engine,
    make: make, said: said, tell: tell, link: link, leadsTo: leadsTo, filesOf: filesOf, kitOf: kitOf, address: address,
    lacking: lacking, counted: counted, ask: ask, recent: recent, remember: remember, forget: forget, keep: keep,
    BROKEN: BROKEN,
  };

  /* ---- the panel: a box with a grid of rows below it, of which one cell at a time is chosen by the arrow keys while the
     focus stays in the box (WAI-ARIA, combobox with a grid) ---- */

  var rows = []; // each a list of cells
  var chosen = null; // [row, cell]

  function empty(words) {
    rows = [];
    choose(null);
    list.textContent = "";
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    place.scrollTop = 0;
    list.setAttribute("data-asked", words);
  }

  /* A row whose cells hold these links and buttons. */
  function addRow(contents, kind) {
    var row = list.appendChild(make("div", "md-search-result__item" + (kind ? " " + kind : "")));
    row.setAttribute("role", "row");
    rows.push(contents.map(function (content, at) {
      var cell = row.appendChild(make("div", "hb-cell"));
      cell.setAttribute("role", "gridcell");
      cell.id = "hb-cell-" + rows.length + "-" + at;
      content.tabIndex = -1;
      cell.appendChild(content);
      return cell;
    }));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    return row;
  }

  function addHeading(words) {
    var row = list.appendChild(make("div", "hb-rowhead"));
    row.setAttribute("role", "row");
    row.appendChild(make("div", "", words)).setAttribute("role", "rowheader");
  }

  function addSearch(words, removable) {
    var search = link(words, "search/?q=" + encodeURIComponent(words), "md-search-result__link");
    search.addEventListener("click", function (event) {
      event.preventDefault();
      event.stopPropagation();
      box.value = words;
      changed();
      box.focus();
    });
    if (!removable) { addRow([search], "hb-row--words"); return; }
    var drop = make("button", "hb-button", "删掉");
    drop.type = "button";
    drop.setAttribute("aria-label", "删掉“" + words + "”");
    drop.addEventListener("click", function (event) {
      event.stopPropagation();
      forget(words);
      offer();
      box.focus();
    });
    addRow([search, drop], "hb-row--words");
  }

  /* Before anything is typed: what was searched for in this browser, and what can be. */
  function offer() {
    var kept = recent();
    empty("");
    meta.textContent = broken ? BROKEN : box.getAttribute("data-hint");
    if (kept.length) addHeading("最近搜过（只记在这个浏览器里）");
    kept.forEach(function (words) { addSearch(words, true); });
    var examples = (box.getAttribute("data-examples") || "").split("\n").filter(Boolean);
    if (examples.length) addHeading("可以这样搜");
    examples.forEach(function (words) { addSearch(words, false); });
  }

  function addResult(result) {
    var main = make("a", "md-search-result__link");
    var files = filesOf(result.location, wordsOf(result.title), result.files);
    main.href = leadsTo(result);
    tell(main, make("span", "hb-hit__name"), result);
    result.forms.slice(0, FORMS).forEach(function (form) { files.push(link("表单：" + form.title, form.location, "hb-download")); });
    if (result.kit) files.push(kitOf(result));
    result.twins.forEach(function (twin) { files.push(link("同名的" + twin.label, twin.location, "hb-download")); });
    addRow([main].concat(files));
  }

  function addNear(record) {
    var main = make("a", "md-search-result__link");
    main.href = address(record.location);
    main.appendChild(make("span", "hb-hit__name", record.title));
    main.appendChild(tags(record));
    addRow([main]);
  }

  function show(answer) {
    if (!answer) return;
    var found = answer.items.map(function (group) { return group[0]; });
    empty(answer.asked);
    meta.textContent = summary(answer);
    if (answer.confidence !== "unknown") found.slice(0, SHOWN).forEach(addResult);
    if (answer.nearest.length) addHeading("是不是要找");
    answer.nearest.forEach(addNear);
    if (answer.confidence === "unknown") {
      if (found.length) addHeading("沾一点边的");
      found.slice(0, 3).forEach(addResult);
    }
    addRow([link(found.length > SHOWN ? "看全部 " + found.length + " 条，按种类分" : "在一页里看", pathFor(answer.asked), "hb-all")]);
  }

  function pathFor(words) { return "search/?q=" + encodeURIComponent(words.trim()); }

  function changed() {
    choose(null);
    if (!box.value.trim()) { question = null; offer(); return; }
    if (!list.getAttribute("data-asked")) empty(""); // what was offered answers nothing
    if (!ready && !broken) meta.textContent = PREPARING;
    ask(box.value, undefined, show);
  }

  function choose(at) {
    if (chosen) rowOf(chosen).removeAttribute("aria-selected");
    if (chosen) chosen.cell.classList.remove("hb-chosen");
    chosen = at && { row: at[0], at: at[1], cell: rows[at[0]][at[1]] };
    if (!chosen) { box.removeAttribute("aria-activedescendant"); return; }
    chosen.cell.classList.add("hb-chosen");
    rowOf(chosen).setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", chosen.cell.id);
    if (chosen.cell.scrollIntoView) chosen.cell.scrollIntoView({ block: "nearest" });
  }

  function rowOf(one) { return one.cell.parentNode; }

  /* From the box down through the rows and round again. */
  function step(by) {
    var stop = (chosen ? chosen.row + 1 : 0) + by;
    var stops = rows.length + 1;
    stop = (stop + stops) % stops;
    choose(stop ? [stop - 1, 0] : null);
  }

  function sideways(by) {
    var at = chosen.at + by;
    if (at >= 0 && at < rows[chosen.row].length) choose([chosen.row, at]);
  }

  /* ---- opening, closing, and the keys between ---- */

  function setOpen(open) {
    if (toggle.checked !== open) toggle.click();
  }

  /* An address that asks (?q=) stands for this one search. */
  function forgetQuestion() {
    var here = new URL(location.href);
    if (page || !here.searchParams.has("q")) return;
    here.searchParams.delete("q");
    try { history.replaceState(null, "", here); } catch (refused) { /* some browsers keep the address of file:// pages fixed */ }
  }

  function turned() {
    // in narrow windows the search has the whole of it, and the page below stands still
    document.documentElement.classList.toggle("hb-searching", toggle.checked);
    box.setAttribute("aria-expanded", String(toggle.checked && rows.length > 0));
    if (!toggle.checked) { forgetQuestion(); return; }
    box.focus();
    start();
    if (!rows.length || !box.value) changed();
  }

  toggle.addEventListener("change", turned);
  // what is pasted, dictated or written by hand comes without a key
  box.addEventListener("input", changed);
  box.form.addEventListener("reset", function () {
    box.focus();
    setTimeout(changed, 0); // the box is emptied after this
  });
  /* Always for what stands in the box now, whatever has been answered so far. */
  box.form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!box.value.trim()) return;
    remember(box.value);
    location.href = address(pathFor(box.value));
  });
  list.addEventListener("click", function (event) {
    var link = event.target;
    while (link !== list && link.tagName !== "A") link = link.parentNode;
    if (link === list) return;
    remember(box.value);
    if (!link.hasAttribute("download")) setOpen(false);
  });

  function onKey(event) {
    var side = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (side && chosen) sideways(side);
    else if (event.key === "Enter" && chosen) chosen.cell.firstChild.click();
    else {
      if (event.key !== "Enter" && document.activeElement !== box) box.focus();
      return;
    }
    event.preventDefault();
  }

  addEventListener("keydown", function (event) {
    // while characters are being put together the keys belong to the input method
    if (event.isComposing || event.keyCode === 229 || event.metaKey || event.ctrlKey) return;
    if (toggle.checked) onKey(event);
  });

  var looks = document.createElement("link");
  looks.rel = "stylesheet";
  looks.href = beside + "found.css";
  document.head.appendChild(looks);

  if (page) load(beside + "results.js");
  if (toggle.checked) turned(); // opened while this was on its way
}());
