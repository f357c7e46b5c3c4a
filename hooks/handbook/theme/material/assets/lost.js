/* For the page that is shown at missing addresses, where nobody has said in which folder of the server the site stands: the
   page names this file in its own folder and in each above, and where it is found is the site. All links are turned there.
   ES2015; of no use from file://. */
(function () {
  "use strict";

  var root = new URL("..", document.currentScript.src).pathname;
  if (root === "/" || window.handbookFound) return;
  window.handbookFound = true;

  function below(path) {
    return root + path.slice(1);
  }

  /* A script that was not found is asked for once more only as a new element. */
  function again(script) {
    var next = document.createElement("script");
    next["async"] = false; // one after the other, as they stand in the page
    script.parentNode.replaceChild(next, script);
    return next;
  }

  function turn(element) {
    var name = element.hasAttribute("src") ? "src" : "href";
    var written = element.getAttribute(name);
    if (written.indexOf("//") !== 0) (element.localName === "script" ? again(element) : element).setAttribute(name, below(written));
  }

  function turnAll(selector) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), turn);
  }

  function turnPage() {
    var config = document.getElementById("__config");
    config.textContent = JSON.stringify({ base: root, search: below(JSON.parse(config.textContent).search) });
    turnAll('a[href^="/"], [src^="/"]');
  }

  turnAll('link[href^="/"]');
  document.addEventListener("DOMContentLoaded", turnPage);
}());
