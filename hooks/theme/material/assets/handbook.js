/* What the pages do beyond the theme's own script: cards that can be filtered, tables that can be scrolled by keyboard, a
   drawer that can be opened by keyboard, a search that takes pasted words. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  /* Full-width and half-width, capital and small letters are the same to a reader. */
  function fold(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  /* ---- filter of cards: "or" within a facet, "and" between facets ---- */
  function Filter(form) {
    this.form = form;
    this.boxes = all("input[type=checkbox]", form);
    this.groups = this.boxes.map(function (box) { return box.name; })
      .filter(function (name, at, names) { return names.indexOf(name) === at; });
    this.cards = all("#cards > .hb-card").map(readCard, this);
  }

  function readCard(element) {
    var values = {};
    this.groups.forEach(function (group) {
      values[group] = (element.getAttribute("data-" + group) || "").split(" ");
    });
    var said = all(".hb-card__name, .hb-card__name + p", element).map(function (p) { return p.textContent; });
    return { element: element, values: values, text: fold(said.join(" ")) };
  }

  Filter.prototype.chosen = function () {
    var chosen = {};
    this.groups.forEach(function (group) { chosen[group] = []; });
    this.boxes.forEach(function (box) { if (box.checked) chosen[box.name].push(box.value); });
    return chosen;
  };

  /* Does a card answer to the choices? `except` names a facet to leave out of account. */
  Filter.prototype.fits = function (card, chosen, except) {
    return this.groups.every(function (group) {
      return group === except || !chosen[group].length ||
        chosen[group].some(function (value) { return card.values[group].indexOf(value) >= 0; });
    });
  };

  Filter.prototype.show = function () {
    var filter = this;
    var chosen = this.chosen();
    var words = fold(this.form.elements.words.value).split(/\s+/).filter(Boolean);
    function says(card) { return words.every(function (word) { return card.text.indexOf(word) >= 0; }); }
    var named = this.cards.filter(says);
    var found = named.filter(function (card) { return filter.fits(card, chosen); });
    this.cards.forEach(function (card) { card.element.hidden = found.indexOf(card) < 0; });
    this.groups.forEach(function (group) {
      filter.count(group, named.filter(function (card) { return filter.fits(card, chosen, group); }));
    });
    document.querySelector(".hb-none").hidden = found.length > 0;
    this.form.querySelector(".hb-filter__found").textContent = "符合 " + found.length + " 条，共 " + this.cards.length + " 条";
  };

  /* How many cards each value of a facet would show, given the other choices; a value without any cannot be chosen. */
  Filter.prototype.count = function (group, cards) {
    this.boxes.forEach(function (box) {
      if (box.name !== group) return;
      var count = cards.filter(function (card) { return card.values[group].indexOf(box.value) >= 0; }).length;
      box.parentNode.querySelector(".hb-count").textContent = count;
      box.disabled = !count && !box.checked;
    });
  };

  /* The choices stand in the address, so that a view can be sent to a colleague: ?sector=office,community&words=… */
  Filter.prototype.write = function (method) {
    var chosen = this.chosen();
    var words = this.form.elements.words.value.trim();
    var parts = this.groups.filter(function (group) { return chosen[group].length; })
      .map(function (group) { return group + "=" + chosen[group].join(","); });
    if (words) parts.push("words=" + encodeURIComponent(words));
    try {
      history[method](null, "", location.pathname + (parts.length ? "?" + parts.join("&") : ""));
    } catch (refused) { /* some browsers keep the address of file:// pages fixed; filtering works all the same */ }
  };

  Filter.prototype.read = function () {
    var asked = {};
    location.search.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("=");
      try { asked[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1).replace(/\+/g, " ")); } catch (garbled) { /* not ours */ }
    });
    this.boxes.forEach(function (box) { box.checked = (asked[box.name] || "").split(",").indexOf(box.value) >= 0; });
    this.form.elements.words.value = asked.words || "";
    this.show();
  };

  Filter.prototype.listen = function () {
    var filter = this;
    function changed(method) { filter.show(); filter.write(method); }
    this.form.addEventListener("change", function (event) { if (event.target.type === "checkbox") changed("pushState"); });
    this.form.elements.words.addEventListener("input", function () { changed("replaceState"); });
    this.form.addEventListener("submit", function (event) { event.preventDefault(); });
    // the browser empties the fields after this event
    this.form.addEventListener("reset", function () { setTimeout(changed, 0, "pushState"); });
    addEventListener("popstate", function () { filter.read(); });
  };

  function startFilter(form) {
    var filter = new Filter(form);
    filter.read();
    filter.listen();
    form.querySelector("details").open = innerWidth >= 960 || filter.boxes.some(function (box) { return box.checked; });
    form.hidden = false;
    all(".hb-facets").forEach(function (links) { links.hidden = true; });
  }

  /* ---- keyboard ---- */
  function set(element, name, value) {
    if (value) element.setAttribute(name, value); else element.removeAttribute(name);
  }

  /* A table wider than its place can be scrolled with the arrow keys once it takes the focus. */
  function letScroll() {
    all(".hb-scroll, .md-typeset__scrollwrap").forEach(function (box) {
      var table = box.querySelector("table");
      var name = table && table.getAttribute("aria-labelledby");
      var wide = box.scrollWidth > box.clientWidth + 1;
      set(box, "tabindex", wide && "0");
      set(box, "role", wide && name && "region");
      set(box, "aria-labelledby", wide && name);
    });
  }

  /* The theme opens its drawer by a label, which takes no focus; its icon does. */
  function letOpenDrawer() {
    var toggle = document.getElementById("__drawer");
    var button = document.querySelector("label[for=__drawer] > .hb-drawer");
    set(button, "role", "button");
    set(button, "tabindex", "0");
    set(button, "aria-label", "全部栏目");
    button.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle.click();
      // links take the focus once the drawer has come in
      setTimeout(function () { document.querySelector(".md-nav--primary a").focus(); }, 300);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked) { toggle.click(); button.focus(); }
    });
  }

  /* ---- search ---- */
  /* The theme listens for keys only; what is pasted, dictated or written by hand comes without one. */
  function letPaste() {
    var box = document.querySelector("[data-md-component=search-query]");
    box.addEventListener("input", function () { box.dispatchEvent(new Event("keyup")); });
  }

  all("form.hb-filter").forEach(startFilter);
  letPaste();
  letScroll();
  addEventListener("load", letScroll);
  addEventListener("resize", letScroll);
  letOpenDrawer();
}());
