/* What readers take along from a page: ready-made citations copied with one click, practices chosen for comparing, the
   page thrown on a wall section by section.
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

  function letCite(box) {
    all("dd", box).forEach(function (form) { form.textContent = form.textContent.replace("引用日期", today()); });
    all(".hb-copy", box).forEach(letCopy);
    function open() { if (location.hash === "#" + box.id) box.open = true; }
    open();
    addEventListener("hashchange", open);
  }

  /* ---- choosing practices to compare ---- */

  var KEY = "handbook-compare";
  var MOST = 4;
  var CARDS = ".hb-cards > li > a";
  var file = location.protocol === "file:" ? "index.html" : "";

  /* The ids chosen so far; null where this browser keeps nothing, and then links lead straight to the comparison. */
  function chosen() {
    try {
      localStorage.setItem(KEY + "-try", "");
      return (localStorage.getItem(KEY) || "").split(",").filter(Boolean);
    } catch (refused) { return null; }
  }

  function choose(ids) {
    localStorage.setItem(KEY, ids.join(","));
    all(".hb-pick").forEach(showPick);
    showPicks();
  }

  function showPick(pick) {
    var isIn = chosen().indexOf(pick.getAttribute("data-id")) >= 0;
    pick.setAttribute("aria-pressed", isIn);
    pick.textContent = isIn ? "已加入比较" : "加入比较";
  }

  function toggle(id) {
    var ids = chosen();
    if (ids.indexOf(id) >= 0) choose(ids.filter(function (other) { return other !== id; }));
    else if (ids.length < MOST) choose(ids.concat(id));
    else showPicks("最多比四条，先去掉一条。");
  }

  function pickButton(id, name) {
    var made = button("加入比较", function () { toggle(id); });
    made.className += " hb-pick";
    made.setAttribute("data-id", id);
    made.setAttribute("aria-describedby", name.id = name.id || "pick-" + id);
    showPick(made);
    return made;
  }

  /* The line at the lower edge of the window: how many are chosen, and where to go with them. */
  function showPicks(words) {
    var ids = chosen();
    var bar = document.querySelector(".hb-picks");
    var root = JSON.parse(document.getElementById("__config").textContent).base + "/";
    bar.hidden = !ids.length;
    bar.querySelector("span").textContent = words || "比较：已选 " + ids.length + " 条";
    bar.querySelector("a").href = root + "compare/" + file + "?ids=" + ids.join(",");
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
    all(CARDS).forEach(function (name) {
      var found = /practices\/([a-z0-9-]+)\//.exec(name.href);
      if (found) name.parentNode.appendChild(pickButton(found[1], name));
    });
    all("a.hb-picklink").forEach(function (link) {
      var id = /ids=([a-z0-9-]+)/.exec(link.getAttribute("href"))[1];
      link.parentNode.replaceChild(pickButton(id, document.querySelector("h1")), link);
    });
  }

  if (chosen() && !document.getElementById("compare") && document.querySelector(CARDS + ", a.hb-picklink")) {
    addBar();
    letPick();
    showPicks();
    // a page that comes out of the browser's memory shows what was chosen since
    addEventListener("pageshow", function (event) { if (event.persisted) choose(chosen()); });
  }

  /* ---- on a wall: ?view=projector shows one section at a time in large type ---- */

  var NEXT = ["ArrowRight", "PageDown"];
  var BACK = ["ArrowLeft", "PageUp"];

  /* The parts of the article, each beginning with a heading of the second level; the first holds title and facts. */
  function sections() {
    return all("article > *").reduce(function (found, part) {
      var starts = part.tagName === "H2" || part.querySelector(":scope > h2");
      if (starts || !found.length) found.push([]);
      found[found.length - 1].push(part);
      return found;
    }, []).filter(function (parts) {
      return parts.some(function (part) { return !part.classList.contains("hb-screen"); });
    });
  }

  function headOf(parts) {
    return parts[0].tagName === "H2" ? parts[0] : parts[0].querySelector("h2") || document.querySelector("h1");
  }

  /* ---- a picture on a wall: as large as fits, its letters never below 28 px; what does not fit is shown in pieces ---- */
  var LETTER = 28;

  /* From where to where the boxes of a picture reach, in its own units, and its lines of text with the bar below each. */
  function stretches(svg) {
    function ends(shape) { var area = shape.getBBox(); return [area.y, area.y + area.height]; }
    var boxes = all("rect", svg).map(ends);
    var lines = all("text", svg).map(ends).filter(function (line) {
      return boxes.every(function (box) { return line[0] >= box[1] || line[1] <= box[0]; });
    });
    return boxes.concat(lines.map(function (line) { return [line[0], line[1] + 16]; }));
  }

  /* Cuts a picture between its boxes, so that no piece is higher than `room`. */
  function pieces(svg, room) {
    var height = svg.viewBox.baseVal.height;
    var taken = stretches(svg);
    var cuts = taken.map(function (stretch) { return stretch[1] + 2; }).filter(function (y) {
      return taken.every(function (stretch) { return stretch[0] >= y || stretch[1] <= y; });
    });
    var found = [];
    for (var from = 0; height - from > room + 1; from = found[found.length - 1][1]) {
      var fitting = cuts.filter(function (y) { return y > from && y <= from + room; });
      found.push([from, fitting.length ? Math.max.apply(null, fitting) : from + room]);
    }
    return found.concat([[from, height]]);
  }

  /* Sizes the picture of what is on the wall; gives its pieces, one for a picture that is seen whole. */
  function fitPicture(svg, floor) {
    var sheet = svg.viewBox.baseVal;
    var least = LETTER / (svg.querySelector(".hb-head") ? 12 : 14);
    var most = Math.min(LETTER / 12, svg.parentNode.clientWidth / sheet.width);
    var room = floor - svg.getBoundingClientRect().top - pageYOffset;
    var scale = Math.min(most, Math.max(least, room / sheet.height));
    svg.style.width = Math.ceil(sheet.width * scale) + "px";
    return pieces(svg, Math.max(room, 8 * LETTER) / scale);
  }

  /* What belongs to the picture follows its last piece. */
  function showPiece(svg, piece, whole) {
    var height = piece[1] - piece[0];
    svg.setAttribute("viewBox", "0 " + piece[0] + " " + svg.viewBox.baseVal.width + " " + height);
    svg.setAttribute("height", height);
    svg.parentNode.parentNode.classList.toggle("hb-more", piece[1] < whole);
  }

  function Projector() {
    this.sections = sections();
    this.at = Math.max(0, this.sections.map(function (parts) { return "#" + headOf(parts).id; }).indexOf(location.hash));
    this.bar = this.addBar();
    this.picture = document.querySelector("#diagram svg");
    this.height = this.picture && this.picture.viewBox.baseVal.height;
    document.documentElement.classList.add("hb-projector");
    this.show();
  }

  Projector.prototype.addBar = function () {
    var projector = this;
    var bar = document.createElement("div");
    bar.className = "hb-wallbar hb-screen";
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "投屏");
    bar.appendChild(button("上一节", function () { projector.go(-1); }));
    bar.appendChild(document.createElement("span")).setAttribute("role", "status");
    bar.appendChild(button("下一节", function () { projector.go(1); }));
    bar.appendChild(button("退出投屏", leave));
    document.body.appendChild(bar);
    return bar;
  };

  Projector.prototype.show = function () {
    var at = this.at;
    this.sections.forEach(function (parts, number) {
      parts.forEach(function (part) {
        // the title stays above every section, smaller
        part.classList.toggle(part.tagName === "H1" ? "hb-walltitle" : "hb-offwall", number !== at);
      });
    });
    scrollTo(0, 0);
    this.pieces = null;
    if (this.picture && this.picture.getClientRects().length) {
      showPiece(this.picture, [0, this.height], this.height);
      this.pieces = fitPicture(this.picture, this.bar.getBoundingClientRect().top - 8);
      this.piece = 0;
      showPiece(this.picture, this.pieces[0], this.height);
    }
    this.tell();
  };

  /* Where one is: the section, and the piece of a picture that is too tall for the wall. */
  Projector.prototype.tell = function () {
    var whole = !this.pieces || this.pieces.length === 1;
    this.bar.querySelector("span").textContent = (this.at + 1) + " / " + this.sections.length +
      (whole ? "" : "（图 " + (this.piece + 1) + " / " + this.pieces.length + "）");
  };

  /* To the next piece of the picture; false when there is none, and the section is done. */
  Projector.prototype.turn = function (step) {
    var next = this.piece + step;
    if (Math.abs(step) !== 1 || !this.pieces || !this.pieces[next]) return false;
    this.piece = next;
    showPiece(this.picture, this.pieces[next], this.height);
    scrollTo(0, 0);
    this.tell();
    return true;
  };

  Projector.prototype.go = function (step) {
    if (this.turn(step)) return;
    this.at = Math.min(Math.max(this.at + step, 0), this.sections.length - 1);
    try {
      history.replaceState(null, "", location.pathname + location.search + "#" + headOf(this.sections[this.at]).id);
    } catch (refused) { /* some browsers keep the address of file:// pages fixed */ }
    this.show();
  };

  function leave() { location.href = location.pathname; }

  function onKey(projector, event) {
    if (NEXT.indexOf(event.key) >= 0) projector.go(1);
    else if (BACK.indexOf(event.key) >= 0) projector.go(-1);
    else if (event.key === "Home") projector.go(-projector.sections.length);
    else if (event.key === "End") projector.go(projector.sections.length);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  }

  function letProject() {
    if (!/[?&]view=projector(&|$)/.test(location.search) && location.hash !== "#projector") return;
    var projector = new Projector();
    document.addEventListener("keydown", function (event) { onKey(projector, event); });
    // paper has room for the whole picture
    addEventListener("beforeprint", function () {
      if (projector.pieces) showPiece(projector.picture, [0, projector.height], projector.height);
    });
    addEventListener("afterprint", function () { projector.show(); });
  }

  /* ---- two pages have a script of their own, beside this one ---- */

  var beside = document.currentScript.src.replace(/[^/]*$/, "");

  ["compare", "selfcheck"].forEach(function (name) {
    if (!document.getElementById(name)) return;
    document.body.appendChild(document.createElement("script")).src = beside + name + ".js";
  });

  letProject();
  all("details.hb-citing").forEach(letCite);
  all("code.hb-copy").forEach(letCopy);
}());
