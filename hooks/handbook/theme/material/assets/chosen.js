/* What is in the basket, line by line on its page: in which order, and what reads otherwise than when it was put in. Loaded by
   takealong.js with plan.js. Written for browsers of 2016 (ES2015); works from file://; nothing leaves this machine. */
(function () {
  "use strict";

  var PARTS = {
    summary: "一句话", steps: "步骤", results: "成效", forms: "表单", status: "状态", evidence: "证据", actor: "主体", object: "对象",
    rhythm: "频次", record: "记录", feedback: "结果运用", signs: "表现", checks: "自查", who: "谁填", when: "何时填",
  };
  var ADVICE = ["fits", "minimal", "pitfalls", "burden", "merge", "advice", "replace", "tips"];

  var tools = window.handbookTools;
  var baskets = window.handbookBasket;
  var element = window.handbookElement;
  var put = window.handbookPut;
  var root = document.getElementById("plan").getAttribute("data-root");

  function move(at, by) {
    var basket = baskets.read();
    var from = basket.items.findIndex(function (each) { return each.at === at; });
    var to = from + by;
    if (from < 0 || to < 0 || to >= basket.items.length) return;
    basket.items.splice(to, 0, basket.items.splice(from, 1)[0]);
    baskets.write(basket);
    var shown = document.querySelector(".hb-plan__list").children[to];
    var again = shown.querySelector("[data-by=\"" + by + "\"]");
    (again.disabled ? shown.querySelector("button:not([disabled])") : again).focus();
  }

  function mover(item, by, isLast) {
    var button = tools.button(by < 0 ? "↑" : "↓", function () { move(item.at, by); });
    button.setAttribute("aria-label", (by < 0 ? "上移 " : "下移 ") + item.name);
    button.setAttribute("data-by", by);
    button.disabled = isLast;
    return button;
  }

  function dropper(item, dropped) {
    var button = tools.button("移出", function () {
      baskets.remove(item.at);
      dropped(item);
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

  function state(item, data) {
    if (data === false) return "没有读到这一条：可能已经撤下，也可能离线包没有解压全。做方案时略过它。";
    if (!data) return "";
    if (!data.kind) return "这一条已经" + (data.gone ? "停用：" + data.gone : "移走") + "。做方案时略过它。";
    var changed = changes(item, data);
    return changed.length ? "放进来以后改过：" + changed.join("、") + "。方案里写的是现在的。" : "";
  }

  /* The line of an item, of what its record says: null while that comes, false where there is nothing. `dropped` is told when it
     was taken out. */
  function line(item, data, at, items, dropped) {
    var made = element("li");
    var link = put(made, "a", data && data.name ? data.name : item.name);
    link.href = tools.file(root + item.at);
    if (data && data.label) put(made, "span", data.label + (data.status ? "，" + data.status : ""), "hb-marks");
    [mover(item, -1, at === 0), mover(item, 1, at === items.length - 1), dropper(item, dropped)].forEach(function (button) { made.appendChild(button); });
    if (!state(item, data)) return made;
    var notice = put(made, "p", state(item, data), "hb-notice");
    if (data && data.moved) put(notice, "a", "可看这一页").href = tools.file(root + data.moved);
    return made;
  }

  window.handbookChosen = line;
}());
