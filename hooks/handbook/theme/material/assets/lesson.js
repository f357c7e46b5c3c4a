/* The page where a lesson is prepared: what is in the basket as cases, the run that adds up to 45, 60 or 90 minutes, the
   questions, a hand-out as a Word document or on paper, and slides in two sizes (slides.js). Loaded by takealong.js on this page;
   what records show and ask comes as scripts (lessons/taught.py). Written for browsers of 2016 (ES2015); works from file://; nothing
   leaves this machine. */
(function () {
  "use strict";

  // opening, a case, comment, closing, and the least that is left for the discussion; minutes
  var TIMES = { 45: [5, 7, 4, 3, 10], 60: [6, 9, 7, 5, 15], 90: [8, 12, 10, 7, 25] };
  var LEAST = 4; // minutes of a case
  var LEVELS = ["事实", "比较", "迁移", "抉择"];
  var CARD = ["我们的问题", "选用哪一条", "第一步，哪天做", "用哪张表", "何时看结果，看什么"];
  var WHAT = {
    "导入": "从学员遇到过的一件具体的事说起，说明这堂课要解决什么。", "案例": "",
    "研讨": "分组，每组挑一条案例，从事实问到抉择，写出理由。", "点评": "只评理由说没说到材料，不评谁的答案好听。", "小结": "填行动卡，两人一对念一遍。",
  };
  var STEPS = 4, SIGNS = 2; // of a case that a hand-out has room for

  var tools = window.handbookTools;
  var baskets = window.handbookBasket;
  var put = window.handbookPut;
  var place = document.getElementById("lesson");
  var root = place.getAttribute("data-root");
  var book = place.getAttribute("data-book");
  var taught = {}; // address → what is shown and asked of a record
  var planned = {}; // address in the basket → what its record says, false where there is nothing
  var whole = 45;

  window.handbookTaught = function (data) { taught[data.at] = data; };

  /* ---- the run ---- */

  /* Minutes of the parts for so many cases, in order; none when they do not fit. */
  function runOf(minutes, cases) {
    var times = TIMES[minutes];
    var room = minutes - times[0] - times[2] - times[3];
    var each = Math.min(times[1], Math.floor((room - times[4]) / cases));
    if (!cases || each < LEAST) return null;
    return { opening: times[0], each: each, discussion: room - each * cases, comment: times[2], closing: times[3] };
  }

  function rowsOf(run, cases) {
    return [["导入", run.opening, WHAT["导入"]]].concat(
      cases.map(function (data) { return ["案例", run.each, data.label + "：" + data.name]; }),
      [["研讨", run.discussion, WHAT["研讨"]], ["点评", run.comment, WHAT["点评"]], ["小结", run.closing, WHAT["小结"]]]);
  }

  /* ---- what is in the basket ---- */

  function isCase(item) { return /^(methods|practices|problems)\//.test(item.at); }

  function casesIn() {
    return baskets.read().items.filter(isCase).map(function (item) { return planned[item.at]; }).filter(function (data) { return data && taught[data.at]; });
  }

  function formsIn() {
    return baskets.read().items.filter(function (item) { return !isCase(item); }).map(function (item) { return item.name; });
  }

  function askFor(item) {
    planned[item.at] = null;
    function gone() { planned[item.at] = false; show(); }
    baskets.load(item.at, function (data) {
      // beside the page of each record; no script of the theme
      tools.besides(["../" + data.at + "taught" + ".js"], function () { planned[item.at] = data; show(); }, gone);
    }, gone);
  }

  /* ---- the page ---- */

  var actions = put(place, "p", "", "hb-plan__actions");
  var said = put(place, "p", "", "hb-note hb-plan__said");
  var lengths = put(place, "fieldset", "", "hb-plan__forms");
  put(place, "h2", "流程").id = "run";
  var table = put(place, "table", "", "hb-table");
  table.setAttribute("aria-labelledby", "run");
  put(place, "h2", "研讨题").id = "questions";
  var asked = put(place, "div");

  function tell(words) { said.textContent = words; }

  function row(parent, cells, isHead) {
    var line = put(parent, "tr");
    cells.forEach(function (words, at) {
      var cell = put(line, isHead || !at ? "th" : "td", String(words));
      if (cell.tagName === "TH") cell.scope = isHead ? "col" : "row";
    });
  }

  function showRun(cases) {
    var run = runOf(whole, cases.length);
    table.textContent = "";
    if (!run) {
      tell(cases.length ? whole + " 分钟讲不了 " + cases.length + " 条案例：换长一点的课，或者到方案篮里移出几条。" : "");
      return;
    }
    if (/讲不了/.test(said.textContent)) tell("");
    row(put(table, "thead"), ["环节", "分钟", "做什么【编者】"], true);
    var body = put(table, "tbody");
    rowsOf(run, cases).forEach(function (cells) { row(body, cells); });
    row(body, ["合计", whole, ""]);
  }

  function showQuestions(cases) {
    asked.textContent = "";
    cases.forEach(function (data) {
      var heading = put(asked, "h3");
      var link = put(heading, "a", data.name);
      link.href = tools.file(root + data.at);
      var questions = taught[data.at].questions;
      if (!questions.length) return put(asked, "p", "这一条还没有拟研讨题，要自己拟：" + LEVELS.join("、") + "各一道。讲义里留了空。", "hb-note");
      var block = put(asked, "div", "", "hb-by");
      put(block, "p", "【编者】", "hb-by__label");
      var listed = put(block, "dl", "", "hb-questions");
      questions.forEach(function (question) {
        var pair = put(listed, "div");
        put(pair, "dt", question[0]);
        put(pair, "dd", question[1]);
      });
    });
  }

  function show() {
    var items = baskets.read().items.filter(isCase);
    document.getElementById("lesson-none").hidden = Boolean(items.length);
    place.hidden = !items.length;
    items.forEach(function (item) { if (!(item.at in planned)) askFor(item); });
    var cases = casesIn();
    var lost = items.filter(function (item) { return planned[item.at] === false; });
    if (lost.length) tell("没有取到：" + lost.map(function (item) { return item.name; }).join("、") + "。");
    showRun(cases);
    showQuestions(cases);
  }

  function letChoose() {
    put(lengths, "legend", "多长的课");
    Object.keys(TIMES).forEach(function (minutes) {
      var label = put(lengths, "label");
      var input = put(label, "input");
      input.type = "radio";
      input.name = "length";
      input.value = minutes;
      input.checked = Number(minutes) === whole;
      label.appendChild(document.createTextNode(" " + minutes + " 分钟"));
      input.addEventListener("change", function () { whole = Number(minutes); show(); });
    });
  }

  /* ---- the hand-out: small type, so that it has two sides ---- */

  function titleOf() { return baskets.read().title || "一堂课"; }

  function blocksOf(cases, isPaper) {
    var refs = new window.handbookWord.References();
    var blocks = [isPaper ? ["h1", titleOf()] : ["title", titleOf()]];
    function say(runs) { blocks.push(["note", runs]); }
    function head(words) { blocks.push(["line", words]); }
    cases.forEach(function (data) {
      refs.learn(data.reports);
      head(data.label + "：" + data.name + (data.status ? "（" + data.status + "）" : ""));
      data.limits.forEach(function (each) { say(["先看现行规定："].concat(refs.said(each))); });
      (data.rows.summary || []).forEach(function (each) { say(refs.said(each, data.status)); });
      (data.rows.steps || []).slice(0, STEPS).forEach(function (each, at) { say([at + 1 + ". "].concat(refs.said(each, data.status))); });
      (data.rows.signs || []).slice(0, SIGNS).forEach(function (each) { say(refs.said(each)); });
      if (data.rows.results && data.rows.results.length) {
        say(["报告自述的成效（" + data.limit.replace(/。$/, "") + "）："].concat(refs.said(data.rows.results[0], data.status)));
      } else if (data.kind === "practice") say("有没有用，来源没有说。");
      (data.rows.pitfalls || []).forEach(function (each) { say(["走样的样子："].concat(refs.said(each))); });
    });
    head("研讨题");
    cases.forEach(function (data) {
      var questions = taught[data.at].questions;
      say(data.name);
      if (questions.length) questions.forEach(function (question) { say([question[0] + "　", { own: question[1] }]); });
      else LEVELS.forEach(function (level) { say([level + "　", { gap: "" }]); });
    });
    head("行动卡");
    blocks.push(["table", [42, 114], ["要写的", "我的"], CARD.map(function (label) { return [label, ""]; })]);
    if (formsIn().length) say("带走的表：" + formsIn().join("、") + "。");
    refs.order.forEach(function (id, at) {
      say("[" + (at + 1) + "] " + refs.known[id].entry);
    });
    say("依《" + book + "》做成，" + tools.today() + "。各条：" + cases.map(function (data) { return data.name + " " + baskets.addressOf(data.at); }).join("；") +
      "。报告的文本状况见手册的来源页，引用前核对。【编者】是手册编者的话。写明“建议”“转述”“已出台”的，不能说成做过；报告自述的数字不相加，也不表示因果。");
    return blocks;
  }

  function withCases(act) {
    var cases = casesIn();
    if (!runOf(whole, cases.length)) return tell(whole + " 分钟讲不了 " + cases.length + " 条案例。");
    tell("正在做……");
    baskets.withWriter(function () { act(cases); }, tell);
  }

  function nameOf() { return titleOf().replace(/[\\/:*?"<>|\x00-\x1f]/g, "").trim() || "一堂课"; }

  function save(name, content) {
    window.handbookFill.save(name, content, function () { tell("已交给浏览器保存：" + name + "。"); }, tell, "讲义可以改为打印；幻灯请换一个浏览器再试。");
  }

  function saveHandout() {
    withCases(function (cases) { save(nameOf() + "-讲义.docx", window.handbookWord.document(blocksOf(cases))); });
  }

  function printHandout() {
    withCases(function (cases) {
      window.handbookWord.booklet(blocksOf(cases, true), [], document.getElementById("lesson-paper"));
      tell("在打印窗口里选双面。");
      document.documentElement.classList.add("hb-only-booklet");
      window.print();
    });
  }

  addEventListener("afterprint", function () { document.documentElement.classList.remove("hb-only-booklet"); });

  /* ---- slides ---- */

  function slidesOf(cases) {
    var slides = window.handbookSlides;
    var run = runOf(whole, cases.length);
    var shown = [[titleOf(), [whole + " 分钟", "案例：" + cases.map(function (data) { return data.name; }).join("、")], "依《" + book + "》做成，" + tools.today(), ""]];
    shown = shown.concat(slides.paged("流程", rowsOf(run, cases).map(function (cells) { return cells[0] + "　" + cells[1] + " 分钟" + (cells[0] === "案例" ? "　" + cells[2] : ""); })));
    cases.forEach(function (data) { shown = shown.concat(slides.ofCase(taught[data.at])); });
    return shown.concat(slides.paged("行动卡", CARD.map(function (label) { return label + "："; })));
  }

  function withSlides(then) {
    function lost() { tell("没有取到幻灯的底版，请刷新页面再试。"); }
    tools.besides(["qr.js", "slides.js", "../lesson/parts" + ".js"], function () { if (window.handbookSlides.isReady()) then(); else lost(); }, lost);
  }

  function saveSlides(size) {
    withCases(function (cases) {
      withSlides(function () {
        save(nameOf() + "-幻灯" + size.replace("-", "比") + ".pptx", window.handbookSlides.presentation(slidesOf(cases), size));
      });
    });
  }

  /* ---- begin ---- */

  function start() {
    said.setAttribute("role", "status");
    tools.action(actions, "下载幻灯 16:9", function () { saveSlides("16-9"); }, true);
    tools.action(actions, "下载幻灯 4:3", function () { saveSlides("4-3"); });
    tools.action(actions, "下载讲义", saveHandout);
    tools.action(actions, "打印讲义和行动卡", printHandout);
    letChoose();
    baskets.hear(show);
    show();
    baskets.letPlace(said);
    if (!baskets.isKept()) tell("这个浏览器不保存内容：关掉这一页，篮子里的就没有了。");
  }

  tools.dress("plan.css", start);
}());
