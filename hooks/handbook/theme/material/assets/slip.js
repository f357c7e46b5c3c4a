/* The slip for corrections: it knows from which page the reader came, and is copied with one click. Nothing is sent.
   Written for browsers of 2016 (ES2015). Without this script the slip can still be filled in and selected. */
(function () {
  "use strict";

  var slip = document.getElementById("slip-text");
  var from = /[?&]page=([a-z0-9\/-]+)/.exec(location.search);
  var copy = window.handbookTools.button("复制纠错单", function () {
    var copied = false;
    slip.focus();
    slip.select();
    try { copied = document.execCommand("copy"); } catch (refused) { copied = false; }
    said.textContent = copied ? "已复制。" : "已选中，请按 Ctrl+C。";
  });
  var said = document.createElement("span");

  if (from && slip.value === slip.defaultValue) slip.value = slip.value.replace("：", "：" + from[1]);
  said.setAttribute("role", "status");
  said.className = "hb-note";
  slip.parentNode.insertBefore(copy, slip.nextSibling);
  slip.parentNode.insertBefore(said, copy.nextSibling);
}());
