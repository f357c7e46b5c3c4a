/* The self-check: counts the answers by stage – no score, no total – and lists the gaps with the practices they lead to.
   Nothing is sent anywhere; this browser keeps the answers when the reader asks it to. Written for browsers of 2016 (ES2015). */
(function () {
  "use strict";

  var KEY = "handbook-selfcheck";
  var form = document.getElementById("selfcheck");
  var result = document.getElementById("selfcheck-result");
  var gaps = document.getElementById("selfcheck-gaps");
  var values = ["yes", "part", "no", "none"];
  var keep = form.elements.keep;

  var all = window.handbookTools.all;

  function answerOf(question) {
    var chosen = question.querySelector("input:checked");
    return chosen ? chosen.value : "";
  }

  /* ---- what this browser keeps, if the reader wants it to ---- */

  function read() {
    try { return JSON.parse(localStorage.getItem(KEY)); } catch (refused) { return null; }
  }

  function isMap(value) { return value !== null && typeof value === "object"; }

  /* What is kept with the answers to these questions: another window may have kept answers to others. */
  function write(questions) {
    var answers = Object.assign({}, isMap(read()) ? read() : {});
    questions.forEach(function (question) {
      if (answerOf(question)) answers[question.id] = answerOf(question); else delete answers[question.id];
    });
    try { localStorage.setItem(KEY, JSON.stringify(answers)); } catch (refused) { tell("这个浏览器不让记，关掉页面答案就没有了。"); }
  }

  function forget() {
    try { localStorage.removeItem(KEY); tell(""); } catch (refused) { tell(""); }
  }

  function tell(words) { form.querySelector("[role=status]").textContent = words; }

  /* ---- the result ---- */

  function cell(row, tag, text) { row.appendChild(document.createElement(tag)).textContent = text; }

  function countRow(section) {
    var row = document.createElement("tr");
    var answers = all("fieldset", section).map(answerOf);
    cell(row, "th", section.getAttribute("data-stage"));
    row.firstChild.scope = "row";
    values.concat("").forEach(function (value) {
      cell(row, "td", answers.filter(function (answer) { return answer === value; }).length);
    });
    return row;
  }

  /* A gap leads back to its question and on to the practices named there. */
  function gapItem(question) {
    var item = document.createElement("li");
    var back = document.createElement("a");
    back.href = "#" + question.id;
    back.textContent = question.querySelector("legend").textContent.replace(/^\d+\. /, "");
    item.appendChild(back);
    item.appendChild(question.querySelector(".hb-leads").cloneNode(true));
    return item;
  }

  function show() {
    var open = ["no", "part"].reduce(function (found, value) {
      return found.concat(questions().filter(function (question) { return answerOf(question) === value; }));
    }, []);
    var body = result.querySelector("tbody");
    body.textContent = "";
    all("section", form).forEach(function (section) { body.appendChild(countRow(section)); });
    gaps.textContent = "";
    open.forEach(function (question) { gaps.appendChild(gapItem(question)); });
    if (!open.length) cell(gaps, "li", "选了“没做到”或“部分做到”的条目会列在这里，没做到的在前。");
    result.hidden = !questions().some(answerOf);
  }

  function questions() { return all("fieldset", form); }

  function choose(question, value) { all("input", question).forEach(function (choice) { choice.checked = choice.value === value; }); }

  /* What was answered before this script had come stands, and goes before what is kept. */
  function recall(before) {
    keep.checked = keep.checked || before !== null;
    questions().forEach(function (question) { if (!answerOf(question)) choose(question, (isMap(before) ? before : {})[question.id]); });
    if (keep.checked) write(questions().filter(answerOf));
  }

  /* What another window keeps now stands here, too; an answer that it does not know stays. */
  function follow(before, now) {
    keep.checked = now !== null;
    questions().forEach(function (question) {
      var was = isMap(before) && question.id in before;
      if (isMap(now) && (was || question.id in now)) choose(question, now[question.id]);
    });
    show();
  }

  function parsed(text) {
    try { return JSON.parse(text); } catch (broken) { return null; }
  }

  recall(read());
  form.addEventListener("change", function (event) {
    if (event.target === keep && !keep.checked) forget();
    else if (event.target === keep) write(questions().filter(answerOf));
    else if (keep.checked) write(questions().filter(function (question) { return question.contains(event.target); }));
    show();
  });
  addEventListener("storage", function (event) { if (event.key === KEY) follow(parsed(event.oldValue), parsed(event.newValue)); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  // emptied here, not by the browser afterwards, so that fields and result change in one step
  form.addEventListener("reset", function (event) {
    event.preventDefault();
    all("input", form).forEach(function (choice) { choice.checked = false; });
    forget();
    show();
  });
  form.querySelector("[data-act=print]").addEventListener("click", function () { print(); });
  document.getElementById("selfcheck-tools").hidden = document.getElementById("selfcheck-keep").hidden = false;
  show();
}());
