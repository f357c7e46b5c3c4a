/* What of a page is shown on a wall: its slides. Loaded by takealong.js with projector.js. Written for browsers of 2016 (ES2015); works
   from file://; asks for nothing. */
(function () {
  "use strict";

  var all = window.handbookTools.all;
  var element = window.handbookElement;
  var put = window.handbookPut;

  /* What an audience is shown, in this order: the picture, what to do, what came of it, how it degenerates, what to discuss. */
  var SHOWN = ["structure", "first", "steps", "methods", "results", "signs", "causes", "cautions", "checks", "discussion"];
  /* What other pages leave out: what serves those who browse, and those who keep the records. */
  var LEFT_OUT = ["used", "related", "sources"];

  /* The parts of the article, each beginning with a heading of the second level; the first holds the title. */
  function sections() {
    return all("article > *").reduce(function (found, part) {
      var starts = part.tagName === "H2" || part.querySelector(":scope > h2");
      if (starts || !found.length) found.push([]);
      found[found.length - 1].push(part);
      return found;
    }, []);
  }

  function headOf(parts) {
    return parts[0].tagName === "H2" ? parts[0] : parts[0].querySelector("h2") || document.querySelector("h1");
  }

  function isSeen(parts) {
    return parts.some(function (part) { return !part.classList.contains("hb-screen") || part.classList.contains("hb-onwall"); });
  }

  /* The title, what follows of the page, and its address. */
  function slides(found) {
    var rest = found.slice(1).filter(isSeen);
    function named(id) { return rest.filter(function (parts) { return headOf(parts).id === id; })[0]; }
    var chosen = document.getElementById("steps") || document.getElementById("causes") || document.getElementById("methods")
      ? SHOWN.map(named).filter(Boolean)
      : rest.filter(function (parts) { return LEFT_OUT.indexOf(headOf(parts).id) < 0; });
    // the picture needs the room
    chosen.filter(function (parts) { return headOf(parts).id !== "structure"; }).forEach(addSources);
    return [found[0]].concat(chosen, [[addressSlide()]]);
  }

  var FEW = 2; // reports that are named; of more the first and their number, or they would fill a wall of their own

  /* The reports on which a slide rests, in place of the marks, which nobody can follow on a wall. */
  function addSources(parts) {
    var titles = [];
    parts.forEach(function (part) {
      all("a.hb-cite", part).forEach(function (mark) {
        var note = document.getElementById(mark.hash.slice(1));
        var report = note && note.parentNode.parentNode.querySelector("a");
        if (report && titles.indexOf(report.textContent) < 0) titles.push(report.textContent);
      });
    });
    if (!titles.length) return;
    var line = element("p", "", "hb-wallsource");
    line.textContent = "来源：" + titles.slice(0, titles.length > FEW ? 1 : FEW).map(function (title) { return "《" + title + "》"; }).join("") +
      (titles.length > FEW ? "等 " + titles.length + " 篇" : "");
    parts.push(document.querySelector("article").appendChild(line));
  }

  /* Where the audience finds the page; while it is not known where the handbook is, what makes the address whole. */
  function addressSlide() {
    var slide = element("div", "", "hb-walladdress");
    tellAddress(slide);
    return document.querySelector("article").appendChild(slide);
  }

  function tellAddress(slide) {
    var code = document.querySelector("#record .hb-qr");
    var address = document.querySelector(".hb-record .hb-copy");
    var lacks = document.querySelector(".hb-record .hb-unplaced:not([hidden])");
    slide.textContent = "";
    put(slide, "h2", "这一页的地址").id = "wall-address";
    if (code) slide.appendChild(code.cloneNode(true));
    if (address) put(slide, "p", (lacks ? "在手册首页的网址后面加 " : "") + address.textContent);
    if (!lacks) return;
    put(put(slide, "p"), "a", "填手册的网址，这里就有完整的地址和二维码").href = location.pathname + "#place";
  }

  window.handbookWall = { sections: sections, slides: slides, headOf: headOf, tellAddress: tellAddress };
}());
