/* A practice as it is offered, as its page would have it: the parts of practice.html in their order, with its classes. Loaded by
   offer.js. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var element = window.handbookElement;
  var given, label, shown;

  function linesOf(text) { return text.split("\n").map(function (line) { return line.trim(); }).filter(Boolean); }

  var STRUCTURE = ["actor", "object", "rhythm", "record", "feedback"];
  function add(node) { shown.appendChild(node); return node; }

  /* A sentence, and the passage at its end as a mark of its own. */
  function claim(name, text) {
    var node = element(name), found = /^([^]*?)（(第[0-9、—-]+段)）。?$/.exec(text);
    node.appendChild(document.createTextNode(found ? found[1] : text));
    if (found) {
      node.appendChild(document.createTextNode(" "));
      node.appendChild(element("span", found[2], "hb-note"));
    }
    return node;
  }
  function told(title, key, name, className, note) {
    if (!given(key)) return;
    add(element("h4", title));
    if (note) add(element("p", note, "hb-note"));
    var list = add(element(name, "", className));
    linesOf(given(key)).forEach(function (line) { list.appendChild(claim("li", line)); });
  }
  function meta() {
    var line = add(element("p", "", "hb-meta"));
    var words = ["organisation", "sectors", "level", "mechanism"].map(given).filter(Boolean).join(" · ");
    line.appendChild(document.createTextNode(words + " "));
    line.appendChild(element("span", given("status"), "hb-status"));
    line.appendChild(document.createTextNode(" "));
    line.appendChild(element("span", given("evidence"), "hb-evidence"));
  }
  function parts() {
    if (!given("parts")) return;
    add(element("h4", "简称拆解"));
    var box = add(element("div", "", "hb-parts"));
    linesOf(given("parts")).forEach(function (line) {
      var at = line.search(/[：:]/), section = element("section"), list = element("ol");
      section.appendChild(element("h5", "“" + line.slice(0, at) + "”"));
      line.slice(at + 1).split(/[、，,；;]/).forEach(function (item) { if (item.trim()) list.appendChild(element("li", item.trim())); });
      section.appendChild(list);
      box.appendChild(section);
    });
  }
  function structure() {
    var has = STRUCTURE.filter(given);
    if (!has.length) return;
    add(element("h4", "机制结构"));
    var table = add(element("table", "", "hb-table hb-structure")), body = element("tbody");
    table.appendChild(element("caption", "谁、对谁、多久一次、留下什么、怎样反馈"));
    has.forEach(function (key) {
      var row = element("tr"), head = element("th", label(key));
      head.scope = "row";
      row.appendChild(head);
      row.appendChild(claim("td", given(key)));
      body.appendChild(row);
    });
    table.appendChild(body);
  }

  /* Shows in a place what is answered to the questions of these keys, under their labels. */
  window.handbookPreview = function (place, answerTo, labelOf) {
    given = answerTo;
    label = labelOf;
    shown = place;
    shown.textContent = "";
    add(element("h3", given("name")));
    add(element("p", given("summary"), "hb-lead"));
    meta();
    told("操作要点", "steps", "ol", "hb-steps");
    add(element("h4", "所需表单"));
    add(element("p", "收进手册时由编者配上手册里的表单。", "hb-note"));
    told("成效与出处", "results", "ul", "hb-told", "以下是来源自述；不同来源的数字不相加，也不表示因果。");
    parts();
    structure();
    var untold = STRUCTURE.concat("steps", "results").filter(function (key) { return !given(key); }).map(label);
    if (untold.length) add(element("p", "来源没有写：" + untold.join("、") + "。", "hb-untold"));
    if (given("named_by") === "编者") add(element("p", "名称是编者拟的，来源没有给它起名。", "hb-note"));
    if (given("solves")) {
      add(element("h4", "解决的问题"));
      add(element("p", given("solves")));
    }
    add(element("h4", "来源"));
    add(element("p", given("report") + "，" + given("place")));
  };
}());
