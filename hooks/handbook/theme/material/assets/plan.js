/* The page of the basket: what is in it, what has changed since, and the plan made of it, as a Word document or a booklet.
   Everything is read anew when the plan is made. Loaded by takealong.js on this page. Written for browsers of 2016 (ES2015);
   works from file://; nothing leaves this machine. */
(function () {
  "use strict";

  var NUMERALS = "一二三四五六七八九十".split("");
  var PARTS = {
    summary: "一句话", steps: "步骤", results: "成效", forms: "表单", status: "状态", evidence: "证据", actor: "主体", object: "对象",
    rhythm: "频次", record: "记录", feedback: "结果运用", signs: "表现", checks: "自查", who: "谁填", when: "何时填",
  };
  var ADVICE = ["fits", "minimal", "pitfalls", "burden", "merge", "advice", "replace", "tips"];
  var LIMITED = "先看现行规定";
  var FIRST_FORMS = 3;
  var ANNEXES = 12;
  var WIDTHS = [12, 62, 21, 21, 21, 19];

  var tools = window.handbookTools;
  var baskets = window.handbookBasket;
  var place = document.getElementById("plan");
  var book = place.getAttribute("data-book");
  var root = place.getAttribute("data-root");
  var found = {}; // address → what the record says, null while it comes, false where there is nothing
  var unit = null;

  function element(name, words, className) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  function put(parent, name, words, className) { return parent.appendChild(element(name, words, className)); }

  /* ---- the page ---- */

  var actions = put(place, "p", "", "hb-plan__actions");
  var said = put(place, "p", "", "hb-note hb-plan__said");
  put(place, "h2", "选进来的").id = "chosen";
  var list = put(place, "ol", "", "hb-plan__list");
  var chosen = put(place, "fieldset", "", "hb-plan__forms");
  var fields = put(place, "form", "", "hb-plan__fields");
  var title = labelled("方案的标题", "input");
  var goal = labelled("目标：到什么时候，做成什么，看什么算做成（可以先空着，方案里会标【待填】）", "textarea");
  var asked = put(place, "div", "", "hb-unit");
  var others = put(place, "p", "", "hb-plan__actions");

  function labelled(words, name) {
    var label = put(fields, "label", words);
    var field = put(label, name);
    field.maxLength = name === "input" ? 60 : 600;
    field.addEventListener("input", function () {
      var basket = baskets.read();
      basket.title = title.value.trim();
      basket.goal = goal.value.trim();
      baskets.write(basket);
    });
    return field;
  }

  function tell(words) { said.textContent = words; }

  /* ---- the list ---- */

  function move(at, by) {
    var basket = baskets.read();
    var from = basket.items.findIndex(function (each) { return each.at === at; });
    var to = from + by;
    if (from < 0 || to < 0 || to >= basket.items.length) return;
    basket.items.splice(to, 0, basket.items.splice(from, 1)[0]);
    baskets.write(basket);
    var again = list.children[to].querySelector("[data-by=\"" + by + "\"]");
    (again.disabled ? list.children[to].querySelector("button:not([disabled])") : again).focus();
  }

  function mover(item, by, isLast) {
    var button = tools.button(by < 0 ? "↑" : "↓", function () { move(item.at, by); });
    button.setAttribute("aria-label", (by < 0 ? "上移 " : "下移 ") + item.name);
    button.setAttribute("data-by", by);
    button.disabled = isLast;
    return button;
  }

  function dropper(item) {
    var button = tools.button("移出", function () {
      baskets.remove(item.at);
      tell("移出了“" + item.name + "”。");
      said.focus();
    });
    button.setAttribute("aria-label", "移出 " + item.name);
    return button;
  }

  /* What reads otherwise than when it was put in or last taken into a plan. */
  function changes(item, data) {
    var marks = baskets.marksOf(data);
    var parts = Object.keys(item.seen).filter(function (part) { return item.seen[part] !== marks[part]; });
    var named = parts.map(function (part) { return PARTS[part]; }).filter(Boolean);
    if (parts.some(function (part) { return ADVICE.indexOf(part) >= 0; })) named.push("编者的话");
    return named;
  }

  function state(item) {
    var data = found[item.at];
    if (data === false) return "没有读到这一条：可能已经撤下，也可能离线包没有解压全。做方案时略过它。";
    if (!data) return "";
    if (!data.kind) return "这一条已经" + (data.gone ? "停用：" + data.gone : "移走") + "。做方案时略过它。";
    var changed = changes(item, data);
    return changed.length ? "放进来以后改过：" + changed.join("、") + "。方案里写的是现在的。" : "";
  }

  function line(item, at, items) {
    var made = element("li");
    var data = found[item.at];
    var link = put(made, "a", data && data.name ? data.name : item.name);
    link.href = tools.file(root + item.at);
    if (data && data.label) put(made, "span", data.label + (data.status ? "，" + data.status : ""), "hb-marks");
    [mover(item, -1, at === 0), mover(item, 1, at === items.length - 1), dropper(item)].forEach(function (button) { made.appendChild(button); });
    if (!state(item)) return made;
    var notice = put(made, "p", state(item), "hb-notice");
    if (data && data.moved) put(notice, "a", "可看这一页").href = tools.file(root + data.moved);
    return made;
  }

  /* ---- which forms come along ---- */

  /* The forms of all that is in the basket, each once, and whether it is taken: one that was put in, the first of a method. */
  function formsOf(basket) {
    var forms = [];
    basket.items.forEach(function (item) {
      var data = found[item.at];
      ((data && data.forms) || []).forEach(function (form, at) {
        var known = forms.filter(function (each) { return each.id === form[0]; })[0];
        var isTaken = data.kind === "template" || (data.kind === "method" && at < FIRST_FORMS);
        if (known) known.isTaken = known.isTaken || isTaken;
        else forms.push({ id: form[0], title: form[1], isTaken: isTaken });
      });
    });
    forms.forEach(function (form) { if (form.id in basket.forms) form.isTaken = basket.forms[form.id]; });
    return forms;
  }

  function formBox(form) {
    var label = element("label");
    var box = put(label, "input");
    box.type = "checkbox";
    box.name = form.id;
    box.checked = form.isTaken;
    box.addEventListener("change", function () {
      var basket = baskets.read();
      basket.forms[form.id] = box.checked;
      baskets.write(basket);
      chosen.querySelector("[name=\"" + form.id + "\"]").focus();
    });
    label.appendChild(document.createTextNode(" " + form.title));
    return label;
  }

  /* ---- showing it all ---- */

  function defaultTitle(basket) {
    var order = ["method", "problem", "practice", "template"];
    var known = basket.items.map(function (item) { return found[item.at]; }).filter(function (data) { return data && data.kind; });
    known.sort(function (one, other) { return order.indexOf(one.kind) - order.indexOf(other.kind); });
    var first = known[0];
    if (!first) return "工作方案";
    return (first.kind === "problem" ? "解决“" + first.name + "”" : first.name.replace(/^怎样/, "")) + "工作方案";
  }

  function show(basket) {
    var forms = formsOf(basket);
    document.getElementById("plan-none").hidden = basket.items.length > 0;
    place.hidden = false;
    [fields, list, list.previousElementSibling, asked, actions].forEach(function (part) { part.hidden = !basket.items.length; });
    if (document.activeElement !== title) title.value = basket.title;
    if (document.activeElement !== goal) goal.value = basket.goal;
    title.placeholder = defaultTitle(basket);
    list.textContent = "";
    basket.items.forEach(function (item, at) { list.appendChild(line(item, at, basket.items)); });
    chosen.textContent = "";
    chosen.hidden = !forms.length;
    put(chosen, "legend", "附在后面的表单");
    forms.forEach(function (form) { chosen.appendChild(formBox(form)); });
    basket.items.forEach(function (item) { if (!(item.at in found)) fetch(item); });
  }

  function fetch(item) {
    found[item.at] = null;
    baskets.load(item.at, function (data) {
      if (data.at !== item.at && data.kind) return lead(item, data);
      found[item.at] = data;
      if (!Object.keys(item.seen).length && data.kind) baskets.look(item.at, data);
      else show(baskets.read());
    }, function () {
      found[item.at] = false;
      show(baskets.read());
    });
  }

  /* What has moved is in the basket under its new address, once. */
  function lead(item, data) {
    var basket = baskets.read();
    found[data.at] = data;
    basket.items.forEach(function (each) { if (each.at === item.at) { each.at = data.at; each.seen = {}; } });
    tell("“" + item.name + "”已经移到“" + data.name + "”，方案里换成了它。");
    baskets.write(basket);
  }

  /* ---- the plan as blocks, see word.js ---- */

  function Plan(basket, values) {
    this.basket = basket;
    this.values = values;
    this.refs = new window.handbookWord.References();
    this.blocks = [];
    this.parts = 0;
    this.records = basket.items.map(function (item) { return found[item.at]; }).filter(function (data) { return data && data.kind; });
    this.records.forEach(function (data) { this.refs.learn(data.reports); }, this);
  }

  Plan.prototype.of = function (kind) { return this.records.filter(function (data) { return data.kind === kind; }); };

  Plan.prototype.put = function (kind, runs) { this.blocks.push([kind, runs]); };

  Plan.prototype.head = function (words) {
    this.put("h1", NUMERALS[this.parts] + "、" + words);
    this.parts += 1;
    this.points = 0;
  };

  Plan.prototype.point = function (words) {
    this.points += 1;
    this.put("h2", "（" + (NUMERALS[this.points - 1] || this.points) + "）" + words);
  };

  /* A statement with words before it. */
  Plan.prototype.say = function (before, said, status) { this.put("p", [before].concat(this.refs.said(said, status))); };

  Plan.prototype.sayAll = function (label, said, status) {
    (said || []).forEach(function (each) { this.say(label ? label + "：" : "", each, status); }, this);
  };

  Plan.prototype.numbered = function (said, status) {
    (said || []).forEach(function (each, at) { this.say(at + 1 + ". ", each, status); }, this);
  };

  Plan.prototype.begin = function () {
    var values = this.values;
    this.put("title", this.basket.title || defaultTitle(this.basket));
    var runs = [];
    [["unit", "单位"], ["branch", place.getAttribute("data-group")], ["year", "年度"]].forEach(function (field) {
      runs.push((runs.length ? "　　" : "") + field[1] + "：", values[field[0]] || { gap: "" });
    });
    this.put("line", runs);
  };

  Plan.prototype.goals = function () {
    this.head("目标");
    if (this.basket.goal) this.put("p", this.basket.goal.replace(/\s*\n\s*/g, " "));
    else this.put("p", { gap: "到什么时候，做成什么，看什么算做成；写查得到的事。" });
    this.of("problem").forEach(function (data) {
      this.say("要解决的问题是“" + data.name.replace(/“/g, "‘").replace(/”/g, "’") + "”。报告里说：", data.rows.summary[0]);
      this.put("p", ["本单位的表现：", { gap: "" }]);
      if (data.rows.checks.length) this.put("p", "对照着查一查：");
      data.rows.checks.forEach(function (each) { this.say("□ ", each); }, this);
      this.sayAll("", data.rows.advice);
    }, this);
  };

  Plan.prototype.ways = function () {
    this.head("做法");
    this.of("method").forEach(this.method, this);
    this.of("practice").forEach(this.practice, this);
    if (!this.points) this.put("p", { gap: "还没有选方法或做法。" });
  };

  Plan.prototype.method = function (data) {
    this.point(data.name);
    this.sayAll(LIMITED, data.limits);
    this.sayAll("", data.rows.summary);
    this.sayAll("适用", data.rows.fits);
    this.numbered(data.rows.steps);
    if (data.drawn.length) {
      this.put("p", "注了出处的各步，出自" + data.drawn.map(function (each) { return "“" + each[0].replace(/“/g, "‘").replace(/”/g, "’") + "”" + (each[1] ? "（" + each[1] + "）" : ""); }).join("、") + "。");
    }
    this.sayAll("人手少，先做到", data.rows.minimal);
  };

  /* What one report tells: what it only recommends, relays or has decreed is said so at each step. */
  Plan.prototype.practice = function (data) {
    this.point("参考做法：" + data.name + (data.status ? "（" + data.status + "）" : ""));
    this.sayAll(LIMITED, data.limits);
    if (data.notice) this.put("p", data.notice + "。");
    this.sayAll("", data.rows.summary, data.status);
    this.numbered(data.rows.steps, data.status);
    if (data.rows.results.length) {
      this.put("p", "报告自述的成效，" + data.limit);
      this.numbered(data.rows.results, data.status);
    } else this.put("p", "有没有用，来源没有说。");
    var open = data.untold.filter(function (part) { return /频次|记录|反馈|主体|对象|步骤/.test(part); });
    if (open.length) this.put("p", ["来源没有写：" + open.join("、") + "。本单位定：", { gap: "" }]);
  };

  /* A row for each step; who, with whom, until when and what is kept is for the unit to say. */
  Plan.prototype.duties = function () {
    var methods = this.of("method");
    var rows = [];
    this.head("分工和时间");
    (methods.length ? methods : this.of("practice")).forEach(function (data) {
      data.rows.steps.forEach(function (step) {
        var status = step[2] || data.status;
        rows.push([String(rows.length + 1), step[1] === null ? [{ own: step[0] }] : [step[0] + (status ? "（" + status + "）" : "")], { gap: "" }, "", { gap: "" }, ""]);
      });
    });
    while (rows.length < 4) rows.push([String(rows.length + 1), { gap: "" }, { gap: "" }, "", { gap: "" }, ""]);
    this.blocks.push(["table", WIDTHS, ["序", "做什么", "谁负责", "谁配合", "何时办完", "留什么"], rows]);
  };

  Plan.prototype.rules = function () {
    var rules = [];
    var dated = [];
    function once(to, words) { if (to.indexOf(words) < 0) to.push(words); }
    this.records.forEach(function (data) {
      (data.rules || []).forEach(function (rule) { once(rules, rule[0] + "：" + rule[2].join("；") + "。"); });
      data.dated.forEach(function (each) { once(dated, "来源写“" + each[0] + "”，现在写“" + each[1] + "”" + (each[2] ? "：" + each[2].replace(/。$/, "") : "") + (each[3].length ? "（" + each[3].join("；") + "）" : "") + "。"); });
    });
    if (!rules.length && !dated.length) return;
    this.head("规定");
    rules.concat(dated).forEach(function (words) { this.put("p", words); }, this);
    var official = place.getAttribute("data-official");
    this.put("p", "没有写“已核对”的，先查正式文本再用。" + (official ? official : ""));
  };

  Plan.prototype.cautions = function () {
    var warned = this.records.filter(function (data) { return data.rows.pitfalls && data.rows.pitfalls.length; });
    if (!warned.length) return;
    this.head("防走样、减负担");
    warned.forEach(function (data) {
      if (warned.length > 1) this.point(data.name);
      this.sayAll("走样的样子", data.rows.pitfalls);
      this.sayAll("负担", data.rows.burden);
      this.sayAll("可并入", data.rows.merge);
    }, this);
  };

  Plan.prototype.forms = function (forms) {
    if (!forms.length) return;
    this.head("表单");
    forms.forEach(function (form, at) {
      this.put("p", ["附件 " + (at + 1) + "　" + form.title + "。"].concat(form.data ? this.use(form.data) : []));
    }, this);
  };

  /* Who fills a form in and when, and whether it is needed at all. */
  Plan.prototype.use = function (data) {
    var refs = this.refs;
    refs.learn(data.reports);
    var limits = data.limits.map(function (each) { return [LIMITED + "：", [each]]; });
    return limits.concat([["谁填：", data.rows.who], [" 何时填：", data.rows.when], [" 先看能否不另立：", data.rows.replace]]).reduce(function (runs, part) {
      return part[1].length ? runs.concat(part[0], refs.said(part[1][0])) : runs;
    }, []);
  };

  Plan.prototype.sources = function () {
    this.head("出处和说明");
    this.put("note", "【待填】由本单位填写。【编者】是手册编者的话，不出自报告。上角方括号里是报告的序号，后面是报告的段号。写明“建议”“转述”“已出台”的，只能照此说，不能写成已经做过。报告自述的数字不相加，也不表示因果。");
    this.records.forEach(function (data) { this.put("note", "手册页　" + cited(data)); }, this);
    this.refs.notes(book, tools.today(), baskets.addressOf).forEach(function (block) { this.blocks.push(block); }, this);
  };

  function cited(data) {
    var entry = data.page.replace("引用日期", tools.today());
    return /:\/\//.test(entry) ? entry : entry.replace(data.at, baskets.addressOf(data.at));
  }

  Plan.prototype.annexes = function (forms) {
    forms.forEach(function (form, at) { this.blocks.push(["annex", at + 1, form.title, form.tree]); }, this);
  };

  /* ---- making it ---- */

  /* The forms that are taken, each with its document and what its record says; one that does not come is left out and told. */
  function withForms(wanted, values, then) {
    var left = [];
    function next(at, forms) {
      if (at === wanted.length) return then(forms, left);
      var form = wanted[at];
      window.handbookFill.withForm(form.id, function (script) {
        form.tree = window.handbookFill.filledTree(script, values);
        function go(data) { form.data = data; next(at + 1, forms.concat(form)); }
        baskets.load("templates/" + form.id + "/", go, function () { go(null); });
      }, function () { left.push(form.title); next(at + 1, forms); });
    }
    next(0, []);
  }

  function make(then) {
    var basket = baskets.read();
    var wanted = formsOf(basket).filter(function (form) { return form.isTaken; });
    var values = unit ? unit.values() : {};
    tools.all("input", asked).forEach(function (input) { if (input.value.trim()) values[input.name] = input.value.trim(); });
    tell("正在做……");
    baskets.withWriter(function () {
      withForms(wanted.slice(0, ANNEXES), values, function (forms, left) {
        var plan = new Plan(basket, values);
        plan.begin();
        plan.goals();
        plan.ways();
        plan.duties();
        plan.forms(forms);
        plan.rules();
        plan.cautions();
        plan.sources();
        plan.annexes(forms);
        then(plan, notesOf(basket, left, wanted.length));
        seen(basket);
      });
    }, tell);
  }

  function isRead(item) { return Boolean(found[item.at] && found[item.at].kind); }

  function notesOf(basket, left, number) {
    var gone = basket.items.filter(function (item) { return !isRead(item); });
    return (gone.length ? "没有写进去：" + gone.map(function (item) { return item.name; }).join("、") + "。" : "") +
      (left.length ? "没有取到的表单：" + left.join("、") + "。" : "") + (number > ANNEXES ? "表单附了前 " + ANNEXES + " 张。" : "");
  }

  /* What is in the plan has been seen as it is now. */
  function seen(basket) {
    basket.items.forEach(function (item) { if (isRead(item)) baskets.look(item.at, found[item.at]); });
  }

  function fileName(words) { return words.replace(/[\\/:*?"<>|\x00-\x1f]/g, "").trim() || "方案"; }

  function saveWord() {
    make(function (plan, notes) {
      var name = fileName(plan.blocks[0][1]) + ".docx";
      window.handbookFill.save(name, window.handbookWord.document(plan.blocks), function () {
        tell("已交给浏览器保存：" + name + "。" + notes + "打开后查找“【待填】”，逐处填好。");
      }, tell, "请改用“印成小册子”，或换一个浏览器再试。");
    });
  }

  function printBooklet() {
    make(function (plan, notes) {
      var values = plan.values;
      var lines = [values.unit || "【待填】单位", values.branch || "", values.year ? values.year + " 年" : "", "依《" + book + "》做成，" + tools.today()];
      window.handbookWord.booklet(plan.blocks, lines.filter(Boolean), document.getElementById("booklet"));
      tell("在打印窗口里选双面；要页码的，看浏览器会不会自己印。" + notes);
      document.documentElement.classList.add("hb-only-booklet");
      window.print();
    });
  }

  addEventListener("afterprint", function () { document.documentElement.classList.remove("hb-only-booklet"); });

  /* ---- to another machine ---- */

  function saveBasket() {
    var basket = baskets.read();
    var name = "方案篮-" + fileName(basket.title || defaultTitle(basket)) + ".json";
    if (!window.handbookFill) return tools.besides("fill.js", saveBasket, function () { tell("没有取到脚本，请刷新页面再试。"); });
    window.handbookFill.save(name, baskets.asFile(basket), function () {
      tell("已交给浏览器保存：" + name + "。在别的电脑上打开同一本手册的这一页，选“导入”。");
    }, tell, "方案篮还留在这里；请换一个浏览器再试。");
  }

  function takeIn(file) {
    var reader = new FileReader();
    if (file.size > 1000000) return tell("这个文件太大，不是方案篮导出的文件。");
    reader.onerror = function () { tell("这个文件读不出来，换一份再试。"); };
    reader.onload = function () {
      var brought = baskets.fromFile(String(reader.result));
      if (brought.fault) return tell(brought.fault);
      var told = baskets.merge(brought.basket);
      tell("导入了 " + told.come + " 条" + (told.here ? "，" + told.here + " 条这里已经有" : "") + (told.full ? "，" + told.full + " 条放不下" : "") +
        (brought.left ? "；另有 " + brought.left + " 条认不出，没有要" : "") + "。");
    };
    reader.readAsText(file);
  }

  function importer() {
    var label = element("label", "导入方案篮（.json） ");
    var input = put(label, "input");
    input.type = "file";
    input.accept = ".json,application/json";
    input.addEventListener("change", function () {
      if (input.files[0]) takeIn(input.files[0]);
      input.value = "";
    });
    return label;
  }

  function clear() {
    var before = baskets.read();
    baskets.write({ format: before.format, title: "", goal: "", items: [], forms: {} });
    tell("清空了。 ");
    said.appendChild(tools.button("撤销", function () { baskets.write(before); tell("放回来了。"); }));
  }

  /* ---- begin ---- */

  /* What is asked for; as it stands where it is garbled, and then it is told as no entry. */
  function decoded(words) { try { return decodeURIComponent(words); } catch (garbled) { return words; } }

  function begin() {
    var asked = /[?&]add=([^&#]*)/.exec(location.search);
    if (!asked) return;
    decoded(asked[1]).split(",").forEach(function (at) {
      var fault = baskets.add(at, "");
      if (fault) tell(fault);
    });
    try { history.replaceState(null, "", location.pathname); } catch (refused) { /* some browsers keep the address of file:// pages */ }
  }

  function start() {
    said.setAttribute("role", "status");
    said.tabIndex = -1;
    ["data-group", "data-post"].forEach(function (name) { asked.setAttribute(name, place.getAttribute(name)); });
    fields.addEventListener("submit", function (event) { event.preventDefault(); });
    tools.action(actions, "下载 Word 方案", saveWord, true);
    tools.action(actions, "印成小册子", printBooklet);
    tools.action(actions, "导出方案篮", saveBasket);
    tools.action(actions, "清空方案篮", clear);
    others.appendChild(importer());
    tools.withUnit(function (ready) { unit = ready; ready.start(asked); });
    baskets.hear(show);
    begin();
    show(baskets.read());
    baskets.letPlace(said);
    if (!baskets.isKept()) tell("这个浏览器不保存内容：关掉这一页，方案篮就没有了，要留就导出。");
  }

  /* What only this page looks like. */
  function withSheet(then) {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.onload = link.onerror = then;
    link.href = tools.place + "plan.css";
    document.head.appendChild(link);
  }

  withSheet(start);
}());
