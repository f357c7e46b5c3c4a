/* The panel below the search box, on every page: a few results for a quick look, and what can be searched for. Loaded by
   asking.js. ES2015. */
(function () {
  "use strict";

  var SHOWN = 10; // results in the panel; the page of results has all
  var FORMS = 2; // forms of a result
  var PREPARING = "正在准备搜索";

  function find(selector) {
    return document.querySelector(selector);
  }

  var asking = window.handbookAsking;
  var hits = window.handbookHits;
  if (!hits) return;
  var element = hits.element;
  var page = document.getElementById("hb-results"); // the page of results has a box of its own
  var toggle = document.getElementById("__search");
  var box = find("[data-md-component=search-query]");
  var meta = find(".md-search-result__meta");
  var list = find(".md-search-result__list");
  var place = find(".md-search__scrollwrap");

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
    var row = list.appendChild(element("div", "", "md-search-result__item" + (kind ? " " + kind : "")));
    row.setAttribute("role", "row");
    rows.push(contents.map(function (content, at) {
      var cell = row.appendChild(element("div", "", "hb-cell"));
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
    var row = list.appendChild(element("div", "", "hb-rowhead"));
    row.setAttribute("role", "row");
    row.appendChild(element("div", words)).setAttribute("role", "rowheader");
  }

  /* Where it is found that the handbook lacks. */
  function addNote(words) {
    var row = list.appendChild(element("div", "", "hb-rowhead hb-row--where"));
    row.setAttribute("role", "row");
    var cell = row.appendChild(element("div"));
    cell.setAttribute("role", "gridcell");
    cell.appendChild(element("span", "【编者】", "hb-editor"));
    cell.appendChild(document.createTextNode(words));
    list.hidden = false;
  }

  function addSearch(words, removable) {
    var search = hits.link(words, "search/?q=" + encodeURIComponent(words), "md-search-result__link");
    search.addEventListener("click", function (event) {
      event.preventDefault();
      event.stopPropagation();
      box.value = words;
      changed();
      box.focus();
    });
    if (!removable) { addRow([search], "hb-row--words"); return; }
    var drop = element("button", "删掉", "hb-button");
    drop.type = "button";
    drop.setAttribute("aria-label", "删掉“" + words + "”");
    drop.addEventListener("click", function (event) {
      event.stopPropagation();
      hits.forget(words);
      offer();
      box.focus();
    });
    addRow([search, drop], "hb-row--words");
  }

  /* Before anything is typed: what was searched for in this browser, and what can be. */
  function offer() {
    var kept = hits.recent();
    empty("");
    if (!asking.isBroken()) meta.textContent = box.getAttribute("data-hint");
    if (kept.length) addHeading("最近搜过（只记在这个浏览器里）");
    kept.forEach(function (words) { addSearch(words, true); });
    var examples = (box.getAttribute("data-examples") || "").split("\n").filter(Boolean);
    if (examples.length) addHeading("可以这样搜");
    examples.forEach(function (words) { addSearch(words, false); });
  }

  function addResult(result) {
    var main = element("a", "", "md-search-result__link");
    var files = hits.filesOf(result.location, hits.wordsOf(result.title), result.files);
    hits.tell(main, element("span", "", "hb-hit__name"), result, main);
    result.forms.slice(0, FORMS).forEach(function (form) { files.push(hits.link("表单：" + form.title, form.location, "hb-download")); });
    if (result.kit) files.push(hits.kitOf(result));
    result.twins.forEach(function (twin) { files.push(hits.link("同名的" + twin.label, twin.location, "hb-download")); });
    addRow([main].concat(files));
  }

  function addNear(record) {
    var main = element("a", "", "md-search-result__link");
    main.href = asking.address(record.location);
    main.appendChild(element("span", record.title, "hb-hit__name"));
    main.appendChild(hits.tags(record));
    addRow([main]);
  }

  function show(answer) {
    if (!answer) return;
    var found = answer.items.map(function (group) { return group[0]; });
    empty(answer.asked);
    meta.textContent = hits.summary(answer);
    if (answer.where && answer.where.length) addNote(answer.where[0]);
    if (answer.confidence !== "unknown") found.slice(0, SHOWN).forEach(addResult);
    if (answer.nearest.length) addHeading("是不是要找");
    answer.nearest.forEach(addNear);
    if (answer.confidence === "unknown") {
      if (found.length) addHeading("沾一点边的");
      found.slice(0, 3).forEach(addResult);
    }
    addRow([hits.link(found.length > SHOWN ? "看全部 " + found.length + " 条，按种类分" : "在一页里看", pathFor(answer.asked), "hb-all")]);
  }

  function pathFor(words) { return "search/?q=" + window.handbookEncoded(words.trim()); }

  function changed() {
    choose(null);
    if (!box.value.trim()) { asking.forget(); offer(); return; }
    if (!list.getAttribute("data-asked")) empty(""); // what was offered answers nothing
    if (!asking.isReady() && !asking.isBroken()) meta.textContent = PREPARING;
    asking.ask(box.value, undefined, SHOWN, show);
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
    asking.start();
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
    hits.remember(box.value);
    location.href = asking.address(pathFor(box.value));
  });
  list.addEventListener("click", function (event) {
    var link = event.target;
    while (link !== list && link.tagName !== "A") link = link.parentNode;
    if (link === list) return;
    hits.remember(box.value);
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

  if (toggle.checked) turned(); // opened while this was on its way
}());
