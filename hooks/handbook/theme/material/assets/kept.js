/* The page that says what this browser keeps: whether it does now, and buttons that take it away. Loaded by takealong.js on that
   page. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var rows = tools.all("#kept-here tbody tr");
  var place = document.getElementById("kept-tools");
  var said = document.createElement("span");

  /* The names under which a row's thing is kept: that of the colours is led by the path of a site. */
  function keysOf(row) {
    var name = row.getAttribute("data-key");
    return Object.keys(localStorage).filter(function (key) { return key === name || name[0] === "." && key.slice(-name.length) === name; });
  }

  function isThere(row) {
    try { return keysOf(row).length > 0; } catch (refused) { return false; }
  }

  function remove(row) {
    keysOf(row).forEach(function (key) { localStorage.removeItem(key); });
    if (row.hasAttribute("data-files")) indexedDB.deleteDatabase(row.getAttribute("data-key"));
  }

  function show() {
    rows.forEach(function (row) {
      var has = isThere(row);
      row.lastChild.textContent = has ? "有 " : "没有";
      if (has) row.lastChild.appendChild(tools.button("删掉", function () { clear([row]); }));
    });
  }

  function clear(which) {
    try {
      which.forEach(remove);
      said.textContent = " 已经删掉。";
    } catch (refused) { said.textContent = " 这个浏览器不让动，请在它的设置里清除。"; }
    show();
  }

  document.querySelector("#kept-here thead tr").appendChild(document.createElement("th")).textContent = "这里现在有没有";
  document.querySelector("#kept-here thead th:last-child").scope = "col";
  rows.forEach(function (row) { row.appendChild(document.createElement("td")); });
  said.setAttribute("role", "status");
  place.appendChild(tools.button("全部删掉", function () { clear(rows); }));
  place.appendChild(said);
  place.hidden = false;
  show();
}());
