/* The page thrown on a wall: ?view=projector shows one section at a time in large type. Loaded by takealong.js when the
   address asks for it. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var all = window.handbookTools.all;
  var button = window.handbookTools.button;

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

  var projector = new Projector();
  document.addEventListener("keydown", function (event) { onKey(projector, event); });
  // paper has room for the whole picture
  addEventListener("beforeprint", function () {
    if (projector.pieces) showPiece(projector.picture, [0, projector.height], projector.height);
  });
  addEventListener("afterprint", function () { projector.show(); });
}());
