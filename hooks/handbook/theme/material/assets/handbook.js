/* What the pages do: cards that can be filtered, groups that can be folded, tables that can be scrolled by keyboard.
   Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
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

  /* A card has a code for each of its values: the n-th code stands for the n-th link of the facets. All codes are of one
     length, a single character while these are enough. */
  var CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  function lengthFor(number) {
    return number > CHARACTERS.length ? 1 + lengthFor(Math.ceil(number / CHARACTERS.length)) : 1;
  }

  function codeOf(place, length) {
    var rest = length > 1 ? codeOf(Math.floor(place / CHARACTERS.length), length - 1) : "";
    return rest + CHARACTERS[place % CHARACTERS.length];
  }

  /* What a long list leaves out is brought when somebody unfolds its place, or begins to filter: then the page is whole. */
  var coming = {};

  window.handbookRows = function (name, html) {
    if (coming[name]) coming[name](html);
  };

  function bring(place, then, miss) {
    var fail = miss || function () {};
    var script = document.createElement("script");
    var address = place.getAttribute("data-rows");
    coming[/\/\d+-([^/]+)\//.exec(address)[1]] = function (html) {
      place.insertAdjacentHTML("beforebegin", html);
      place.parentNode.removeChild(place);
      document.dispatchEvent(new Event("handbook-rows")); // what stands beside a name is made by other scripts
      then();
    };
    place.removeAttribute("data-rows"); // is asked for once; where it does not come, its link stays
    script.onerror = fail;
    script.onload = function () { if (place.parentNode) fail(); };
    script.src = address;
    document.body.appendChild(script);
  }

  function Filter(form) {
    this.form = form;
    this.boxes = all(".hb-facets a").map(addChoice, form.querySelector("details"));
    this.groups = this.boxes.map(function (box) { return box.name; })
      .filter(function (name, at, names) { return names.indexOf(name) === at; });
    this.total = +(document.getElementById("cards").getAttribute("data-total") || 0);
    this.readCards();
  }

  Filter.prototype.readCards = function () {
    this.cards = all("#cards [data-f]").map(readCard, new RegExp(".{" + lengthFor(this.boxes.length) + "}", "g"));
  };

  /* Nothing is shown of a choice before all is there to choose from. Is anything still to come? */
  Filter.prototype.isPartial = function (chosen) {
    var filter = this;
    function come() { filter.readCards(); filter.show(); }
    function miss() { filter.total = 0; filter.show(); }
    if (chosen) all("#cards [data-rows]").forEach(function (place) { bring(place, come, miss); });
    return this.cards.length < this.total;
  };

  /* Before anybody asked nothing is said to fit, and there is nothing to empty. */
  Filter.prototype.say = function (isChosen, found, all) {
    this.form.querySelector("[type=reset]").hidden = !isChosen;
    this.form.querySelector(".hb-filter__found").textContent = (isChosen ? "符合 " + found + " 条，" : "") + "共 " + all + " 条";
  };

  /* Nothing is chosen, so every number is that of the links. */
  Filter.prototype.showAll = function () {
    this.boxes.forEach(function (box) {
      box.parentNode.querySelector(".hb-count").textContent = box.number;
      box.disabled = false;
    });
    document.querySelector(".hb-none").hidden = true;
    this.say(false, this.total, this.total);
  };

  /* What is a link without scripts, to the page of a facet's value or to a heading (#theme-…), becomes a box to tick. */
  function addChoice(link, number, links) {
    var address = /(?:facets\/|#)(\w+)[/-]([^/]+)/.exec(link.getAttribute("href"));
    var words = /^(.*)（(\d+)）$/.exec(link.textContent);
    var label = document.createElement("label");
    var box = document.createElement("input");
    label.title = link.title;
    box.type = "checkbox";
    box.name = address[1];
    box.value = address[2];
    box.code = codeOf(number, lengthFor(links.length));
    box.number = words[2];
    label.appendChild(box);
    label.appendChild(document.createElement("span")).textContent = words[1];
    label.appendChild(document.createTextNode(" "));
    label.appendChild(document.createElement("span")).className = "hb-count";
    fieldOf(this, address[1], link).appendChild(label);
    return box;
  }

  function fieldOf(place, group, link) {
    var field = place.querySelector("[data-group=" + group + "]");
    if (!field) {
      field = place.appendChild(document.createElement("fieldset"));
      field.setAttribute("data-group", group);
      field.appendChild(document.createElement("legend")).textContent = link.parentNode.querySelector("strong").textContent;
    }
    return field;
  }

  /* `this` is what tells the codes of a card apart. */
  function readCard(element) {
    var said = all("a, a + p", element).map(function (part) { return part.textContent; });
    return { element: element, codes: element.getAttribute("data-f").match(this) || [], text: fold(said.join(" ")) };
  }

  Filter.prototype.chosen = function () {
    var chosen = {};
    this.groups.forEach(function (group) { chosen[group] = []; });
    this.boxes.forEach(function (box) { if (box.checked) chosen[box.name].push(box); });
    return chosen;
  };

  /* Does a card answer to the choices? `except` names a facet to leave out of account. */
  Filter.prototype.fits = function (card, chosen, except) {
    return this.groups.every(function (group) {
      return group === except || !chosen[group].length ||
        chosen[group].some(function (box) { return card.codes.indexOf(box.code) >= 0; });
    });
  };

  Filter.prototype.show = function () {
    var filter = this;
    var chosen = this.chosen();
    var words = fold(this.form.elements.words.value).split(/\s+/).filter(Boolean);
    var isChosen = words.length > 0 || this.boxes.some(function (box) { return box.checked; });
    if (this.isPartial(isChosen)) return isChosen || this.showAll();
    function says(card) { return words.every(function (word) { return card.text.indexOf(word) >= 0; }); }
    var named = this.cards.filter(says);
    var found = named.filter(function (card) { return filter.fits(card, chosen); });
    this.cards.forEach(function (card) { card.element.hidden = found.indexOf(card) < 0; });
    this.sections(isChosen);
    this.groups.forEach(function (group) {
      filter.count(group, named.filter(function (card) { return filter.fits(card, chosen, group); }));
    });
    document.querySelector(".hb-none").hidden = found.length > 0;
    this.say(isChosen, found.length, this.cards.length);
  };

  /* A section stands as long as one of its cards does, and says how many do. What is folded is open as soon as anything was chosen. */
  Filter.prototype.sections = function (chosen) {
    all("#cards section, #cards .hb-more").forEach(function (part) {
      var count = all("[data-f]", part).filter(function (card) { return !card.hidden; }).length;
      var said = part.querySelector("[data-count]");
      part.hidden = !count;
      if (said) said.textContent = "（" + count + "）";
      if (part.tagName === "DETAILS") part.open = chosen;
    });
    document.getElementById("cards").classList.toggle("hb-filtered", chosen);
  };

  /* How many cards each value of a facet would show, given the other choices; a value without any is not shown. */
  Filter.prototype.count = function (group, cards) {
    this.boxes.forEach(function (box) {
      if (box.name !== group) return;
      var count = cards.filter(function (card) { return card.codes.indexOf(box.code) >= 0; }).length;
      box.parentNode.querySelector(".hb-count").textContent = count;
      box.parentNode.hidden = !count && !box.checked;
    });
  };

  /* The choices stand in the address, so that a view can be sent to a colleague: ?sector=office,community&words=… */
  Filter.prototype.write = function (method) {
    var chosen = this.chosen();
    var words = this.form.elements.words.value.trim();
    var parts = this.groups.filter(function (group) { return chosen[group].length; })
      .map(function (group) { return group + "=" + chosen[group].map(function (box) { return box.value; }).join(","); });
    try {
      if (words) parts.push("words=" + encodeURIComponent(words)); // half a character stands in no address
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
    // emptied here, not by the browser afterwards, so that fields and cards change in one step
    this.form.addEventListener("reset", function (event) {
      event.preventDefault();
      filter.boxes.forEach(function (box) { box.checked = false; });
      filter.form.elements.words.value = "";
      filter.form.querySelector("summary").focus(); // the button goes
      changed("pushState");
    });
    addEventListener("popstate", function () { filter.read(); });
    all("#cards details").forEach(function (fold) {
      var place = fold.querySelector("[data-rows]");
      if (place) fold.addEventListener("toggle", function () {
        if (fold.open && place.hasAttribute("data-rows")) bring(place, function () { filter.readCards(); });
      });
    });
  };

  function startFilter(form) {
    var filter = new Filter(form);
    filter.read();
    filter.listen();
    form.querySelector("details").open = innerWidth >= 960 || filter.boxes.some(function (box) { return box.checked; });
    form.hidden = false;
    all(".hb-facets").forEach(function (links) { links.hidden = true; });
  }

  /* ---- the reader's own trade, kept in this browser: its group is open on the next problem, too ---- */
  function remember(group) { try { localStorage.setItem("hb-group", group); } catch (refused) { /* it is asked for again */ } }
  function recall() { try { return localStorage.getItem("hb-group"); } catch (refused) { return null; } }

  /* ---- groups that are folded on the screen; those that are whole on paper say so ---- */
  function letFold() {
    // what an address names is seen, wherever it is folded
    function unfold() {
      var named = location.hash && document.getElementById(location.hash.slice(1));
      var folded = false;
      for (var part = named; part; part = part.parentElement) {
        if (part.tagName === "DETAILS" && !part.open) part.open = folded = true;
      }
      if (folded) named.scrollIntoView();
    }
    var own = recall();
    all("details.hb-fold[id]").forEach(function (group) { if (group.id === own) group.open = true; });
    unfold();
    addEventListener("hashchange", unfold);
    // the same link once more changes no address
    all(".hb-jump a").forEach(function (link) {
      link.addEventListener("click", function () { remember(link.hash.slice(1)); setTimeout(unfold, 0); });
    });
    addEventListener("beforeprint", function () { all(".hb-on-paper").forEach(function (group) { group.open = true; }); });
  }

  /* ---- the large box of the front page opens the search ---- */
  all("[data-search]").forEach(function (box) {
    box.hidden = false;
    box.addEventListener("click", function () {
      var field = document.querySelector("[data-md-component=search-query]");
      document.getElementById("__search").checked = true;
      if (field) field.focus();
    });
  });

  /* ---- keyboard ---- */
  function set(element, name, value) {
    if (value) element.setAttribute(name, value); else element.removeAttribute(name);
  }

  /* A table wider than its place can be scrolled with the arrow keys once it takes the focus; the style sheet says that
     there is more of it. */
  function letScroll() {
    all(".hb-scroll").forEach(function (box) {
      var wide = box.scrollWidth > box.clientWidth + 1;
      set(box, "tabindex", wide && "0");
      set(box, "role", wide && "region");
      set(box, "aria-label", wide && nameOf(box));
    });
  }

  /* What a table is called: by its caption, else by the heading above it. */
  function nameOf(box) {
    var table = box.querySelector("table");
    var named = table && (table.caption || document.getElementById(table.getAttribute("aria-labelledby")));
    for (var above = box; !named && above; above = above.previousElementSibling || above.parentElement) {
      if (/^H[1-6]$/.test(above.tagName)) named = above;
    }
    return named ? named.textContent.replace(/#$/, "").trim() : "表格";
  }

  all("form.hb-filter").forEach(startFilter);
  letFold();
  letScroll();
  addEventListener("load", letScroll);
  addEventListener("resize", letScroll);
  document.addEventListener("toggle", letScroll, true); // what was folded had no width before
}());
