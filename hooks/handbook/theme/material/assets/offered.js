/* The page of results before anything is asked: what was searched for in this browser, to be asked again or forgotten. Loaded by
   asking.js. ES2015. */
(function () {
  "use strict";

  var hits = window.handbookHits;
  if (!hits) return;
  var element = hits.element;
  var place = document.getElementById("hb-recent");

  /* `addressOf` gives the address at which something is asked. */
  function offer(addressOf) {
    var kept = hits.recent();
    var lines = place.querySelector("ul");
    place.hidden = !kept.length;
    lines.textContent = "";
    var again = function () { offer(addressOf); };
    kept.forEach(function (words) { addRecent(lines, words, addressOf, again); });
    if (kept.length > 1) addDrop(lines.appendChild(element("li")), "全部删掉", function () { hits.keep([]); }, again);
  }

  function addRecent(lines, words, addressOf, again) {
    var line = lines.appendChild(element("li"));
    line.appendChild(element("a", words)).href = addressOf({ q: words });
    addDrop(line, "删掉", function () { hits.forget(words); }, again).setAttribute("aria-label", "删掉“" + words + "”");
  }

  function addDrop(line, words, act, again) {
    var drop = line.appendChild(element("button", words, "hb-button"));
    drop.type = "button";
    drop.addEventListener("click", function () {
      act();
      again();
      document.getElementById("hb-results").elements.q.focus();
    });
    return drop;
  }

  window.handbookOffered = offer;
}());
