/* A reader's own copy of a report, on the page of that report: chosen once, recognised by its text, kept in this browser; from then
   on every citation of it opens the very words. Loaded by takealong.js when somebody asks for it. Written for browsers of 2016
   (ES2015); works from file://; asks for nothing but the handbook's own scripts, and sends nothing. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var copies = window.handbookCopies;
  var element = window.handbookElement;
  var panel = document.getElementById("reader");
  var kept = copies.kept;
  var own = panel.getAttribute("data-source");

  /* ---- recognising a file ---- */

  var LEAST_FOUND = 3; // passages, and a fifth of the report: fewer are chance

  function told(name, places) {
    function count(how) { return places.filter(function (place) { return place && place.how === how; }).length; }
    return { name: name, same: count("same"), near: count("near"), of: places.length };
  }

  function isFound(what) { return what.same + what.near >= Math.min(LEAST_FOUND, what.of) && (what.same + what.near) * 5 >= what.of; }

  /* Which of the listed reports are in a copy: those of this very file, and those that it holds in another edition. */
  function recognise(copy, list, then) {
    var found = Object.create(null); // asked by ids: nothing that every object has is among them
    list.forEach(function (each) {
      if (each[2] === copy.digest) found[each[0]] = { digest: copy.digest, file: copy.name, name: each[1], same: each[3], near: 0, of: each[3], isFile: true };
    });
    var others = list.filter(function (each) {
      return !found[each[0]] && (each[0] === own || each[4].some(function (words) { return copy.text.indexOf(window.handbookSolid.of(words).text) >= 0; }));
    });
    var names = {};
    others.forEach(function (each) { names[each[0]] = each[1]; });
    copies.withEach(Object.keys(names), function (id, data) {
      var what = told(names[id], window.handbookLocated.of(data, copy).places);
      if (isFound(what)) found[id] = { digest: copy.digest, file: copy.name, name: what.name, same: what.same, near: what.near, of: what.of };
    }, function () { then(found); });
  }

  function agreement(what) {
    if (what.isFile) return "与手册所据的文字相同，" + what.of + " 段都能看";
    var lost = what.of - what.same - what.near;
    return "版本不同：" + what.of + " 段里 " + what.same + " 段逐字相同" + (what.near ? "，" + what.near + " 段只有起止相同" : "") +
      (lost ? "，" + lost + " 段没有找到" : "");
  }

  /* ---- choosing a file, what was found, taking it away ---- */

  var status = null;

  function choice() {
    var label = element("label", "", "hb-drop hb-file");
    var input = element("input");
    input.type = "file";
    input.accept = ".txt,.docx,text/plain";
    input.addEventListener("change", function () { if (input.files[0]) take(input.files[0]); input.value = ""; });
    label.appendChild(input);
    label.appendChild(element("span", "选一个文件，或者把文件拖到这里"));
    ["dragenter", "dragover", "dragleave", "drop"].forEach(function (kind) {
      label.addEventListener(kind, function (event) {
        event.preventDefault();
        label.classList[kind === "dragenter" || kind === "dragover" ? "add" : "remove"]("hb-drop--over");
        if (kind === "drop" && event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
      });
    });
    return label;
  }

  function say(words, isFault) {
    status.textContent = words;
    status.className = words ? (isFault ? "hb-notice" : "hb-note") : "";
  }

  function take(file) {
    say("正在读“" + file.name + "”……");
    function fail(message) { say("“" + file.name + "”" + message, true); }
    function failed() { fail("没有核对成：手册自己的文件没有取到，请刷新后再试。"); }
    function read() {
      window.handbookFileText.read(file, function (text) { setTimeout(function () { taken(file.name, text, failed); }, 20); }, fail);
    }
    // a moment for the browser to show the words above: a large file takes a second
    setTimeout(function () { tools.besides(["filetext.js"], read, failed); }, 20);
  }

  function taken(name, read, failed) {
    var copy = copies.made(read.text, name);
    copies.withList(function (list) {
      recognise(copy, list, function (found) {
        var ids = Object.keys(found);
        if (!ids.length) return say("“" + name + "”里没有找到本手册所据的报告。" + read.note, true);
        copies.keep(copy, found, function (stays) {
          report();
          say(answer(name, found, ids, stays) + (found[own] && found[own].isFile ? "" : read.note), !found[own]);
        });
      });
    }, failed);
  }

  function answer(name, found, ids, stays) {
    var here = found[own] ? "这一篇" + agreement(found[own]) + "。" : "“" + name + "”里没有找到这一篇。";
    var others = ids.filter(function (id) { return id !== own; });
    var there = others.length ? "文件里还有 " + others.length + " 篇：" + others.map(function (id) {
      return "《" + found[id].name + "》" + (found[id].isFile ? "" : "（" + agreement(found[id]) + "）");
    }).join("、") + "。" : "";
    var how = stays ? location.protocol === "file:" ? "已存在这个浏览器里；有的浏览器不让本地网页互通，换一页打不开时再选一次。" : "已存在这个浏览器里，点出处就看到原话。"
      : "这个浏览器不让网页存东西：只在这一页有效，离开就没有了。";
    return here + there + how;
  }

  /* What is kept, and a button that takes each away; then, in the rows of this report, buttons that open its passages. */
  function report() {
    var list = panel.querySelector(".hb-kept");
    var files = {};
    Object.keys(kept).forEach(function (id) { (files[kept[id].digest] = files[kept[id].digest] || []).push(id); });
    list.textContent = "";
    Object.keys(files).forEach(function (key) {
      var item = list.appendChild(element("li", "《" + kept[files[key][0]].file + "》，" + files[key].length + " 篇"));
      if (kept[own] && kept[own].digest === key) item.appendChild(document.createTextNode("；这一篇" + agreement(kept[own])));
      item.appendChild(tools.button("移除", function () { copies.drop(key, function () { report(); say("已从这个浏览器里移除。"); }); }));
    });
    rows();
  }

  function rows() {
    tools.all(".hb-open").forEach(function (button) { button.parentNode.removeChild(button); });
    if (!kept[own]) return;
    var name = document.querySelector("h1").textContent.replace(/#$/, "");
    tools.all(".hb-passages tbody tr").forEach(function (row) {
      var number = Number(row.id.slice(1));
      var button = tools.button("原文", function () {
        window.handbookReader.open(own, number, button, "《" + name + "》，" + row.cells[1].textContent + "（第 " + number + " 段）", "", "", function () { report(); say("存的原文不见了，请再选一次。", true); });
      });
      button.className += " hb-open";
      button.setAttribute("aria-label", "看第 " + number + " 段的原文");
      row.cells[3].appendChild(button);
    });
  }

  function build() {
    var inside = panel.querySelector("div");
    inside.textContent = "";
    inside.appendChild(choice());
    status = inside.appendChild(element("p"));
    status.setAttribute("role", "status");
    inside.appendChild(element("ul", "", "hb-kept"));
    report();
  }

  build();
}());
