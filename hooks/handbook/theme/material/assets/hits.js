/* What is shown of an answer, in the panel and in the page of results: what a result says, the files that go with it, what is told
   above the results, and what was searched for in this browser. Words stay words: no element is made of text. Loaded by
   asking.js. ES2015. */
(function () {
  "use strict";

  var MOST = 50; // results that an answer has at most: SHOWN of the script that answers
  var NAME = 8; // characters up to which what was asked is told back as a name
  var NOT_HERE = "手册里没有查到：";
  var UNFIT = "没有哪一条正好合这个问题";
  var UNREAD = "这一句没有读到，点开可看全文。";
  var KEPT = 8; // searches that this browser remembers
  var KEY = "hb-searches";
  var FILES = { docx: "Word", xlsx: "Excel" };

  var asking = window.handbookAsking;
  var address = asking.address;
  var box = document.querySelector("[data-md-component=search-query]");

  /* ---- what was searched for, in this browser only ---- */

  /* Half a character stands in no address. */
  function canBeAsked(words) {
    try { return typeof words === "string" && Boolean(encodeURIComponent(words)); } catch (halved) { return false; }
  }

  function recent() {
    try {
      var kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter(canBeAsked).slice(0, KEPT) : [];
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

  function element(name, words, className) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  /* Words with marks where they match; a word of the same meaning or sound is marked otherwise than one that was asked for. */
  function said(place, stretches) {
    stretches.forEach(function (stretch) {
      if (stretch[1]) place.appendChild(element("mark", stretch[0], "hb-match--" + stretch[1]));
      else place.appendChild(document.createTextNode(stretch[0]));
    });
    return place;
  }

  /* The address of a result: the section that matches, and the words to mark there. */
  function leadsTo(result) {
    var parts = result.location.split("#");
    var words = result.found.length ? "?h=" + result.found.map(window.handbookEncoded).join("+") : "";
    var section = parts[1] || result.section;
    return address(parts[0] + words + (section ? "#" + section : ""));
  }

  function tags(result) {
    var line = element("span", "", "hb-hit__tags");
    result.tags.slice(0, 1).concat(result.sectors || [], result.tags.slice(1)).forEach(function (tag) {
      line.appendChild(element("span", tag, "md-tag"));
      line.appendChild(document.createTextNode(" "));
    });
    return line;
  }

  /* What a result says: its name, its labels, the sentence that matches, what it is about. `name` holds the name, `link` leads to
     it: within the name, or around all. The sentence may come a while after the name; its place is kept. */
  function tell(parent, name, result, link) {
    said(link === parent ? name : link, result.title);
    if (result.also.length) said(name.appendChild(element("span", "", "hb-hit__also")), [["（", ""]].concat(result.also, [["）", ""]]));
    parent.appendChild(name);
    parent.appendChild(tags(result));
    result.draw = drawer(parent.appendChild(element("span", "", "hb-hit__text")), link, result);
    result.draw();
  }

  /* Draws the sentence, as far as it has come, and what the record is about. */
  function drawer(place, link, result) {
    return function () {
      place.textContent = "";
      if (result.state === "awaited") place.classList.add("hb-hit__text--late");
      said(place.appendChild(element("span", "", "hb-hit__said")), result.state === "lost" ? [[UNREAD, ""]] : result.text);
      if (result.lead.length) said(place.appendChild(element("span", "", "hb-hit__lead")), result.lead);
      link.href = leadsTo(result);
    };
  }

  function link(words, path, kind) {
    var made = element("a", words, kind);
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
    if (answer.confidence === "doubtful" && answer.items.length) return missing ? NOT_HERE + missing : unfit(answer);
    if (missing || asked.length <= NAME) return NOT_HERE + (missing || asked);
    return unfit(answer);
  }

  /* That each word stands somewhere, but that no answer is about it, or about both. */
  function unfit(answer) {
    var words = (answer.unfit || []).map(function (word) { return "“" + word + "”"; });
    return words.length > 1 ? "没有哪一条同时讲" + words.join("和") : words.length ? "没有哪一条专讲" + words[0] : UNFIT;
  }

  /* That nothing of what was found is for the sector that was asked for. */
  function apart(answer) {
    return answer.sector ? "没有专为“" + answer.sector + "”写的" : "";
  }

  function summary(answer) {
    var lacks = lacking(answer);
    var reading = answer.corrected ? "按“" + answer.corrected + "”找的" : "";
    return [lacks, counted(answer), apart(answer), reading].filter(Boolean).join("；");
  }

  window.handbookHits = {
    element: element, said: said, tell: tell, tags: tags, link: link, filesOf: filesOf, kitOf: kitOf, wordsOf: wordsOf,
    lacking: lacking, counted: counted, apart: apart, summary: summary, recent: recent, remember: remember, forget: forget, keep: keep
  };
}());
