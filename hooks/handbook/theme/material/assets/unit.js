/* What a unit writes on every form: typed once, kept in this browser only; it stands on the preview, in print, and in the files
   that are filled in; and printing the form alone. Loaded by takealong.js on the pages of forms, and where somebody wants a
   kit with it. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var element = window.handbookElement;
  var all = tools.all;

  var UNIT = "hb-unit";
  var LONGEST_SITE = 300; // characters of where the handbook is: with a page behind it, a code for telephones has room for it

  /* Browsers may refuse to keep anything; then it lasts as long as the page. */
  function readUnit() {
    var found = {};
    try {
      var read = JSON.parse(localStorage.getItem(UNIT));
      Object.keys(read).forEach(function (name) { if (typeof read[name] === "string") found[name] = read[name]; });
    } catch (refused) { /* none is kept, or what is kept is not ours */ }
    return found;
  }

  function keepUnit(values) {
    try {
      if (values) localStorage.setItem(UNIT, JSON.stringify(values)); else localStorage.removeItem(UNIT);
    } catch (refused) { /* as above */ }
  }

  /* ---- where the handbook is ---- */

  function absolute(address) {
    var link = document.createElement("a");
    link.href = address;
    return link.href;
  }

  var root = absolute(JSON.parse(document.getElementById("__config").textContent).base + "/");

  /* An address of the handbook or of its first page as browsers write it, in letters that every document and code can hold; empty
     when it is none. */
  function whole(said) {
    var link = document.createElement("a");
    link.href = said;
    var isOne = /^https?:\/\/[^\s\/]/.test(said) && link.hostname && link.href.length <= LONGEST_SITE;
    return isOne ? link.href.replace(/(index\.html)?[?#].*$|index\.html$/, "").replace(/\/*$/, "/") : "";
  }

  /* Where the handbook was published, by the address that this page was given when it was made; empty when it got none. */
  function publishedAt() {
    var own = document.querySelector("link[rel=canonical]");
    var page = location.href.replace(/(index\.html)?([?#].*)?$/, "").slice(root.length);
    return own && own.href.slice(own.href.length - page.length) === page ? own.href.slice(0, own.href.length - page.length) : "";
  }

  /* Its own address; else what was said once; else the server, when it is not on this machine, for there others find it, too. */
  function siteOf() { return publishedAt() || whole(readUnit().site || "") || (window.handbookTools.isServed ? root : ""); }

  /* The question where the handbook is, folded, for few need it; it is answered once for all pages, and `changed` is called with
     each answer. */
  function askSite(changed) {
    var fold = element("details", "", "hb-note hb-place");
    var label = element("label", "手册放在什么网址 ");
    var input = element("input");
    var line = element("p", "打开手册首页，把浏览器地址栏里的那一行抄在这里；材料里不用写网址的，不用填。");
    input.type = "url";
    input.placeholder = "http://";
    input.value = readUnit().site || siteOf();
    input.addEventListener("input", function () {
      var values = readUnit();
      var site = whole(input.value.trim());
      if (site) values.site = site; else delete values.site;
      keepUnit(values);
      changed(siteOf());
    });
    label.appendChild(input);
    fold.appendChild(element("summary", "要在材料里写上网址时"));
    fold.appendChild(line);
    fold.appendChild(element("p")).appendChild(label);
    fold.appendChild(element("p", "填一次，各页的引用、二维码和在浏览器里做的、填的文件都用它；" +
      "现成的幻灯、讲义和整包是建站时做好的，不用它，里面的地址照旧。只存在这个浏览器里。"));
    return fold;
  }

  /* ---- what stands on the preview ---- */

  function fillSheet(values) {
    all("[data-unit]").forEach(function (place) {
      place.textContent = values[place.getAttribute("data-unit")] || place.getAttribute("data-unit-default") || "";
    });
  }

  function unitField(field, values, changed) {
    var label = element("label", field[1]);
    var input = element("input");
    input.type = "text";
    input.name = field[0];
    input.maxLength = 30;
    input.value = values[field[0]] || "";
    input.addEventListener("input", changed);
    label.appendChild(input);
    return label;
  }

  function valuesIn(form) {
    var found = {};
    all("input", form).forEach(function (input) { if (input.value.trim()) found[input.name] = input.value.trim(); });
    return found;
  }

  /* ---- files that are filled in ---- */

  function withFill(then, fail) {
    tools.besides(["fill.js"], function () { then(window.handbookFill); }, function () { fail(tools.UNBROUGHT); });
  }

  /* A button that saves a file and tells in `said` how it went; `get` is handed what fills in, what to call, and the values. */
  function saving(words, form, said, get) {
    var button = tools.button(words, function () {
      var values = valuesIn(form);
      function done(name) { said.textContent = "已交给浏览器保存：" + name + (Object.keys(values).length ? "" : "（上面几格都空着，里面就没有填）"); }
      function fail(message) { said.textContent = message; }
      said.textContent = "正在填……";
      withFill(function (fill) { get(fill, values, done, fail); }, fail);
    });
    button.className = "hb-download";
    return button;
  }

  function filesOf(place, form, said) {
    return (place.getAttribute("data-files") || "").split(" ").filter(Boolean).map(function (label) {
      return saving("下载填好的 " + label, form, said, function (fill, values, done, fail) {
        fill.form(place.getAttribute("data-form"), label === "Word" ? "docx" : "xlsx", values, done, fail);
      });
    });
  }

  function kitOf(link, form, said) {
    return saving("下载填好的" + link.textContent.replace(/^下载/, ""), form, said, function (fill, values, done, fail) {
      fill.link(link, Object.assign({}, values, siteOf() ? { site: siteOf() } : {}), done, fail);
    });
  }

  /* The one filled button is that of the file as it is, until something has been written: then it is that of the filled-in one. */
  function leading(blank, filled) {
    if (!filled || !blank || !blank.classList.contains("hb-primary")) return function () { /* another button leads */ };
    return function (values) {
      var own = Object.keys(values).length > 0;
      blank.classList.toggle("hb-primary", !own);
      filled.classList.toggle("hb-primary", own);
    };
  }

  /* ---- the few fields ---- */

  function startUnit(place, link) {
    var form = element("form");
    var clear = element("button", "清除");
    var note = element("p", "本单位信息：填一次，启动单和有这几栏的表，预览、打印和这里下载的文件都带上；只存在这台电脑的这个浏览器里。");
    var files = element("p");
    var said = element("span");
    var buttons = link ? [kitOf(link, form, said)] : filesOf(place, form, said);
    var lead = leading(link || document.querySelector(".hb-kit > .hb-download"), buttons[0]);
    form.setAttribute("aria-label", "本单位信息");
    form.autocomplete = "off";
    /* The one that is written, among all that is kept: another window may have kept others. */
    function changed(event) {
      var found = readUnit();
      found[event.target.name] = event.target.value.trim();
      if (!found[event.target.name]) delete found[event.target.name];
      keepUnit(found);
      show(valuesIn(form));
    }
    /* What another window keeps now, but for what is being written here. */
    function follow() {
      var found = readUnit();
      all("input", form).forEach(function (input) { if (input !== document.activeElement) input.value = found[input.name] || ""; });
      show(valuesIn(form));
    }
    function show(values) { fillSheet(values); lead(values); }
    [["unit", "单位"], ["branch", place.getAttribute("data-group")], ["year", "年度"], ["post", place.getAttribute("data-post")]].forEach(function (field) { form.appendChild(unitField(field, readUnit(), changed)); });
    clear.type = "button";
    clear.addEventListener("click", function () {
      all("input", place).forEach(function (input) { input.value = ""; });
      keepUnit(null);
      show({});
    });
    form.appendChild(clear);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    addEventListener("storage", function (event) { if (event.key === UNIT) follow(); });
    note.className = "hb-note";
    said.className = "hb-note";
    said.setAttribute("role", "status");
    buttons.forEach(function (button) { files.appendChild(button); });
    files.appendChild(said);
    [form, note].concat(place.hasAttribute("data-unplaced") ? askSite(function () {}) : [], files).forEach(function (part) { place.appendChild(part); });
    show(valuesIn(form));
  }

  /* Below the link to a kit: the fields, and the button that saves the kit with them. */
  function askFor(link) {
    var from = link.parentNode;
    var place = from.nextElementSibling;
    if (!place || !place.classList.contains("hb-unit")) {
      place = element("div");
      place.className = "hb-unit hb-screen";
      ["data-group", "data-post"].forEach(function (name) { place.setAttribute(name, from.getAttribute(name)); });
      if (document.querySelector("[data-unplaced]")) place.setAttribute("data-unplaced", "");
      from.parentNode.insertBefore(place, from.nextSibling);
      startUnit(place, link);
    }
    place.querySelector("input").focus();
  }

  /* Pages read from the disk save a file under the name that it has there; so it is put together anew under its own. */
  function saveNamed(link) {
    function asItIs() { location.href = link.href; }
    withFill(function (fill) { fill.link(link, {}, function () { /* saved */ }, asItIs); }, asItIs);
  }

  /* ---- many copies of one form ---- */

  function withBatch(then, fail) {
    tools.besides(["fill.js", "workbook.js", "cells.js", "batch.js"], then, function () { fail(tools.UNBROUGHT); });
  }

  function letBatch(place) {
    var label = element("label", "", "hb-file");
    var input = element("input");
    var said = element("p");
    var faults = element("ul");
    function tell(text, lines) {
      said.textContent = text;
      faults.textContent = "";
      (lines || []).forEach(function (line) { faults.appendChild(element("li", line)); });
      faults.hidden = !(lines || []).length;
    }
    input.type = "file";
    input.accept = ".xlsx";
    said.setAttribute("role", "status");
    faults.hidden = true;
    input.addEventListener("change", function () {
      var file = input.files[0];
      if (!file) return;
      tell("正在读《" + file.name + "》……");
      withBatch(function () {
        window.handbookBatch(file, place.getAttribute("data-form"), tell);
        input.value = ""; // so that the same file, mended, can be chosen again
      }, tell);
    });
    label.appendChild(input);
    label.appendChild(element("span", "选填好的那个 Excel 文件", "hb-button"));
    [label, said, faults].forEach(function (part) { place.appendChild(part); });
  }

  /* Prints the form alone, without the page around it. */
  function letPrintSheet(button) {
    var root = document.documentElement;
    button.hidden = false;
    button.addEventListener("click", function () { root.classList.add("hb-only-sheet"); window.print(); });
    addEventListener("afterprint", function () { root.classList.remove("hb-only-sheet"); });
    // a result of the search leads straight to the printer
    if (/[?&]print(?:[=&]|$)/.test(location.search)) button.click();
  }

  window.handbookUnit = { askFor: askFor, saveNamed: saveNamed, start: startUnit, values: readUnit, keep: keepUnit, root: root, site: siteOf, askSite: askSite };

  // an agreement of two parties has no place for what one unit is called
  if (document.querySelector("#sheet [data-unit]")) all("#unit").forEach(function (place) { startUnit(place); });
  all(".hb-print-sheet").forEach(letPrintSheet);
  all("#batch-file").forEach(letBatch);
}());
