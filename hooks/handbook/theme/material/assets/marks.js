/* Marks in a page the words by which a search found it (?h=…), and goes to the first of them in the section that was named.
   Loaded by search.js when the address has them. ES2015; works from file://. */
(function () {
  "use strict";

  var MOST = 100; // marks
  var WORDS = 40; // an address that was not made by a search may have thousands
  var here = new URL(location.href);
  var words = here.searchParams.get("h").toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS);
  var article = document.querySelector(".md-content__inner");
  var marks = [];

  function isLeftOut(element) {
    return /^(?:SCRIPT|STYLE|TEXTAREA|MARK|BUTTON|NOSCRIPT|NAV|H1)$/.test(element.tagName) || element.namespaceURI !== document.documentElement.namespaceURI;
  }

  /* The texts of the page that are read as words. */
  function texts(element, found) {
    Array.prototype.forEach.call(element.childNodes, function (node) {
      if (node.nodeType === 3) found.push(node);
      else if (node.nodeType === 1 && !isLeftOut(node)) texts(node, found);
    });
    return found;
  }

  /* The first place of any of the words; of several that begin there the longest. */
  function first(text) {
    return words.reduce(function (best, word) {
      var at = text.indexOf(word);
      var better = at >= 0 && (!best || at < best.at || at === best.at && word.length > best.word.length);
      return better ? { at: at, word: word } : best;
    }, null);
  }

  function mark(node) {
    for (var found = first(node.data.toLowerCase()); found && marks.length < MOST; found = first(node.data.toLowerCase())) {
      var rest = node.splitText(found.at);
      node = rest.splitText(found.word.length);
      var element = document.createElement("mark");
      element.className = "hb-match--exact";
      rest.parentNode.insertBefore(element, rest);
      element.appendChild(rest);
      marks.push(element);
    }
  }

  function unmark() {
    marks.forEach(function (element) {
      var parent = element.parentNode;
      parent.insertBefore(element.firstChild, element);
      parent.removeChild(element);
      parent.normalize();
    });
  }

  /* A way to have the page without marks, in the line above its title, so that nothing moves. */
  function offerToUnmark() {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "hb-button hb-screen";
    button.title = "标出了搜索时对上的词：" + words.join("、");
    button.textContent = "去掉标记";
    button.addEventListener("click", function () {
      unmark();
      button.parentNode.removeChild(button);
    });
    var line = article.querySelector(".hb-crumbs");
    var title = article.querySelector("h1");
    if (line) line.appendChild(button); else title.parentNode.insertBefore(button, title.nextSibling);
  }

  function follows(one, other) { return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING); }

  function anchor() { try { return decodeURIComponent(here.hash.slice(1)); } catch (garbled) { return ""; } }

  /* The first mark after the heading that the address names; what is folded around it is opened. */
  function goToFirst() {
    var section = here.hash && document.getElementById(anchor());
    var found = section && marks.filter(function (element) { return section.contains(element) || follows(section, element); })[0];
    if (!found) return;
    for (var part = found.parentElement; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    found.scrollIntoView({ block: "center" });
  }

  /* Who sends the address on sends the page, not the search. */
  function tidyAddress() {
    here.searchParams.delete("h");
    try { history.replaceState(history.state, "", here); } catch (refused) { /* some browsers keep the address of file:// pages fixed */ }
  }

  texts(article, []).forEach(mark);
  if (marks.length) offerToUnmark();
  goToFirst();
  tidyAddress();
}());
