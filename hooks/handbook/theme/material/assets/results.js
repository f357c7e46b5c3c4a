/* The page of results: what was asked, and of which kind, stands in its address (?q=…&kind=…), so that it can be sent, kept and
   gone back to. Loaded by search.js, which asks and knows the parts of a result. ES2015; works from file://. */
(function () {
  "use strict";

  var ROWS = 20; // results that are shown at first, and so many more whenever more are wanted

  /* Who asks with one of these wants what is laid down, and its text. */
  var RULE = /规定|规则|规章|条例|章程|准则|细则|办法|制度|法律|法规|标准|程序|文件|原文|全文|条款|第.{1,3}条|期限|尺寸|规格/;

  var asking = window.handbookAsking;
  var hits = window.handbookHits;
  var listed = window.handbookListed;
  if (!hits || !listed || !window.handbookOffered) return;
  var element = hits.element;
  var title = document.title;
  var form = document.getElementById("hb-results");
  var box = form.elements.q;
  var told = document.getElementById("hb-told");
  var lacks = document.getElementById("hb-lacks");
  var elsewhere = document.getElementById("hb-elsewhere");
  var where = document.querySelectorAll("[data-hb-elsewhere]"); // one for each kind of things of the settings
  var kinds = document.getElementById("hb-kinds");
  var list = document.getElementById("hb-hits");
  var further = document.getElementById("hb-further");

  /* ---- the address ---- */

  function asked() {
    var wanted = new URL(location.href).searchParams;
    return { q: wanted.get("q") || "", kind: wanted.get("kind") || "", within: wanted.get("in") || "" };
  }

  function addressOf(question) {
    var parts = ["q", "kind"].filter(function (name) { return question[name]; })
      .map(function (name) { return name + "=" + window.handbookEncoded(question[name]); });
    if (question.within) parts.push("in=" + question.within);
    return location.pathname + (parts.length ? "?" + parts.join("&") : "");
  }

  /* Was the address changed? Some browsers keep that of file:// pages fixed. */
  function write(question, method) {
    try { history[method](null, "", addressOf(question)); } catch (refused) { return false; }
    return true;
  }

  /* ---- what is shown ---- */

  var question = asked();
  var answer = null;
  var rows = rowsLeft(); // results that are shown at most

  /* How many were shown when this entry of the history was left. */
  function rowsLeft() { return history.state && history.state.rows || ROWS; }

  function show(found) {
    answer = found;
    if (!found) return;
    draw();
    comeBack();
  }

  function draw() {
    var all = answer.items.map(function (group) { return group[0]; });
    var shown = question.kind ? listed.each(all).filter(function (result) { return listed.kindOf(result) === question.kind; }) : all;
    list.textContent = "";
    list.hidden = !shown.length;
    drawRows(shown);
    tellCount(shown.length, all.length);
    tellLack();
    drawKinds(all);
    document.getElementById("hb-legend").hidden = !list.querySelector(".hb-match--synonym, .hb-match--sound");
  }

  /* The next of the results, and the way to those after them. */
  function drawRows(shown) {
    var more = shown.slice(list.children.length, rows);
    more.forEach(function (result) { list.appendChild(listed.hit(result)); });
    bringSentences(more);
    var left = Math.min(ROWS, shown.length - list.children.length);
    further.hidden = left <= 0;
    further.textContent = "再看 " + left + " 条";
    further.onclick = function () {
      var first = list.children.length;
      rows = first + ROWS;
      keepPlace();
      drawRows(shown);
      list.children[first].querySelector("a").focus();
    };
  }

  /* Those of results that were not told with the answer. */
  function bringSentences(shown) {
    var numbers = answer.items.map(function (_, number) { return number; });
    asking.bring(numbers.filter(function (number) {
      return listed.each([answer.items[number][0]]).some(function (result) { return result.state === "awaited" && shown.indexOf(result) >= 0; });
    }));
  }

  function tellCount(shown, all) {
    var count = !all ? "" : shown < all ? "找到 " + all + " 条，这一类 " + shown + " 条" : hits.counted(answer);
    var reading = answer.corrected ? "您写的是“" + answer.asked.trim() + "”，按“" + answer.corrected + "”找的" : "";
    told.textContent = [reading, count, hits.apart(answer)].filter(Boolean).join("；");
  }

  /* What the handbook does not hold, said calmly: nearest names, and where such things are found. */
  function tellLack() {
    var lacking = hits.lacking(answer);
    lacks.textContent = "";
    lacks.hidden = !lacking;
    if (elsewhere) elsewhere.hidden = !lacking || answer.elsewhere.length > 0 || !RULE.test(answer.asked);
    Array.prototype.forEach.call(where, function (line, at) { line.hidden = !lacking || answer.elsewhere.indexOf(at) < 0; });
    if (!lacking) return;
    lacks.appendChild(element("p", lacking + "。", "hb-lacks__what"));
    if (answer.items.length) return; // the nearest stand below
    if (answer.nearest.length) addNearest(lacks.appendChild(element("p", "名称最接近的：")));
    lacks.appendChild(element("p", "换个说法，或者少写几个字再试。", "hb-note"));
  }

  function addNearest(line) {
    answer.nearest.forEach(function (record, at) {
      if (at) line.appendChild(document.createTextNode("、"));
      line.appendChild(hits.link(record.title, record.location));
    });
  }

  function drawKinds(all) {
    var found = listed.kindsOf(all);
    kinds.textContent = "";
    kinds.hidden = found.length < 2 && !question.kind;
    var row = kinds.appendChild(element("ul"));
    addKind(row, "", "全部", all.length);
    found.forEach(function (kind) { addKind(row, kind[0], kind[1], kind[2]); });
  }

  function addKind(row, kind, label, count) {
    var link = row.appendChild(element("li")).appendChild(element("a", label));
    var chosen = { q: question.q, kind: kind, within: question.within };
    link.href = addressOf(chosen);
    link.appendChild(element("span", String(count), "hb-count"));
    if (kind === question.kind) link.setAttribute("aria-current", "true");
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !write(chosen, "pushState")) return;
      event.preventDefault();
      question = chosen;
      rows = ROWS;
      draw();
      kinds.querySelector("[aria-current]").focus();
    });
  }

  function clear() {
    answer = null;
    [lacks, elsewhere, kinds, list, further, document.getElementById("hb-legend")].concat(Array.prototype.slice.call(where))
      .forEach(function (part) { if (part) part.hidden = true; });
    told.textContent = "";
    document.getElementById("hb-start").hidden = Boolean(question.within);
    window.handbookOffered(addressOf);
  }

  /* ---- asking, going back ---- */

  /* How an engine on the server is asked. It answers nothing where that cannot be loaded. */
  function engine(then) {
    if (window.handbookEngine) { then(window.handbookEngine); return; }
    asking.load(asking.beside + "engine.js", function () { then(window.handbookEngine); }, function () {
      then(function (kind, path, words, told) { told(null); });
    });
  }

  /* An engine on the server first, where the handbook has one; what it does not answer is looked up here. */
  function askEngine(words) {
    engine(function (ask) {
      ask(form.getAttribute("data-engine"), form.getAttribute("data-engine-address"), words, function (found) {
        if (words !== question.q) return;
        if (found) show(found); else asking.ask(words, undefined, rows, show);
      });
    });
  }

  function run() {
    var words = question.q.trim();
    document.title = words ? words + " - " + title : title;
    if (!words) { clear(); return; }
    document.getElementById("hb-start").hidden = true;
    if (!answer) told.textContent = "正在找";
    if (!question.within && form.getAttribute("data-engine")) askEngine(question.q);
    else asking.ask(question.q, question.within || undefined, rows, show);
  }

  function read() {
    question = asked();
    rows = rowsLeft();
    box.value = question.q;
    run();
  }

  /* What is typed is asked; `step` tells how the address is changed. */
  function typed(step) {
    question = { q: box.value, kind: "", within: question.within };
    rows = ROWS;
    write(question, step);
    run();
  }

  function keep(words) { if (!question.within) hits.remember(words); }

  // who types on changes one entry of the history; what has been sent off is an entry of its own
  var settled = true;

  box.addEventListener("input", function () {
    typed(settled ? "pushState" : "replaceState");
    settled = false;
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    question = { q: box.value, kind: question.kind, within: question.within };
    keep(box.value);
    if (!write(question, settled ? "pushState" : "replaceState")) { location.href = addressOf(question); return; }
    settled = true;
    run();
  });
  list.addEventListener("click", function () { keep(question.q); });
  addEventListener("popstate", function () {
    settled = true;
    read();
  });

  /* Who comes back from a result finds the list where it was left; it is drawn too late for the browser to do that. */
  function keepPlace() {
    try { history.replaceState({ place: pageYOffset, rows: rows }, "", location.href); } catch (refused) { /* at the top then */ }
  }

  addEventListener("pagehide", keepPlace);

  var left = history.state;

  function comeBack() {
    if (left && typeof left.place === "number") scrollTo(0, left.place);
    left = null;
  }

  document.getElementById("hb-desk").hidden = !question.within;
  keep(question.q);
  // what was typed before this came is not undone
  if (box.value.trim()) { typed("pushState"); settled = false; } else read();
  if (!question.q) box.focus();
}());
