/* In WeChat's own browser files often come to nothing: whoever asks for one there is told how to open the page elsewhere. Loaded
   by takealong.js in that browser only. Written for browsers of 2016 (ES2015); asks for nothing. */
(function () {
  "use strict";

  var note = document.createElement("p");
  note.className = "hb-notice";
  note.setAttribute("role", "alert");
  note.textContent = "微信里常常存不下文件。存不下时，点右上角的“…”，选“在浏览器打开”，再下载。";

  function up(element, fits) {
    while (element && !(element.tagName && fits(element))) element = element.parentNode;
    return element;
  }

  function isPlace(element) { return /^(P|DIV|LI|TD|FORM|SECTION|ARTICLE|BODY)$/.test(element.tagName); }

  /* Below what was pressed: a link in the page, or the button whose script made a link of its own. */
  function tell(link) {
    var place = up(link.parentNode === document.body ? document.activeElement : link, isPlace);
    if (place.tagName === "P") place.parentNode.insertBefore(note, place.nextSibling); else place.appendChild(note);
  }

  document.addEventListener("click", function (event) {
    var link = up(event.target, function (element) { return element.hasAttribute("download"); });
    if (link) tell(link);
  }, true);
}());
