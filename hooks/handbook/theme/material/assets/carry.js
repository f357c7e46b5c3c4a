/* The basket as a file, to another machine and from there. Loaded by takealong.js with plan.js. Written for browsers of 2016
   (ES2015); works from file://; nothing leaves this machine. */
(function () {
  "use strict";

  var LONGEST = 200000; // characters of a file that is taken in

  var tools = window.handbookTools;
  var baskets = window.handbookBasket;

  function asFile(basket) {
    return JSON.stringify({ "handbook-plan": baskets.format, title: basket.title, goal: basket.goal, items: basket.items, forms: basket.forms }, null, 1);
  }

  /* What a file holds: `fault` in words, or a `basket` with the number of its lines that were no records. */
  function fromFile(content) {
    var value;
    if (content.length > LONGEST) return { fault: "这个文件太大，不是方案篮导出的文件。" };
    try { value = JSON.parse(content.replace(/^\ufeff/, "")); } catch (broken) { return { fault: "这个文件读不出来：不是方案篮导出的文件，或者没有拷贝完整。" }; }
    var format = Object(value)["handbook-plan"];
    if (typeof format !== "number") return { fault: "这不是方案篮导出的文件：要用“导出”得到的那个 .json 文件。" };
    if (format > baskets.format) return { fault: "这个文件是较新版本的手册导出的，这里读不了：请用同一版手册，或者更新这里的手册。" };
    if (!Array.isArray(value.items)) return { fault: "这个文件里没有方案的条目。" };
    var basket = baskets.of(value);
    return { basket: basket, left: value.items.length - basket.items.length };
  }

  /* Adds what a basket brings to the one that is here; title and goal of this one stay. How many came, were here, found no room. */
  function merge(brought) {
    var basket = baskets.read();
    var told = { come: 0, here: 0, full: 0 };
    brought.items.forEach(function (each) {
      if (basket.items.some(function (other) { return other.at === each.at; })) told.here += 1;
      else if (basket.items.length >= baskets.most) told.full += 1;
      else { basket.items.push(each); told.come += 1; }
    });
    Object.keys(brought.forms).forEach(function (id) { if (!(id in basket.forms)) basket.forms[id] = brought.forms[id]; });
    basket.title = basket.title || brought.title;
    basket.goal = basket.goal || brought.goal;
    baskets.write(basket);
    return told;
  }

  /* Saves the basket under a name; `tell` is given how it went. */
  function save(name, tell) {
    tools.besides(["fill.js"], function () {
      window.handbookFill.save(name, asFile(baskets.read()), function () {
        tell("已交给浏览器保存：" + name + "。在别的电脑上打开同一本手册的这一页，选“导入”。");
      }, tell, "方案篮还留在这里；请换一个浏览器再试。");
    }, function () { tell(tools.UNBROUGHT); });
  }

  function takeIn(file, tell) {
    var reader = new FileReader();
    if (file.size > 1000000) return tell("这个文件太大，不是方案篮导出的文件。");
    reader.onerror = function () { tell("这个文件读不出来，换一份再试。"); };
    reader.onload = function () {
      var brought = fromFile(String(reader.result));
      if (brought.fault) return tell(brought.fault);
      var told = merge(brought.basket);
      tell("导入了 " + told.come + " 条" + (told.here ? "，" + told.here + " 条这里已经有" : "") + (told.full ? "，" + told.full + " 条放不下" : "") +
        (brought.left ? "；另有 " + brought.left + " 条认不出，没有要" : "") + "。");
    };
    reader.readAsText(file);
  }

  /* The field by which a file is taken in. */
  function importer(tell) {
    var label = window.handbookElement("label", "", "hb-file");
    var input = window.handbookPut(label, "input");
    window.handbookPut(label, "span", "导入方案篮（.json）", "hb-button");
    input.type = "file";
    input.accept = ".json,application/json";
    input.addEventListener("change", function () {
      if (input.files[0]) takeIn(input.files[0], tell);
      input.value = "";
    });
    return label;
  }

  window.handbookCarry = { save: save, importer: importer };
}());
