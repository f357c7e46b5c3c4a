/* What is settled before a page is seen: that scripts run, and whether it is light or dark, as the system has it until the
   reader chooses. It stands in the head, as a file: a server may forbid whatever a page says inline. What the browser keeps
   of a choice may be anything; only a number that stands for one of the choices counts. ES2015; works from file://. */
(function () {
  "use strict";

  var root = document.documentElement;
  var KEY = new URL("..", document.currentScript.src).pathname + ".__palette";
  var FORM = "[data-md-component=palette]";

  function find(selector) {
    return document.querySelector(selector);
  }

  function choices() {
    return Array.prototype.slice.call(document.querySelectorAll(FORM + " input"));
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(KEY)).index; } catch (refused) { return null; }
  }

  function keep(index) {
    try { localStorage.setItem(KEY, JSON.stringify({ index: index })); } catch (refused) { /* it holds for this page */ }
  }

  /* What the system says; nothing in a browser that cannot be asked. */
  function asks(media) {
    return window.matchMedia ? matchMedia(media) : { matches: false, addListener: function () { /* nothing will change */ } };
  }

  /* The number of the choice that holds. */
  function wanted(options) {
    var chosen = kept();
    if (typeof chosen === "number" && options[chosen]) return chosen;
    return Math.max(0, options.findIndex(function (option) { return asks(option.getAttribute("data-md-color-media")).matches; }));
  }

  function paint(option) {
    ["media", "scheme", "primary", "accent"].forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, option.getAttribute("data-md-color-" + name));
    });
  }

  /* As soon as the choices are there, before anything of the page is drawn. */
  function paintEarly() {
    var watch = new MutationObserver(function () {
      if (!find(FORM + " ~ *")) return; // the form is whole once something follows it
      watch.disconnect();
      paint(choices()[wanted(choices())]);
    });
    watch.observe(root, { childList: true, subtree: true });
  }

  /* A line in the head that tells the browser of a colour. */
  function tell(name, value) {
    var line = find("meta[name=" + name + "]") || document.head.appendChild(document.createElement("meta"));
    line.name = name;
    line.content = value;
  }

  function letSwitch(options) {
    var shown = 0;

    function show(index) {
      shown = index;
      document.body.setAttribute("data-md-color-switching", "");
      paint(options[index]);
      options.forEach(function (option, at) { option.nextElementSibling.hidden = at !== index; });
      var style = getComputedStyle(find(".md-header"));
      tell("theme-color", style.backgroundColor);
      tell("color-scheme", style.colorScheme || "normal");
      setTimeout(function () { document.body.removeAttribute("data-md-color-switching"); }, 0);
    }

    options.forEach(function (option, index) {
      option.addEventListener("change", function () { keep(index); show(index); });
    });
    find(FORM).addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return;
      var next = options[(shown + 1) % options.length];
      next.click();
      next.focus();
    });
    asks("(prefers-color-scheme: dark)").addListener(function () { show(wanted(options)); });
    show(wanted(options));
  }

  function start() { letSwitch(choices()); }

  root.classList.remove("no-js");
  paintEarly();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
}());
