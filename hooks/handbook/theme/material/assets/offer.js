/* The form on which somebody offers a practice: checked as it is filled in, shown as a page would have it, and given out as one file.
   Nothing is sent. What it checks with comes from the build (contribute/checks.js) and from judge.js; both are loaded when the form
   is opened. Works from the disk. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var element = window.handbookElement;
  var box = document.getElementById("fill");
  var form = document.getElementById("hb-offer");
  var said = document.getElementById("hb-offer-said");
  var shown = document.getElementById("hb-offer-preview");
  var data = null;
  var judge = null;
  var timers = {};

  function fields(key) { return tools.all("[name='" + key + "']", form); }

  /* ---- answers ---- */

  function answer(question) {
    var found = fields(question.key);
    if (!question.choices.length) return found[0].value.replace(/\r\n?/g, "\n").trim();
    return found.filter(function (field) { return field.checked; }).map(function (field) { return field.value; }).join("、");
  }
  function linesOf(text) { return text.split("\n").map(function (line) { return line.trim(); }).filter(Boolean); }

  /* ---- what is wrong with an answer: [what, what to do]; the same as `import` says ---- */

  function faults(question, text) {
    if (!text) return question.required ? [["没有填", question.asked]] : [];
    if (question.choices.length) return [];
    var wrong = [];
    var length = linesOf(text).join("").length;
    if (length > question.longest) wrong.push(["有 " + length + " 个字，至多 " + question.longest + " 个", "写短一些，一句一事。"]);
    if (new RegExp(data.unseen, "u").test(text)) wrong.push(["有看不见的字符", "用键盘重新打一遍。"]);
    if (new RegExp(data.markup).test(text)) wrong.push(["有网页或模板的记号", "只写文字。"]);
    if (question.key === "parts" && linesOf(text).some(function (line) { return !/^[^：:]{1,6}[：:]./.test(line); })) {
      wrong.push(["有一行看不懂", "一行写一个字，冒号后面列各项，如 问：问需求、问困难、问意见。"]);
    }
    var folded = judge.fold(text);
    judge.certain(folded).forEach(function (hit) {
      wrong.push(["有个人信息：" + hit.name + "（" + judge.masked(hit.text) + "）", "删掉它；要说明是谁，写职务和“某单位”。"]);
    });
    judge.matters(folded).forEach(function (matter) { wrong.push(["写了" + matter[0], matter[1]]); });
    if (question.key === "name" && known(text)) wrong.push(["手册里已经有“" + text + "”", "同一件事，用“来纠错”改那一条；不是一件事的，把名称写得能分清。"]);
    if (question.key === "credited" && !text) wrong.push(["没有写怎样署", "写上名字或单位；不署名的选匿名。"]);
    return wrong;
  }

  /* What somebody should look at; it holds nothing up. */
  function doubts(question, text) {
    if (!text || question.choices.length || question.key === "credited") return [];
    var folded = judge.fold(text);
    var found = judge.likely(folded).map(function (hit) { return "可能有个人信息：" + hit.name + "（" + judge.masked(hit.text) + "）。指向某个人或某户的，删掉。"; });
    var named = judge.named(folded).map(function (hit) { return judge.maskedName(hit.name); });
    if (named.length) found.push("可能写了真实姓名：" + named.join("、") + "。只写职务和“某单位”；不是人名就不用管。");
    var praise = judge.praise(folded);
    if (praise.length) found.push("有褒扬用语“" + praise.join("”“") + "”。写出具体做了什么、有多少。");
    return found;
  }

  function unsigned() {
    var credit = answer(data.questions.filter(function (question) { return question.key === "credit"; })[0]);
    return credit && credit !== "匿名" && !fields("credited")[0].value.trim() ? [["选了" + credit + "，没有写怎样署", "写上名字或单位；不署名的选匿名。"]] : [];
  }

  /* ---- what the handbook has already ---- */

  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/[\s“”"'‘’「」《》]/g, ""); }
  function known(name) {
    var wanted = plain(name);
    return data.practices.some(function (practice) { return practice[2].some(function (each) { return plain(each) === wanted; }); });
  }
  function pairs(text) {
    var flat = plain(text).replace(/[^0-9a-z\u4e00-\u9fff]/g, ""), found = {};
    for (var i = 0; i + 1 < flat.length; i++) found[flat.slice(i, i + 2)] = true;
    return Object.keys(found);
  }
  /* The practices whose name or parts are nearest to what has been written: by the share of the shorter one's pairs of characters. */
  function nearest() {
    var asked = pairs(fields("name")[0].value + "\n" + fields("parts")[0].value);
    if (asked.length < 2) return [];
    return data.practices.map(function (practice) {
      var most = Math.max.apply(null, practice[2].concat(practice[3].length ? [practice[3].join("、")] : []).map(function (text) {
        var theirs = pairs(text);
        var both = theirs.filter(function (pair) { return asked.indexOf(pair) >= 0; }).length;
        return theirs.length < 2 ? 0 : both / Math.min(theirs.length, asked.length);
      }));
      return { practice: practice, share: most };
    }).filter(function (each) { return each.share >= 0.6; }).sort(function (a, b) { return b.share - a.share; }).slice(0, 5);
  }
  function tellNearest() {
    var place = document.getElementById("hb-offer-near");
    var found = nearest();
    place.textContent = found.length ? "手册里有相近的，先看是不是同一件事：" : "";
    found.forEach(function (each, number) {
      var link = element("a", each.practice[1]);
      link.href = form.getAttribute("data-root") + "practices/" + each.practice[0] + "/";
      place.appendChild(document.createTextNode(number ? "、" : ""));
      place.appendChild(link);
    });
  }

  /* ---- telling ---- */

  function faultsOf(question) {
    return faults(question, answer(question)).concat(question.key === "credited" ? unsigned() : []);
  }
  function tell(question) {
    var place = document.getElementById("hb-offer-" + question.key + "-said");
    var wrong = faultsOf(question);
    place.textContent = "";
    wrong.forEach(function (each) { place.appendChild(element("span", each[0] + "。" + each[1], "hb-offer__wrong")); });
    doubts(question, answer(question)).forEach(function (words) { place.appendChild(element("span", words, "hb-offer__doubt")); });
    fields(question.key).forEach(function (field) { field.setAttribute("aria-invalid", String(wrong.length > 0)); });
    return wrong.length;
  }
  function questionOf(field) { return data.questions.filter(function (question) { return question.key === field.name; })[0]; }
  function changed(event) {
    var question = judge && event.target.name && questionOf(event.target);
    if (!question) return;
    shown.hidden = true;
    clearTimeout(timers[question.key]);
    timers[question.key] = setTimeout(function () {
      tell(question);
      if (question.key === "credit") tell(questionOf(fields("credited")[0]));
      if (question.key === "name" || question.key === "parts") tellNearest();
    }, 200);
  }

  /* All questions once more; the first that is wrong is gone to. True when nothing is. */
  function passes() {
    var wrong = data.questions.filter(tell);
    tellNearest();
    said.textContent = wrong.length ? "还有 " + wrong.length + " 处要改：" + wrong.map(function (question) { return question.label; }).join("、") + "。改好才能下载。" : "";
    if (wrong.length) fields(wrong[0].key)[0].focus();
    return !wrong.length;
  }

  /* ---- one file ---- */

  function whole() {
    var offer = {};
    data.questions.forEach(function (question) {
      var text = answer(question);
      if (text) offer[question.key] = text;
    });
    return JSON.stringify({ format: data.format, version: data.version, handbook: data.handbook, offers: [offer] }, null, 1) + "\n";
  }
  function give() {
    if (!passes()) return;
    var name = "做法-" + fields("name")[0].value.trim().replace(/[\\\/:*?"<>|\s]/g, "") + ".json";
    var isSaved = tools.save(name, whole(), "application/json");
    said.textContent = isSaved ? "已交给浏览器下载。把这个文件发给维护者：议题、邮件、U 盘都行。" : tools.UNSAVED + "请改用“复制”，贴进议题或邮件里。";
  }
  function copy() {
    if (!passes()) return;
    var text = element("textarea");
    text.value = whole();
    text.setAttribute("aria-label", "要复制的内容");
    text.className = "hb-slip";
    said.parentNode.insertBefore(text, said);
    text.select();
    var copied = false;
    try { copied = document.execCommand("copy"); } catch (refused) { copied = false; }
    if (copied) text.parentNode.removeChild(text);
    said.textContent = copied ? "已复制，贴进议题或邮件里。" : "已选中，请按 Ctrl+C。";
  }

  /* ---- as the page would have it ---- */

  function asked(key) { return data.questions.filter(function (question) { return question.key === key; })[0]; }
  function preview() {
    if (!passes()) return;
    window.handbookPreview(shown, function (key) { return answer(asked(key)); }, function (key) { return asked(key).label; });
    shown.hidden = false;
    shown.focus();
  }

  /* ---- beginning ---- */

  function begin() {
    if (begin.begun || !box.open) return;
    begin.begun = true;
    window.handbookOffer = function (given) {
      data = given;
      tools.besides(["judge.js", "preview.js"], ready, cannot);
    };
    var script = document.createElement("script");
    script.onerror = cannot;
    script.src = form.getAttribute("data-root") + "contribute/checks.js";
    document.body.appendChild(script);
  }
  function ready() {
    try {
      judge = window.handbookJudge(data);
      ["certain", "likely", "matters", "named", "praise"].forEach(function (name) { judge[name](judge.fold("试一试 100 元，13 人")); });
    } catch (unknown) {
      judge = null;
      return cannot();
    }
    form.hidden = false;
    form.setAttribute("data-ready", "");
  }
  function cannot() { said.textContent = "这个浏览器太旧，或者网站文件不全，查不了个人信息，不能在这里填：请换一个浏览器，或者下载上面的空白征集表。"; }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); give(); });
  document.getElementById("hb-offer-show").addEventListener("click", preview);
  document.getElementById("hb-offer-copy").addEventListener("click", copy);
  box.addEventListener("toggle", begin);
  tools.dress("offer.css");

  function open() { if (/^#(?:fill|offer)$/.test(location.hash)) { box.open = true; begin(); } }
  addEventListener("hashchange", open);
  box.hidden = false;
  open();
}());
