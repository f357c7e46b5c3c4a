/* What the small number behind a statement says: the report, where in it the passage stands, what must be known of it, and the
   way to the words. Everything is read off the notes at the end of the page. Loaded by takealong.js when somebody points at a
   number. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. Without it a number leads to its note. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var element = window.handbookElement;
  var LINGER = 250; // milliseconds before a card comes or goes with the pointer

  var card = null; // there is one at a time
  var owner = null; // the number to which it belongs
  var isKept = false; // opened by a click or by Enter: stays until it is closed
  var timer = 0;

  /* The notes to which a number like 1–3、5 leads. */
  function notesOf(mark) {
    return mark.textContent.split("、").reduce(function (all, run) {
      var ends = run.split("–").map(Number);
      for (var number = ends[0]; number <= ends[ends.length - 1]; number++) all.push(document.getElementById("n" + number));
      return all;
    }, []);
  }

  function reportOf(note) { return note.parentNode.parentNode; }

  function nameOf(report) { var link = report.querySelector("a"); return "《" + link.textContent + "》"; }

  function sourceOf(note) { return /sources\/([a-z0-9-]+)\//.exec(note.querySelector("a").href)[1]; }

  /* A note as the card has it; where the words of a report are shown, its link says which of them are meant. */
  function row(note, words) {
    var line = element("p", "", "hb-peek__note");
    var copy = note.cloneNode(true);
    while (copy.firstChild) line.appendChild(copy.firstChild);
    line.setAttribute("data-note", note.id);
    var link = line.querySelector("a");
    if (words && words !== "-") link.setAttribute("href", link.getAttribute("href").replace("#", "?w=" + words + "#"));
    return line;
  }

  function filled(mark) {
    var made = element("div", "", "hb-peek hb-screen");
    var words = (mark.getAttribute("data-w") || "").split(" ");
    var report = null;
    var notes = notesOf(mark);
    notes.forEach(function (note, at) {
      if (reportOf(note) !== report) {
        report = reportOf(note);
        made.appendChild(element("p", nameOf(report), "hb-peek__report"));
        var hint = report.querySelector(".hb-marks");
        if (hint) made.appendChild(element("p", hint.textContent, "hb-peek__hint"));
      }
      made.appendChild(row(note, words[at]));
    });
    var has = notes.some(function (note) { return tools.hasCopy(sourceOf(note)); });
    made.appendChild(element("p", has ? "点段号看您手里的原话。" : "点段号到来源页的那一段。", "hb-peek__hint"));
    return made;
  }

  /* Below the number, or above it where there is no room; within the window. */
  function place() {
    var at = owner.getBoundingClientRect();
    var area = card.offsetParent.getBoundingClientRect();
    var size = card.getBoundingClientRect();
    var left = Math.max(8, Math.min(at.left - 12, document.documentElement.clientWidth - size.width - 8));
    var above = at.bottom + size.height > innerHeight && at.top > size.height;
    card.style.left = left - area.left + "px";
    card.style.top = (above ? at.top - size.height : at.bottom) - area.top + "px";
  }

  function show(mark, keep) {
    hide();
    owner = mark;
    isKept = keep;
    card = filled(mark);
    card.id = "hb-peek";
    card.setAttribute("role", keep ? "dialog" : "tooltip");
    if (keep) card.setAttribute("aria-label", mark.getAttribute("aria-label"));
    else mark.setAttribute("aria-describedby", card.id);
    card.addEventListener("mouseenter", function () { clearTimeout(timer); });
    card.addEventListener("mouseleave", hideSoon);
    document.querySelector("article").appendChild(card);
    place();
  }

  function hide() {
    clearTimeout(timer);
    if (!card) return;
    card.parentNode.removeChild(card);
    owner.removeAttribute("aria-describedby");
    card = owner = null;
  }

  function hideSoon() {
    clearTimeout(timer);
    if (!isKept) timer = setTimeout(hide, LINGER);
  }

  /* Back to the number from which one came; it is pointed at again, but its card does not come again. */
  function leave() {
    var mark = owner;
    hide();
    isLeaving = true;
    mark.focus();
    isLeaving = false;
  }

  var isLeaving = false;

  /* Pointed at: the card comes after a moment; focused: at once. */
  function peek(mark, isFocus) {
    if (isLeaving || (card && (isKept || owner === mark))) return clearTimeout(isKept ? 0 : timer);
    clearTimeout(timer);
    timer = setTimeout(function () { show(mark, false); }, isFocus ? 0 : LINGER);
  }

  /* Clicked: a single passage of which the reader has the words is opened; otherwise the card, to stay. */
  function open(mark) {
    var notes = notesOf(mark);
    if (card && isKept && owner === mark) return leave();
    if (notes.length === 1 && tools.hasCopy(sourceOf(notes[0]))) {
      hide();
      return openWords(notes[0], mark, notes[0].querySelector("a").getAttribute("href"));
    }
    show(mark, true);
    card.querySelector(".hb-peek__note a").focus();
  }

  /* The words of a passage in the reader's own copy; `from` is what he clicked. */
  function openWords(note, from, address) {
    var place = note.childNodes[1].textContent.trim().replace(/自然段“.*/, "自然段");
    tools.withReader(function () {
      var found = /sources\/([a-z0-9-]+)\/.*#p([0-9]+)$/.exec(note.querySelector("a").href);
      window.handbookReader.openCitation(found[1], Number(found[2]), from, address, nameOf(reportOf(note)) + "，" + place);
    });
  }

  /* The link of a note, in the list or in the card, of whose report the reader has a copy. */
  function follow(link) {
    var line = link.parentNode;
    var address = link.getAttribute("href");
    if (line.id) return openWords(line, link, address);
    var mark = owner;
    leave();
    openWords(document.getElementById(line.getAttribute("data-note")), mark, address);
  }

  /* Esc closes the card; with the tabulator one goes through it, and on from the number to which it belongs. */
  document.addEventListener("keydown", function (event) {
    if (!card) return;
    if (event.key === "Escape" || event.key === "Esc") return isKept || card.contains(document.activeElement) ? leave() : hide();
    if (event.key !== "Tab" || !isKept) return;
    var links = tools.all("a", card);
    if (document.activeElement !== links[event.shiftKey ? 0 : links.length - 1]) return;
    if (event.shiftKey) event.preventDefault();
    leave();
  });
  document.addEventListener("mouseout", function (event) { if (event.target === owner || !card) hideSoon(); });
  document.addEventListener("focusout", function (event) { if (event.target === owner) hideSoon(); });
  document.addEventListener("click", function (event) { if (card && !card.contains(event.target) && !owner.contains(event.target)) hide(); });
  addEventListener("resize", function () { if (card) place(); });

  window.handbookNotes = { peek: peek, open: open, follow: follow };
}());
