/* The words in a report on which a statement rests: the link to a passage says which, this script marks them. Loaded by
   takealong.js on the pages of reports that are shown, and for reader.js, which marks words in a reader's own copy. Written for browsers of 2016 (ES2015); works from file://; asks for
   nothing. Without it the whole passage is set off. */
(function () {
  "use strict";

  /* ?w=4-9.12-15 beside #p3: characters 4 to 9 and 12 to 15 of that passage, ends excluded. */
  function stretches() {
    var found = /[?&]w=([0-9.-]+)/.exec(location.search);
    return (found ? found[1].split(".") : []).map(function (pair) {
      return pair.split("-").map(Number);
    }).filter(function (pair) { return pair.length === 2 && pair[0] < pair[1]; });
  }

  /* The pieces of text of a passage, without what the handbook says of damage. */
  function texts(place) {
    var walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, null, false);
    var found = [];
    while (walk.nextNode()) if (!walk.currentNode.parentNode.hasAttribute("data-told")) found.push(walk.currentNode);
    return found;
  }

  function isOn(wanted, at) {
    return wanted.some(function (pair) { return at >= pair[0] && at < pair[1]; });
  }

  function put(text, on) {
    var node = document.createTextNode(text);
    if (!on) return node;
    var mark = document.createElement("mark");
    mark.appendChild(node);
    return mark;
  }

  /* One piece, cut where marking begins or ends. Characters outside the basic plane count once, as they do where the link
     was made. */
  function markIn(node, wanted, from) {
    var parts = document.createDocumentFragment();
    var characters = Array.from(node.data);
    var start = 0;
    for (var i = 1; i <= characters.length; i++) {
      if (i < characters.length && isOn(wanted, from + i) === isOn(wanted, from + start)) continue;
      parts.appendChild(put(characters.slice(start, i).join(""), isOn(wanted, from + start)));
      start = i;
    }
    node.parentNode.replaceChild(parts, node);
    return from + characters.length;
  }

  function markAll(place, wanted) {
    texts(place).reduce(function (from, node) { return markIn(node, wanted, from); }, 0);
  }

  function mark() {
    var passage = /^#p[0-9]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    var place = passage && passage.querySelector(".hb-passage__text");
    if (place) markAll(place, stretches());
  }

  function unmark() {
    window.handbookTools.all("#shown mark").forEach(function (each) {
      each.parentNode.replaceChild(document.createTextNode(each.textContent), each);
    });
  }

  window.handbookTools.textsIn = texts;
  window.handbookTools.markIn = markAll;
  mark();
  // another passage of the same page is not the one that the link spoke of
  addEventListener("hashchange", unmark);
}());
