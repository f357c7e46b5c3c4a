/* Where the handbook is, when it was built without an address: what the reader says once, or the server that it is read from. With
   it citations are whole, and the page has its code for telephones. Kept with what a unit is called, in this browser only.
   Loaded by takealong.js. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var all = tools.all;
  var box = document.querySelector("details.hb-citing");
  var SVG = "http://www.w3.org/2000/svg";
  var QUIET = 4; // modules of white around the code, as the standard asks

  var page = "";
  var texts = all("dd, .hb-copy", box).concat(all(".hb-record > code.hb-copy")).map(function (element) {
    return { element: element, text: element.textContent };
  });

  /* The address of the page stands alone, or after what begins a line or a value. */
  function placed(text, site) { return text.replace(new RegExp("(^|[^\\w/-])" + page, "g"), function (found, before) { return before + site + page; }); }

  function show(site) {
    texts.forEach(function (each) { each.element.textContent = site ? placed(each.text, site) : each.text; });
    all(".hb-unplaced").forEach(function (part) { part.hidden = Boolean(site); });
    all("svg.hb-qr").forEach(function (old) { old.parentNode.removeChild(old); });
    if (site) tools.besides(["qr.js"], function () { draw(site + page); tell(); }); else tell();
  }

  /* What shows the address elsewhere, as on a wall, shows it anew. */
  function tell() { document.dispatchEvent(new Event("handbook-placed")); }

  function draw(address) {
    var code = window.handbookQr(address);
    var count = code.getModuleCount();
    var size = count + 2 * QUIET;
    var path = "";
    var record = document.querySelector(".hb-record");
    var svg = document.createElementNS(SVG, "svg");
    for (var row = 0; row < count; row += 1) {
      for (var column = 0; column < count; column += 1) {
        if (code.isDark(row, column)) path += "M" + (column + QUIET) + " " + (row + QUIET) + "h1v1h-1z";
      }
    }
    svg.setAttribute("class", "hb-qr");
    svg.setAttribute("viewBox", "0 0 " + size + " " + size);
    svg.setAttribute("width", 112);
    svg.setAttribute("height", 112);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", "本页地址的二维码");
    svg.setAttribute("shape-rendering", "crispEdges");
    [["#fff", "M0 0h" + size + "v" + size + "H0z"], ["#000", path]].forEach(function (part) {
      var drawn = svg.appendChild(document.createElementNS(SVG, "path"));
      drawn.setAttribute("fill", part[0]);
      drawn.setAttribute("d", part[1]);
    });
    all("svg.hb-qr").forEach(function (old) { old.parentNode.removeChild(old); }); // one that was on its way
    record.parentNode.insertBefore(svg, record);
  }

  /* Where the address is missed, the way to what makes it whole. */
  function lead(part) {
    var link = document.createElement("a");
    link.href = "#place";
    link.textContent = "填手册的网址";
    link.className = "hb-screen";
    part.appendChild(link);
  }

  function ask(unit) {
    var fold = box.appendChild(unit.askSite(show));
    fold.id = "place";
    function open() {
      if (location.hash !== "#place") return;
      box.open = fold.open = true;
      fold.scrollIntoView();
    }
    open();
    addEventListener("hashchange", open);
    all(".hb-record .hb-unplaced").forEach(lead);
    show(unit.site());
  }

  tools.withUnit(function (unit) {
    page = location.href.replace(/[?#].*$/, "").slice(unit.root.length).replace(/(^|\/)index\.html$/, "$1");
    if (page) ask(unit);
  });
}());
