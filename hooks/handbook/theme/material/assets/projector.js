/* The page thrown on a wall: ?view=projector shows one section at a time in large type. Loaded by takealong.js when the
   address asks for it. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var all = window.handbookTools.all;
  var button = window.handbookTools.button;
  var element = window.handbookElement;
  var wall = window.handbookWall;
  var sheets = window.handbookSheets;

  var NEXT = ["ArrowRight", "PageDown"];
  var BACK = ["ArrowLeft", "PageUp"];

  function Projector() {
    var whole = wall.sections();
    this.sections = wall.slides(whole);
    this.sheets = [];
    whole.forEach(function (parts) { parts.forEach(function (part) { part.classList.add("hb-offwall"); }); });
    all("article ol > li").forEach(function (item) { item.value = all("li", item.parentNode).indexOf(item) + (item.parentNode.start || 1); });
    all("article details.hb-fold").forEach(function (fold) { fold.open = true; });
    this.at = Math.max(0, this.sections.map(function (parts) { return "#" + wall.headOf(parts).id; }).indexOf(location.hash));
    this.bar = this.addBar();
    this.picture = document.querySelector("#diagram svg");
    this.height = this.picture && this.picture.viewBox.baseVal.height;
    document.documentElement.classList.add("hb-projector");
    this.show();
  }

  Projector.prototype.addBar = function () {
    var projector = this;
    var bar = element("div", "", "hb-wallbar hb-screen");
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "投屏");
    bar.appendChild(button("上一节", function () { projector.go(-1); }));
    bar.appendChild(element("span")).setAttribute("role", "status");
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
      sheets.showPiece(this.picture, [0, this.height], this.height);
      this.pieces = sheets.fitPicture(this.picture, innerHeight - sheets.below(this.picture));
      this.piece = 0;
      sheets.showPiece(this.picture, this.pieces[0], this.height);
    }
    this.tell();
  };

  /* The items of the last slide all come back; those of this one are shown as far as there is room. */
  Projector.prototype.showSheets = function () {
    var parts = this.sections[this.at];
    var bar = this.bar;
    all(".hb-offsheet").forEach(function (item) { item.classList.remove("hb-offsheet"); });
    var found = this.items = sheets.items(parts);
    var holders = this.holders = sheets.around(found, parts);
    this.sheets = sheets.cut(found, function (shown) {
      sheets.showOnly(shown, found, holders);
      return document.querySelector("article").getBoundingClientRect().bottom <= innerHeight &&
        shown[shown.length - 1].getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
    });
    this.sheet = 0;
    this.showSheet();
  };

  Projector.prototype.showSheet = function () {
    sheets.showOnly(this.sheets[this.sheet] || [], this.items, this.holders);
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
    if (this.pieces) sheets.showPiece(this.picture, this.pieces[this.piece = next], this.height);
    else { this.sheet = next; this.showSheet(); }
    scrollTo(0, 0);
    this.tell();
    return true;
  };

  Projector.prototype.go = function (step) {
    if (this.turn(step)) return;
    this.at = Math.min(Math.max(this.at + step, 0), this.sections.length - 1);
    try {
      history.replaceState(null, "", location.pathname + location.search + "#" + wall.headOf(this.sections[this.at]).id);
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
    if (projector.pieces) sheets.showPiece(projector.picture, [0, projector.height], projector.height);
  });
  addEventListener("afterprint", function () { projector.show(); });
  document.addEventListener("handbook-placed", function () {
    wall.tellAddress(document.querySelector(".hb-walladdress"));
    if (projector.at === projector.sections.length - 1) projector.show();
  });
}());
