/* Forms and kits filled in, put together in this browser: nothing leaves this machine, nothing is kept. Loaded by unit.js and
   batch.js when somebody asks for such a file. Written for browsers of 2016 (ES2015); works from file://, where no file may be
   fetched: what forms are made of comes as scripts beside them. */
(function () {
  "use strict";

  var W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  var W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  var DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  var LATE = "没有取到表单的文件：请刷新页面再试；是离线包的，要整个解压以后再打开。";
  var TYPES = {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    zip: "application/zip",
    json: "application/json",
  };
  var NO_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/g; // what no XML may hold, see layout.py; of pairs see clean()

  var tools = window.handbookTools;
  var forms = Object.create(null); // asked by ids: nothing that every object has is among them
  var kits = {};
  var shared = null;

  window.handbookForm = function (id, form) { forms[id] = form; };
  window.handbookKit = function (address, kit) { kits[address] = kit; };
  window.handbookParts = function (own, packed) { shared = { own: own, packed: packed }; };

  /* ---- what is needed ---- */

  /* Loads scripts: each is what tells that it holds what it should, and its place beside this one. */
  function needing(wanted, then, fail) {
    function late() { fail(LATE); }
    tools.besides(wanted.map(function (each) { return each[1]; }), function () {
      if (wanted.every(function (each) { return each[0](); })) then(); else late();
    }, late);
  }

  function library() { return [function () { return window.handbookZip; }, "fflate.js"]; }
  function parts() { return [function () { return shared; }, "../templates/parts.js"]; }
  function formScript(id) { return [function () { return forms[id]; }, "../templates/" + id + "/" + id + ".js"]; }
  function kitScript(address) { return [function () { return kits[address]; }, "../" + address.replace(/zip$/, "js")]; }

  function bytes(text) {
    var read = atob(text);
    var all = new Uint8Array(read.length);
    for (var at = 0; at < read.length; at++) all[at] = read.charCodeAt(at);
    return all;
  }

  /* Signs beyond the first plane are pairs of what alone is none. */
  function clean(text) {
    return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g, function (sign) { return sign.length > 1 ? sign : sign.replace(NO_XML, ""); });
  }

  /* ---- archives ---- */

  var BEGINNING = new Date(1980, 0, 1); // the time in all our archives: they tell nobody when they were made

  function zipped(entries) { return window.handbookZip.zipSync(entries, { mtime: BEGINNING, os: 0 }); }

  function parsed(packed) { return new DOMParser().parseFromString(window.handbookZip.strFromU8(packed), "application/xml"); }

  function written(tree) { return window.handbookZip.strToU8(DECLARATION + new XMLSerializer().serializeToString(tree.documentElement)); }

  /* ---- Word: content controls are known by their tags ---- */

  function named(node, name) { return Array.prototype.slice.call(node.getElementsByTagNameNS(W, name)); }

  function tagOf(control) { return named(control, "tag")[0].getAttributeNS(W, "val"); }

  function drop(node) { if (node) node.parentNode.removeChild(node); }

  /* Text in a run that looks like the first one of the control, without the grey of what the editor had filled in. */
  function put(control, text) {
    var content = named(control, "sdtContent")[0];
    var runs = named(content, "r");
    var run = runs[0];
    runs.slice(1).forEach(drop);
    Array.prototype.slice.call(run.childNodes).forEach(function (child) { if (child.localName !== "rPr" || named(child, "rStyle").length) drop(child); });
    named(control, "showingPlcHdr").forEach(drop);
    clean(text).split("\n").forEach(function (line, number) {
      var piece = run.ownerDocument.createElementNS(W, "w:t");
      if (number) run.appendChild(run.ownerDocument.createElementNS(W, "w:br"));
      piece.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      piece.textContent = line;
      run.appendChild(piece);
    });
  }

  /* What the editor had filled in is grey by its paragraph, too; so is what takes its place no more. */
  var OWN_LOOK = { CellGiven: "Cell", Clause: "Indented" };

  function above(node, name) {
    while (node && node.localName !== name) node = node.parentNode;
    return node;
  }

  function ungrey(control) {
    var style = named(above(control, "p"), "pStyle")[0];
    var look = style && OWN_LOOK[style.getAttributeNS(W, "val")];
    if (look) style.setAttributeNS(W, "w:val", look);
  }

  function boxIn(control) { return control.getElementsByTagNameNS(W14, "checkbox")[0]; }

  function tick(control) {
    control.getElementsByTagNameNS(W14, "checked")[0].setAttributeNS(W14, "w14:val", "1");
    named(control, "t")[0].textContent = "\u2611";
  }

  /* A value in a control: true ticks its box; a day is known to Word as one. */
  function set(control, value) {
    if (value === true) return tick(control);
    var date = named(control, "date")[0];
    put(control, value.text || value);
    ungrey(control);
    if (value.day && date) date.setAttributeNS(W, "w:fullDate", value.day + "T00:00:00Z");
  }

  /* The document of a form or a first sheet, as a tree. */
  function documentOf(found) { return parsed(window.handbookZip.inflateSync(bytes(found.word))); }

  function word(tree) { return packed(written(tree)); }

  /* A document of ours whose own part is the given one. */
  function packed(own) {
    var entries = window.handbookZip.unzipSync(bytes(shared.packed));
    entries[shared.own] = own;
    return zipped(entries);
  }

  /* The same from text. */
  function wordFrom(text) { return packed(window.handbookZip.strToU8(DECLARATION + clean(text))); }

  function filledTree(form, values) {
    var tree = documentOf(form);
    named(tree, "sdt").forEach(function (control) { if (values[tagOf(control)]) put(control, values[tagOf(control)]); });
    return tree;
  }

  function filledWord(form, values) { return word(filledTree(form, values)); }

  /* ---- Excel: what stands above and below the table is one text each ---- */

  /* A label's value in place of the room to write it that follows the label. */
  function beside(text, label, value) {
    var at = text.indexOf(label + "：") + label.length + 1;
    var room = /^　*/.exec(text.slice(at))[0].length;
    var rest = text.slice(at + room);
    return text.slice(0, at) + value + (rest ? new Array(Math.max(2, room - value.length) + 1).join("　") : "") + rest;
  }

  function filledLine(form, values) {
    return form.lines.reduceRight(function (text, line) { return values[line[0]] ? beside(text, line[1], values[line[0]]) : text; }, form.unit);
  }

  function filledSheet(form, values) {
    var entries = window.handbookZip.unzipSync(bytes(form.sheet));
    var tree = parsed(entries["xl/sharedStrings.xml"]);
    Array.prototype.forEach.call(tree.getElementsByTagNameNS("*", "t"), function (text) {
      if (form.unit && text.textContent === form.unit) text.textContent = clean(filledLine(form, values));
      else if (values.post && text.textContent === form.sign) text.textContent = clean(text.textContent.replace(form.post + "：", function () { return values.post + "："; }));
    });
    entries["xl/sharedStrings.xml"] = written(tree);
    return zipped(entries);
  }

  /* ---- what is asked for ---- */

  function filesOf(id, values) {
    var form = forms[id];
    var files = [[form.name + ".docx", filledWord(form, values)]];
    return form.sheet ? files.concat([[form.name + ".xlsx", filledSheet(form, values)]]) : files;
  }

  function kitOf(kit, values) {
    var entries = {};
    var first = Object.assign({}, values, values.site ? { site: values.site + kit.page } : {});
    entries[kit.first] = [filledWord(kit, first), { level: 0 }];
    kit.forms.forEach(function (id, number) {
      filesOf(id, values).forEach(function (file) { entries[number + 1 + "-" + file[0]] = [file[1], { level: 0 }]; });
    });
    return zipped(entries);
  }

  /* Hands a file to the browser, and tells how it went: `done` its name, `fail` what to do instead (`other`). */
  function save(name, content, done, fail, other) {
    if (tools.save(name, content, TYPES[name.replace(/.*\./, "")])) done(name);
    else fail(tools.UNSAVED + (other || "请下载本页现成的文件，打开后自己填，或换一个浏览器再试。"));
  }

  /* A form with what a unit calls itself, as a file with this ending; `done` is given the name under which it was saved. */
  function saveForm(id, ending, values, done, fail) {
    withForm(id, function () {
      var file = filesOf(id, values).filter(function (each) { return each[0].slice(-4) === ending; })[0];
      save(file[0], file[1], done, fail);
    }, fail);
  }

  /* The workbook for many copies, as it is. */
  function saveBlank(id, done, fail) {
    withForm(id, function (form) {
      save(form.name + "-批量填.xlsx", bytes(form.blank), done, fail);
    }, fail);
  }

  function saveKit(address, values, done, fail) {
    needing([library(), parts(), kitScript(address)], function () {
      var kit = kits[address];
      needing(kit.forms.map(formScript), function () {
        save(kit.name, kitOf(kit, values), done, fail);
      }, fail);
    }, fail);
  }

  /* What a link to a file of a form, or to a kit, leads to. */
  function saveLink(link, values, done, fail) {
    var form = /templates\/([a-z0-9-]+)\/\1\.(docx|xlsx)$/.exec(link.href);
    var kit = /[a-z]+\/[a-z0-9-]+\/[a-z0-9-]+-kit\.zip$/.exec(link.href);
    var blank = /templates\/([a-z0-9-]+)\/\1-batch\.xlsx$/.exec(link.href);
    if (form) saveForm(form[1], form[2], values, done, fail);
    else if (blank) saveBlank(blank[1], done, fail);
    else if (kit) saveKit(kit[0], values, done, fail);
    else fail(LATE);
  }

  function withForm(id, then, fail) {
    needing([library(), parts(), formScript(id)], function () { then(forms[id]); }, fail);
  }

  function withParts(then, fail) { needing([library(), parts()], then, fail); }

  window.handbookFill = {
    filledTree: filledTree, withParts: withParts, wordFrom: wordFrom,
    form: saveForm, link: saveLink, withForm: withForm, documentOf: documentOf, word: word, named: named, tagOf: tagOf, above: above,
    boxIn: boxIn, clean: clean, drop: drop, set: set, zipped: zipped, save: save,
  };
}());
