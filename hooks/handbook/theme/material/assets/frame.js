/* What stands around every page: the drawer of sections, the contents beside the page, the way back to its top, and the way
   on from an old address. With head.js it takes the place of the theme's own script, which is ten times as long. Without it a
   page can be read whole. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  function find(selector) {
    return document.querySelector(selector);
  }

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  /* ---- the drawer ---- */

  /* It is opened by a label, which takes no focus; its icon does. */
  function letOpenDrawer() {
    var toggle = document.getElementById("__drawer");
    var button = find("label[for=__drawer] > .hb-drawer");
    button.setAttribute("role", "button");
    button.setAttribute("tabindex", "0");
    button.setAttribute("aria-label", "全部栏目");
    button.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle.click();
      // links take the focus once the drawer has come in
      setTimeout(function () { find(".md-nav--primary a").focus(); }, 300);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked) { toggle.click(); button.focus(); }
    });
  }

  /* ---- what follows the reader down the page ---- */

  function Follower() {
    this.header = find(".md-header");
    this.title = find("[data-md-component=header-title]");
    this.heading = find(".md-content h1");
    this.button = find(".md-top");
    this.links = all("[data-md-component=toc] a").filter(headingOf);
    this.last = pageYOffset;
  }

  function headingOf(link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  }

  /* The last heading that has come up to the header; for who has gone to the end of a page, the last of all. */
  Follower.prototype.current = function (edge) {
    var end = pageYOffset > 0 && pageYOffset + innerHeight >= Math.floor(document.body.getBoundingClientRect().height);
    return this.links.filter(function (link) { return end || headingOf(link).getBoundingClientRect().top < edge + 24; }).pop();
  };

  Follower.prototype.follow = function () {
    var edge = this.header.getBoundingClientRect().bottom;
    var current = this.current(edge);
    this.links.forEach(function (link) { link.classList.toggle("md-nav__link--active", link === current); });
    this.title.classList.toggle("md-header__title--active", this.heading.getBoundingClientRect().bottom < edge);
    // who turns back is offered the whole way
    this.button.hidden = !(pageYOffset > 0 && pageYOffset < this.last);
    this.last = pageYOffset;
  };

  Follower.prototype.start = function () {
    var follower = this;
    var waiting = false;
    function soon() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () { waiting = false; follower.follow(); });
    }
    this.button.addEventListener("click", function () { scrollTo(0, 0); });
    addEventListener("scroll", soon);
    addEventListener("resize", soon);
    soon();
  };

  /* ---- a place that was reached by keyboard says so, in browsers too that do not tell it by themselves ---- */
  function letSeeFocus() {
    var byKey = true;
    function heard(event) { byKey = event.type === "keydown"; }
    ["keydown", "mousedown", "touchstart"].forEach(function (kind) { document.addEventListener(kind, heard, true); });
    document.addEventListener("focusin", function (event) { if (byKey) event.target.classList.add("focus-visible"); });
    document.addEventListener("focusout", function (event) { event.target.classList.remove("focus-visible"); });
  }

  /* ---- read from the disk: a folder opens by itself only from a server, so links name the page in it ---- */

  var fromDisk = location.protocol === "file:";

  function asFile(address) {
    return fromDisk ? address.replace(/(^|\/)(?=$|[?#])/, "$1index.html") : address;
  }

  function nameFile(link) {
    if (link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
  }

  /* Links of the page now, and those that come later when they are used. */
  function nameFiles() {
    all("a[href]").forEach(nameFile);
    ["mousedown", "click"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        for (var link = event.target; link && link.tagName; link = link.parentNode) if (link.tagName === "A") nameFile(link);
      }, true);
    });
  }

  /* ---- the page of an old address leads on: by the anchor that was asked for, or as a whole ---- */

  function asked() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (garbled) { return ""; }
  }

  function leadOn() {
    var hash = asked();
    var own = hash && document.getElementById(hash);
    var link = own && own.hasAttribute("data-go") ? own : find("#hb-moved [data-go]");
    if (!link) return;
    if (fromDisk) nameFile(link);
    location.replace(link.href + (link === own || link.hash ? "" : location.hash));
  }

  if (document.getElementById("hb-moved")) leadOn();
  window.handbookFile = asFile;
  if (fromDisk) nameFiles();
  letOpenDrawer();
  letSeeFocus();
  new Follower().start();
  // who goes to a place in the page wants to see it
  addEventListener("hashchange", function () {
    all(".md-toggle").forEach(function (toggle) { if (toggle.checked) toggle.click(); });
  });
}());
