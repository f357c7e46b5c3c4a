/* The page of the basket: what is in it, what has changed since, and the plan made of it, as a Word document or a booklet.
   Everything is read anew when the plan is made. Loaded by takealong.js on this page. Written for browsers of 2016 (ES2015);
   works from file://; nothing leaves this machine. */
(function () {
  "use strict";

  var FIRST_FORMS = 3;
  var ANNEXES = 12;

  var tools = window.handbookTools;
  var baskets = window.handbookBasket;
  var element = window.handbookElement;
  var put = window.handbookPut;
  var place = document.getElementById("plan");
  var book = place.getAttribute("data-book");
  var root = place.getAttribute("data-root");
  var found = {}; // address → what the record says, null while it comes, false where there is nothing
  var unit = null;

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
      basket[field === title ? "title" : "goal"] = field.value.trim(); // another window may have written the other one
      baskets.write(basket);
    });
    return field;
  }

  function tell(words) { said.textContent = words; }

  function dropped(item) {
    tell("移出了“" + item.name + "”。");
    said.focus();
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

  function titleOf(basket) { return basket.title || defaultTitle(basket); }

  function show(basket) {
    var forms = formsOf(basket);
    document.getElementById("plan-none").hidden = basket.items.length > 0;
    place.hidden = false;
    [fields, list, list.previousElementSibling, asked, actions].forEach(function (part) { part.hidden = !basket.items.length; });
    if (document.activeElement !== title) title.value = basket.title;
    if (document.activeElement !== goal) goal.value = basket.goal;
    title.placeholder = defaultTitle(basket);
    list.textContent = "";
    basket.items.forEach(function (item, at) { list.appendChild(window.handbookChosen(item, found[item.at], at, basket.items, dropped)); });
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

  function withWriter(then) {
    tools.besides(["scheme.js"], function () { baskets.withWriter(then, tell); }, function () { tell(tools.UNBROUGHT); });
  }

  function make(then) {
    var basket = baskets.read();
    var wanted = formsOf(basket).filter(function (form) { return form.isTaken; });
    var values = unit ? unit.values() : {};
    tools.all("input", asked).forEach(function (input) { if (input.value.trim()) values[input.name] = input.value.trim(); });
    tell("正在做……");
    withWriter(function () {
      withForms(wanted.slice(0, ANNEXES), values, function (forms, left) {
        var records = basket.items.filter(isRead).map(function (item) { return found[item.at]; });
        var blocks = window.handbookScheme(titleOf(basket), basket.goal, records, values, forms);
        then(blocks, notesOf(basket, left, wanted.length), values);
        seen(basket);
      });
    });
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
    make(function (blocks, notes) {
      var name = fileName(blocks[0][1]) + ".docx";
      window.handbookFill.save(name, window.handbookWord.document(blocks), function () {
        tell("已交给浏览器保存：" + name + "。" + notes + "打开后查找“【待填】”，逐处填好。");
      }, tell, "请改用“印成小册子”，或换一个浏览器再试。");
    });
  }

  function printBooklet() {
    make(function (blocks, notes, values) {
      var lines = [values.unit || "【待填】单位", values.branch || "", values.year ? values.year + " 年" : "", "依《" + book + "》做成，" + tools.today()];
      window.handbookWord.booklet(blocks, lines.filter(Boolean), document.getElementById("booklet"));
      tell("在打印窗口里选双面；要页码的，看浏览器会不会自己印。" + notes);
      document.documentElement.classList.add("hb-only-booklet");
      window.print();
    });
  }

  addEventListener("afterprint", function () { document.documentElement.classList.remove("hb-only-booklet"); });

  function saveBasket() { window.handbookCarry.save("方案篮-" + fileName(titleOf(baskets.read())) + ".json", tell); }

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
    others.appendChild(window.handbookCarry.importer(tell));
    tools.withUnit(function (ready) { unit = ready; ready.start(asked); });
    baskets.hear(show);
    begin();
    show(baskets.read());
    baskets.letPlace(said);
    if (!baskets.isKept()) tell("这个浏览器不保存内容：关掉这一页，方案篮就没有了，要留就导出。");
  }

  tools.dress("plan.css", start);
}());
