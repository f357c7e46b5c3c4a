/* Puts two to four practices side by side. Which ones stands in the address: ?ids=a,b. Their columns come in scripts, a
   bundle in each, so that this works from file:// too. Written for browsers of 2016 (ES2015). */
(function () {
  "use strict";

  var MOST = 4;
  var table = document.getElementById("compare");
  var form = document.getElementById("compare-add");
  var said = form.querySelector("[role=status]");
  var root = table.getAttribute("data-root");
  var tools = window.handbookTools;
  var element = window.handbookElement;
  var columns = Object.create(null); // asked by ids from an address: nothing that every object has is among them
  var names = null;
  var needed = false;

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function link(words, address) {
    var made = element("a", words);
    made.href = address;
    return made;
  }

  /* The ids in the address, each once; what is no id is left out. */
  function asked() {
    var found = /[?&]ids=([^&#]*)/.exec(location.search);
    var ids = found ? found[1].replace(/%2C/gi, ",").split(",") : [];
    return ids.filter(function (id, at) { return /^[a-z0-9-]+$/.test(id) && ids.indexOf(id) === at; }).slice(0, MOST);
  }

  function addressOf(ids) { return location.pathname + (ids.length ? "?ids=" + ids.join(",") : ""); }

  function load(path, then) {
    var script = element("script");
    script.src = path;
    script.onload = then || null;
    script.onerror = function () { said.textContent = "没有读到 " + path + "，请刷新一次。"; };
    document.body.appendChild(script);
  }

  /* One text stands for itself, several make a list; a pair is the name and address of a record. */
  function fill(cell, items, missing) {
    if (!items.length) {
      var none = element("span", missing);
      none.className = "hb-missing";
      cell.appendChild(none);
      return;
    }
    var list = items.length > 1 ? cell.appendChild(element("ul")) : null;
    items.forEach(function (item) {
      var place = list ? list.appendChild(element("li")) : cell;
      place.appendChild(typeof item === "string" ? document.createTextNode(item) : link(item[0], tools.file(root + item[1])));
    });
  }

  function head(column) {
    var cell = element("th");
    cell.scope = "col";
    cell.appendChild(link(column.name, tools.file(root + "practices/" + column.id + "/")));
    var drop = link("移出", addressOf(ids.filter(function (id) { return id !== column.id; })));
    drop.className = "hb-button hb-screen";
    drop.setAttribute("aria-label", "移出 " + column.name);
    cell.appendChild(drop);
    return cell;
  }

  function show() {
    var rows = table.tBodies[0].rows;
    var found = ids.filter(function (id) { return columns[id]; });
    each(table.rows, function (row) { while (row.cells.length > 1) row.removeChild(row.lastChild); });
    found.forEach(function (id) {
      table.tHead.rows[0].appendChild(head(columns[id]));
      each(rows, function (row, number) {
        fill(row.appendChild(element("td")), columns[id].rows[number], row.getAttribute("data-missing"));
      });
    });
    table.hidden = !found.length;
    if (saver) saver.hidden = !found.length;
    document.getElementById("compare-none").hidden = found.length > 0;
    table.className = "hb-table hb-compare hb-compare--" + found.length;
  }

  window.handbookCompare = function (bundle) {
    bundle.forEach(function (column) { columns[column.id] = column; });
    show();
  };

  /* The id of a practice tells in which bundle its column is. */
  function bundleOf(id) {
    var total = 0;
    for (var at = 0; at < id.length; at++) total = (total * 31 + id.charCodeAt(at)) % 65521;
    return total % table.getAttribute("data-bundles");
  }

  function loadColumns() {
    var wanted = ids.map(bundleOf).filter(function (number, at, all) { return number >= 0 && all.indexOf(number) === at; });
    var left = wanted.length;
    if (ids.length && !left) tellUnknown();
    wanted.forEach(function (number) { load("columns-" + number + ".js", function () { if (!--left) tellUnknown(); }); });
  }

  function tellUnknown() {
    var unknown = ids.filter(function (id) { return !columns[id]; });
    if (unknown.length) said.textContent = "没有编号为 " + unknown.join("、") + " 的做法。";
  }

  /* All names are asked for when somebody begins to write one. */
  var asking = null; // what is to be added as soon as they are there

  window.handbookNames = function (listed) {
    var options = document.getElementById("compare-names");
    names = listed;
    names.forEach(function (pair) { options.appendChild(element("option")).value = pair[1]; });
    if (asking !== null) add(asking);
  };

  function needNames() {
    if (!needed) load("names.js");
    needed = true;
  }

  /* Nobody types the quotation marks around a name, and 1＋13 is 1+13. */
  function plain(name) { return name.normalize("NFKC").toLowerCase().replace(/[\s“”‘’"'《》「」]/g, ""); }

  /* The practice of that name, or the only one whose name has these words in it. */
  function named(words) {
    var asked = plain(words);
    var same = names.filter(function (pair) { return plain(pair[1]) === asked || pair[0] === words; });
    var like = names.filter(function (pair) { return asked && plain(pair[1]).indexOf(asked) >= 0; });
    return same[0] || (like.length === 1 ? like[0] : null);
  }

  function add(name) {
    if (!names) {
      asking = name;
      return needNames();
    }
    asking = null;
    var found = named(name);
    if (!found) said.textContent = name ? "没有叫“" + name + "”的做法，请从列出的名称里选。" : "先写一个名称。";
    else if (ids.indexOf(found[0]) >= 0) said.textContent = "已经在表里了。";
    else if (ids.length >= MOST) said.textContent = "最多比四条，先移出一条。";
    else location.href = addressOf(ids.concat(found[0]));
  }

  /* ---- the same as a Word document, with its citations ---- */

  var FIRST = 26;
  var MEASURE = 225; // millimetres between the margins of a wide page

  function blocksOf(records) {
    var refs = new window.handbookWord.References();
    var width = (MEASURE - FIRST) / records.length;
    records.forEach(function (data) { refs.learn(data.reports); });
    var rows = Array.prototype.filter.call(table.tBodies[0].rows, function (row) { return row.hasAttribute("data-row"); }).map(function (row) {
      var key = row.getAttribute("data-row");
      return [row.cells[0].textContent.trim()].concat(records.map(function (data) {
        var status = /^(summary|steps|results)$/.test(key) ? data.status : "";
        var told = (data.rows[key] || []).map(function (said) { return refs.said(said, status); });
        if (told.length > 1) told.forEach(function (runs, at) { runs.unshift(at + 1 + ". "); });
        return told.length ? told : row.getAttribute("data-missing");
      }));
    });
    var widths = [FIRST].concat(records.map(function () { return width; }));
    var blocks = [["title", "做法比较"], ["table", widths, ["栏目"].concat(records.map(function (data) { return data.name; })), rows, true]];
    blocks.push(["note", "各栏照来源所写，【编者】是手册编者的话。上角〔〕里先是报告的序号，再是报告的段号；报告列在后面。写明“建议”“转述”“已出台”的，不能写成已经做过；不同来源的数字不能相比。"]);
    return blocks.concat(refs.notes(table.getAttribute("data-book"), tools.today(), window.handbookBasket.addressOf));
  }

  /* What all of these practices say, once the last has come. */
  function withRecords(wanted, then) {
    var records = Object.create(null);
    wanted.forEach(function (id) {
      window.handbookBasket.load("practices/" + id + "/", function (data) {
        records[id] = data;
        if (wanted.every(function (each) { return records[each]; })) then(wanted.map(function (each) { return records[each]; }));
      }, function () { said.textContent = "没有读到“" + columns[id].name + "”，请刷新一次。"; });
    });
  }

  function saveWord() {
    function fail(words) { said.textContent = words; }
    said.textContent = "正在做……";
    tools.besides(["basket.js"], function () {
      window.handbookBasket.withWriter(function () {
        withRecords(ids.filter(function (id) { return columns[id]; }), function (records) {
          window.handbookFill.save("做法比较.docx", window.handbookWord.document(blocksOf(records), true), function (name) {
            said.textContent = "已交给浏览器保存：" + name;
          }, fail, "请改用打印，或换一个浏览器再试。");
        });
      }, fail);
    }, function () { fail(tools.UNBROUGHT); });
  }

  function letSave() {
    var made = tools.button("下载 Word", saveWord);
    made.hidden = true;
    form.insertBefore(made, said);
    return made;
  }

  function remember() {
    try { localStorage.setItem("handbook-compare", ids.join(",")); } catch (refused) { /* the address is enough */ }
  }

  var ids = asked();
  var saver = table.hasAttribute("data-book") ? letSave() : null;
  if (ids.length) remember();
  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    add(form.elements.name.value.trim());
  });
  form.elements.name.addEventListener("focus", needNames);
  tools.dress("landscape.css"); // as a page may not hold a sheet of its own
  show();
  loadColumns();
}());
