/* What readers take along from a page: ready-made citations copied with one click. Written for browsers of 2016 (ES2015);
   works from file://; asks for nothing. Without this script the text can still be selected and copied. */
(function () {
  "use strict";

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function button(words, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "hb-button hb-screen";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  /* ---- copying ---- */

  /* The day of access is left open in the page, so that it is the same whenever it is built. */
  function today() {
    var now = new Date();
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  /* The words without their looks, for pasting into a document of one's own. This older way of copying works from
     file:// and over http, where the newer one is not allowed. */
  function copy(element) {
    function plain(event) {
      event.clipboardData.setData("text/plain", element.textContent);
      event.preventDefault();
    }
    select(element);
    document.addEventListener("copy", plain);
    try { return document.execCommand("copy"); } catch (refused) { return false; } finally {
      document.removeEventListener("copy", plain);
    }
  }

  function letCopy(element) {
    var name = element.tagName === "DD" ? element.previousElementSibling : null;
    var made = button("复制", function () {
      made.textContent = copy(element) ? "已复制" : "已选中，请按 Ctrl+C";
      setTimeout(function () { made.textContent = "复制"; }, 3000);
    });
    made.setAttribute("aria-live", "polite");
    if (name) name.appendChild(made); else element.parentNode.insertBefore(made, element.nextSibling);
  }

  function letCite(box) {
    all("dd", box).forEach(function (form) { form.textContent = form.textContent.replace("引用日期", today()); });
    all(".hb-copy", box).forEach(letCopy);
    function open() { if (location.hash === "#" + box.id) box.open = true; }
    open();
    addEventListener("hashchange", open);
  }

  all("details.hb-citing").forEach(letCite);
  all("code.hb-copy").forEach(letCopy);
}());
