/* What a unit writes on every form: typed once, kept in this browser only; and printing the form alone. Loaded by
   takealong.js on the pages of forms. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var all = window.handbookTools.all;

  var UNIT = "hb-unit";

  /* Browsers may refuse to keep anything; then it lasts as long as the page. */
  function readUnit() {
    try { return JSON.parse(localStorage.getItem(UNIT)) || {}; } catch (refused) { return {}; }
  }

  function keepUnit(values) {
    try {
      if (values) localStorage.setItem(UNIT, JSON.stringify(values)); else localStorage.removeItem(UNIT);
    } catch (refused) { /* as above */ }
  }

  function fillSheet(values) {
    all("[data-unit]").forEach(function (place) {
      place.textContent = values[place.getAttribute("data-unit")] || place.getAttribute("data-unit-default") || "";
    });
  }

  function unitField(field, values, changed) {
    var label = document.createElement("label");
    var input = document.createElement("input");
    label.textContent = field[1];
    input.type = "text";
    input.name = field[0];
    input.maxLength = 30;
    input.value = typeof values[field[0]] === "string" ? values[field[0]] : "";
    input.addEventListener("input", changed);
    label.appendChild(input);
    return label;
  }

  function startUnit(place) {
    var form = document.createElement("form");
    var clear = document.createElement("button");
    var note = document.createElement("p");
    form.setAttribute("aria-label", "本单位信息");
    form.autocomplete = "off";
    function values() {
      var found = {};
      all("input", form).forEach(function (input) { if (input.value.trim()) found[input.name] = input.value.trim(); });
      return found;
    }
    function changed() { var found = values(); keepUnit(found); fillSheet(found); }
    [["unit", "单位"], ["branch", place.getAttribute("data-group")], ["year", "年度"], ["post", place.getAttribute("data-post")]].forEach(function (field) { form.appendChild(unitField(field, readUnit(), changed)); });
    clear.type = "button";
    clear.textContent = "清除";
    clear.addEventListener("click", function () {
      all("input", form).forEach(function (input) { input.value = ""; });
      keepUnit(null);
      fillSheet({});
    });
    form.appendChild(clear);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    note.className = "hb-note";
    note.textContent = "本单位信息：填一次，有这几栏的表，预览和打印都带上；只存在这台电脑的这个浏览器里。";
    place.appendChild(form);
    place.appendChild(note);
    fillSheet(values());
  }

  /* Prints the form alone, without the page around it. */
  function letPrintSheet(button) {
    var root = document.documentElement;
    button.hidden = false;
    button.addEventListener("click", function () { root.classList.add("hb-only-sheet"); window.print(); });
    addEventListener("afterprint", function () { root.classList.remove("hb-only-sheet"); });
  }

  // an agreement of two parties has no place for what one unit is called
  if (document.querySelector("#sheet [data-unit]")) all(".hb-unit").forEach(startUnit);
  all(".hb-print-sheet").forEach(letPrintSheet);
}());
