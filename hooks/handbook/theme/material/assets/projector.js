/* The page thrown on a wall: ?view=projector shows one section at a time in large type. Loaded by takealong.js when the
   address asks for it. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var all = window.handbookTools.all;
  var button = window.handbookTools.button;

  var NEXT = ["ArrowRight", "PageDown"];
  var BACK = ["ArrowLeft", "PageUp"];

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
    var line = document.createElement("p");
    line.className = "hb-wallsource";
    line.textContent = "来源：" + titles.slice(0, titles.length > FEW ? 1 : FEW).map(function (title) { return "《" + title + "》"; }).join("") +
      (titles.length > FEW ? "等 " + titles.length + " 篇" : "");
    parts.push(document.querySelector("article").appendChild(line));
  }

  /* Where the audience finds the page; while it is not known where the handbook is, what makes the address whole. */
  function addressSlide() {
    var slide = document.createElement("div");
    slide.className = "hb-walladdress";
    tellAddress(slide);
    return document.querySelector("article").appendChild(slide);
  }

  function tellAddress(slide) {
    var code = document.querySelector("#record .hb-qr");
    var address = document.querySelector(".hb-record .hb-copy");
    var lacks = document.querySelector(".hb-record .hb-unplaced:not([hidden])");
    slide.textContent = "";
    slide.appendChild(document.createElement("h2")).textContent = "这一页的地址";
    slide.firstChild.id = "wall-address";
    if (code) slide.appendChild(code.cloneNode(true));
    if (address) slide.appendChild(document.createElement("p")).textContent = (lacks ? "在手册首页的网址后面加 " : "") + address.textContent;
    if (!lacks) return;
    var link = slide.appendChild(document.createElement("p")).appendChild(document.createElement("a"));
    link.href = location.pathname + "#cite";
    link.textContent = "填手册的网址，这里就有完整的地址和二维码";
  }

  /* ---- more text than a wall holds is shown in sheets, each of whole items ---- */

  // what is shown whole or not at all; a heading of the third level also stands above what follows of it on the next sheet
  var ITEMS = "li, p, tr, h3, dl > div, dt, dd, pre, blockquote";
  // the head of a section and of a table, who speaks, and by which reports, are told on every sheet
  var EVERYWHERE = "h2, thead, caption, figure, .hb-by__label, .hb-wallsource, .hb-wallbar";

  function hasWords(part) {
    return Array.prototype.some.call(part.childNodes, function (node) { return node.nodeType === Node.TEXT_NODE && node.data.trim(); });
  }

  /* The items of a section in their order: whatever of it is seen is in one of them, also what no list here foresees. */
  function items(parts) {
    return parts.reduce(function (found, part) {
      if (!part.getClientRects().length || part.matches(EVERYWHERE)) return found;
      return found.concat(part.matches(ITEMS) || hasWords(part) || !part.children.length ? [part] : items(all(":scope > *", part)));
    }, []);
  }

  /* What surrounds items and has nothing to say without them. */
  function around(found, parts) {
    return found.reduce(function (holders, item) {
      for (var one = item; parts.indexOf(one) < 0 && (one = one.parentNode);) if (holders.indexOf(one) < 0) holders.push(one);
      return holders;
    }, []);
  }

  /* Shows these of the items alone, and what surrounds them. */
  function showOnly(shown, found, holders) {
    found.forEach(function (item) { item.classList.toggle("hb-offsheet", shown.indexOf(item) < 0); });
    holders.forEach(function (holder) {
      holder.classList.toggle("hb-offsheet", !shown.some(function (item) { return holder.contains(item); }));
    });
  }

  function isHeading(item) { return item.tagName === "H3"; }

  /* What says what comes next: a heading, a term, the words above a list. */
  function leads(item) {
    var next = item.nextElementSibling;
    return isHeading(item) || item.tagName === "DT" || Boolean(item.tagName === "P" && next && /^[OUD]L$/.test(next.tagName) && /：$/.test(item.textContent.trim()));
  }

  // where a group begins that is better seen together: what stands under a heading, under a term, at last each item
  var GROUPS = [isHeading, function (item) { return item.tagName !== "DD"; }, function () { return true; }];

  /* Items in groups, none of which ends with what leads to the next. */
  function grouped(found, begins) {
    return found.reduce(function (made, item) {
      var last = made[made.length - 1];
      if (last && (!begins(item) || leads(last[last.length - 1]))) last.push(item);
      else made.push([item]);
      return made;
    }, []);
  }

  /* Cuts items into sheets of which `fits` says that all of it is seen: a group stays together where it fits on a sheet of its own.
     An item that does not fit alone has its own. */
  function sheets(found, fits) {
    var made = [];
    var head = null;
    function place(group, level) {
      var last = made[made.length - 1];
      if (isHeading(group[0])) head = group[0];
      var own = head && group.indexOf(head) < 0 ? [head].concat(group) : group;
      if (last && fits(last.concat(group))) made[made.length - 1] = last.concat(group);
      else if (level === GROUPS.length || fits(own)) made.push(own);
      else grouped(group, GROUPS[level]).forEach(function (part) { place(part, level + 1); });
    }
    if (found.length) place(found, 0);
    made.forEach(function (sheet, at) { if (at) keepCompany(made, at, fits); });
    return made;
  }

  /* What would stand alone on a sheet gets its neighbour from the sheet before, where that has enough left. */
  function keepCompany(made, at, fits) {
    var before = grouped(made[at - 1], GROUPS[1]);
    var isCarried = isHeading(made[at][0]) && made.slice(0, at).some(function (sheet) { return sheet.indexOf(made[at][0]) >= 0; });
    var own = isCarried ? made[at].slice(1) : made[at];
    var moved = before[before.length - 1];
    var joined = made[at].slice(0, isCarried ? 1 : 0).concat(moved, own);
    if (before.length < 3 || grouped(own, GROUPS[1]).length > 1 || isHeading(own[0]) || moved.some(isHeading) || !fits(joined)) return;
    made[at] = joined;
    made[at - 1] = made[at - 1].slice(0, -moved.length);
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

  /* How much of the wall is taken by what stands below a picture: its caption, its source, the bar. */
  function below(svg) {
    return document.querySelector("article").getBoundingClientRect().bottom - svg.getBoundingClientRect().bottom;
  }

  /* What belongs to the picture follows its last piece. */
  function showPiece(svg, piece, whole) {
    var height = piece[1] - piece[0];
    svg.setAttribute("viewBox", "0 " + piece[0] + " " + svg.viewBox.baseVal.width + " " + height);
    svg.setAttribute("height", height);
    svg.parentNode.parentNode.classList.toggle("hb-more", piece[1] < whole);
  }

  function Projector() {
    var whole = sections();
    this.sections = slides(whole);
    this.sheets = [];
    whole.forEach(function (parts) { parts.forEach(function (part) { part.classList.add("hb-offwall"); }); });
    all("article ol > li").forEach(function (item) { item.value = all("li", item.parentNode).indexOf(item) + (item.parentNode.start || 1); });
    all("article details.hb-fold").forEach(function (fold) { fold.open = true; });
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
    document.querySelector("h1").classList.remove("hb-offwall");
    scrollTo(0, 0);
    this.showSheets();
    this.pieces = null;
    if (this.picture && this.picture.getClientRects().length) {
      showPiece(this.picture, [0, this.height], this.height);
      this.pieces = fitPicture(this.picture, innerHeight - below(this.picture));
      this.piece = 0;
      showPiece(this.picture, this.pieces[0], this.height);
    }
    this.tell();
  };

  /* The items of the last slide all come back; those of this one are shown as far as there is room. */
  Projector.prototype.showSheets = function () {
    var parts = this.sections[this.at];
    var bar = this.bar;
    all(".hb-offsheet").forEach(function (item) { item.classList.remove("hb-offsheet"); });
    var found = this.items = items(parts);
    var holders = this.holders = around(found, parts);
    this.sheets = sheets(found, function (shown) {
      showOnly(shown, found, holders);
      return document.querySelector("article").getBoundingClientRect().bottom <= innerHeight &&
        shown[shown.length - 1].getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
    });
    this.sheet = 0;
    this.showSheet();
  };

  Projector.prototype.showSheet = function () {
    showOnly(this.sheets[this.sheet] || [], this.items, this.holders);
  };

  /* Where one is: the section, and the piece of a picture, the sheet of a text, that is too tall for the wall. */
  Projector.prototype.tell = function () {
    var part = "";
    if (this.pieces && this.pieces.length > 1) part = "（图 " + (this.piece + 1) + " / " + this.pieces.length + "）";
    else if (!this.pieces && this.sheets.length > 1) part = "（页 " + (this.sheet + 1) + " / " + this.sheets.length + "）";
    this.bar.querySelector("span").textContent = (this.at + 1) + " / " + this.sections.length + part;
  };

  /* To the next piece of the picture or the next sheet; false when there is none, and the section is done. */
  Projector.prototype.turn = function (step) {
    var next = (this.pieces ? this.piece : this.sheet) + step;
    if (Math.abs(step) !== 1 || !(this.pieces || this.sheets)[next]) return false;
    if (this.pieces) showPiece(this.picture, this.pieces[this.piece = next], this.height);
    else { this.sheet = next; this.showSheet(); }
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

  var projector = new Projector();
  document.addEventListener("keydown", function (event) { onKey(projector, event); });
  // paper has room for the whole picture
  addEventListener("beforeprint", function () {
    if (projector.pieces) showPiece(projector.picture, [0, projector.height], projector.height);
  });
  addEventListener("afterprint", function () { projector.show(); });
  document.addEventListener("handbook-placed", function () {
    tellAddress(document.querySelector(".hb-walladdress"));
    if (projector.at === projector.sections.length - 1) projector.show();
  });
}());
