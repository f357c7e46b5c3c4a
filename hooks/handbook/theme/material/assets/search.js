/* The way to the search, on every page: by its box, by a key, by an address that asks (?q=). What it takes to ask and to show what
   comes back (asking.js) is loaded when somebody begins. Without this script the box leads to the page of results. ES2015. */
(function () {
  "use strict";

  var OPENERS = ["/", "f", "s"];

  var beside = document.currentScript.src.replace(/[^/]*$/, "");
  var page = document.getElementById("hb-results"); // the page of results has a box of its own
  var toggle = document.getElementById("__search");
  var box = document.querySelector("[data-md-component=search-query]");
  var begun = false;

  function load(name, fail) {
    var script = document.createElement("script");
    script.src = beside + name;
    script.onerror = fail || null;
    document.head.appendChild(script);
  }

  /* What is needed did not come: that is said where results would stand. */
  function lost() {
    [document.querySelector(".md-search-result__meta"), document.getElementById("hb-told")].forEach(function (place) {
      if (place) place.textContent = "搜索数据没有读到，请刷新页面再试";
    });
  }

  function begin() {
    if (!begun) load("asking.js", lost);
    begun = true;
  }

  toggle.addEventListener("change", begin);

  // a moment later, as a label that gives the focus turns its switch afterwards
  box.addEventListener("focus", function () {
    begin();
    setTimeout(function () { if (document.activeElement === box && !toggle.checked) toggle.click(); }, 0);
  });

  function isField(element) {
    return /^(?:INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && element.type !== "radio" || element.isContentEditable;
  }

  function open(event) {
    var field = page ? page.elements.q : box;
    event.preventDefault();
    field.focus();
    field.select();
  }

  /* Also before the rest has come: the next stop is beyond the search. */
  function leave(key) {
    if (key !== "Escape" && key !== "Tab") return;
    toggle.click();
    box.blur();
  }

  addEventListener("keydown", function (event) {
    // while characters are being put together the keys belong to the input method
    if (event.isComposing || event.keyCode === 229) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "k") open(event);
    else if (event.metaKey || event.ctrlKey) return;
    else if (toggle.checked) leave(event.key);
    else if (OPENERS.indexOf(event.key) >= 0 && !isField(document.activeElement)) open(event);
  });

  /* Words as they stand in an address, which holds no half of a character. */
  function encoded(words) {
    return encodeURIComponent(String(words).replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, function (sign) { return sign.length > 1 ? sign : ""; }));
  }

  /* What a form asks, as an address: the policy under which a site may be served lets no form be sent, and from the disk a folder
     does not open by itself. */
  function addressOf(form) {
    var parts = Array.prototype.filter.call(form.elements, function (field) { return field.name && field.type !== "submit"; })
      .map(function (field) { return field.name + "=" + encoded(field.value); });
    return (window.handbookFile || String)(form.action.replace(/[?#].*/, "")) + "?" + parts.join("&");
  }

  document.addEventListener("submit", function (event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    location.href = addressOf(event.target);
  });

  window.handbookSearchLost = lost;
  window.handbookEncoded = encoded;

  var wanted = new URL(location.href).searchParams;
  if (page) begin();
  else if (wanted.get("q") !== null) {
    box.value = wanted.get("q");
    toggle.click();
  }
  if (wanted.get("h")) load("marks.js");
}());
