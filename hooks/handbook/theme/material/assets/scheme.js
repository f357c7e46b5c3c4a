/* A plan as blocks (see word.js), made of what the records in the basket say. Loaded by plan.js when somebody asks for one. Written
   for browsers of 2016 (ES2015); works from file://; nothing leaves this machine. */
(function () {
  "use strict";

  var NUMERALS = "一二三四五六七八九十".split("");
  var LIMITED = "先看现行规定";
  var SHORTEST = 4; // letters that tell a step from another one
  var WIDTHS = [12, 62, 21, 21, 21, 19];

  var tools = window.handbookTools;
  var baskets = window.handbookBasket;
  var place = document.getElementById("plan");
  var book = place.getAttribute("data-book");

  /* Of a title and a goal, what the records say, and what the unit calls itself. */
  function Plan(title, goal, records, values) {
    this.title = title;
    this.goal = goal;
    this.records = records;
    this.values = values;
    this.refs = new window.handbookWord.References();
    this.blocks = [];
    this.parts = 0;
    records.forEach(function (data) { this.refs.learn(data.reports); }, this);
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
    this.put("title", this.title);
    var runs = [];
    [["unit", "单位"], ["branch", place.getAttribute("data-group")], ["year", "年度"]].forEach(function (field) {
      runs.push((runs.length ? "　　" : "") + field[1] + "：", values[field[0]] || { gap: "" });
    });
    this.put("line", runs);
  };

  Plan.prototype.goals = function () {
    this.head("目标");
    if (this.goal) this.put("p", this.goal.replace(/\s*\n\s*/g, " "));
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

  /* How a step begins, up to the first stop that does not stand in a quotation or in brackets. */
  function opening(words) {
    var depth = 0;
    for (var at = 0; at < words.length - 1; at += 1) {
      if ("“‘（《".indexOf(words[at]) >= 0) depth += 1;
      if ("”’）》".indexOf(words[at]) >= 0) depth -= 1;
      if (!depth && at >= SHORTEST && "，；：。".indexOf(words[at]) >= 0) return words.slice(0, at) + "……";
    }
    return words;
  }

  /* A row for each step, by its beginning, for the whole of it stands above; who, with whom, until when and what is kept is for
     the unit to say. */
  Plan.prototype.duties = function () {
    var methods = this.of("method");
    var rows = [];
    this.head("分工和时间");
    (methods.length ? methods : this.of("practice")).forEach(function (data) {
      data.rows.steps.forEach(function (step) {
        var status = step[2] || data.status;
        rows.push([String(rows.length + 1), step[1] === null ? [{ own: opening(step[0]) }] : [opening(step[0]) + (status ? "（" + status + "）" : "")], { gap: "" }, "", { gap: "" }, ""]);
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
    this.put("note", "【待填】由本单位填写。【编者】是手册编者的话，不出自报告。上角〔〕里先是报告的序号，再是报告的段号；报告列在后面。写明“建议”“转述”“已出台”的，只能照此说，不能写成已经做过。报告自述的数字不相加，也不表示因果。");
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

  /* All of it, with these forms behind it. */
  Plan.prototype.whole = function (forms) {
    this.begin();
    this.goals();
    this.ways();
    this.duties();
    this.forms(forms);
    this.rules();
    this.cautions();
    this.sources();
    this.annexes(forms);
    return this.blocks;
  };

  window.handbookScheme = function (title, goal, records, values, forms) { return new Plan(title, goal, records, values).whole(forms); };
}());
