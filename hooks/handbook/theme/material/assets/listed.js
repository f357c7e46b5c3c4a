/* What is listed in the page of results: a result with all that goes with it, and of which kinds the results are. Loaded by
   asking.js. ES2015. */
(function () {
  "use strict";

  var ORDER = ["situation", "problem", "method", "practice", "template", "term", "course", "source", "page"]; // of the kinds

  var hits = window.handbookHits;
  if (!hits) return;
  var element = hits.element;

  /* Each result by itself: what stands below another one of its name, too. */
  function each(all) {
    return all.reduce(function (found, result) {
      return found.concat(result, result.twins.map(function (twin) { return twin.alone; }));
    }, []);
  }

  function kindOf(result) { return result.kind || "page"; }

  function labelOf(result) { return result.kind ? result.tags[0] : "页面"; }

  function hit(result) {
    var item = element("li", "", "hb-hit");
    var name = element("h2", "", "hb-hit__name");
    var link = name.appendChild(element("a"));
    hits.tell(item, name, result, link);
    addFiles(item, hits.filesOf(result.location, link.textContent, result.files));
    addForms(item, result);
    if (result.twins.length) addTwins(item.appendChild(element("p", "", "hb-hit__twins")), result.twins);
    return item;
  }

  function addFiles(parent, files) {
    if (!files.length) return;
    var line = parent.appendChild(element("p", "", "hb-hit__files"));
    files.forEach(function (file) {
      line.appendChild(file);
      line.appendChild(document.createTextNode(" "));
    });
  }

  /* The forms of a result and its kit: what one came for is one click away. In one line; further forms wait behind a word. */
  function addForms(item, result) {
    if (!result.forms.length && !result.kit) return;
    var line = item.appendChild(element("div", "", "hb-hit__forms"));
    result.forms.slice(0, 1).forEach(function (form) { addForm(line, form); });
    if (result.kit) addFiles(line, [hits.kitOf(result)]);
    if (result.forms.length < 2) return;
    var more = line.appendChild(element("details"));
    more.appendChild(element("summary", "更多表单"));
    result.forms.slice(1).forEach(function (form) { addForm(more, form); });
  }

  function addForm(parent, form) {
    var line = parent.appendChild(element("div"));
    line.appendChild(hits.link(form.title, form.location));
    addFiles(line, hits.filesOf(form.location, form.title, form.files));
  }

  function addTwins(line, twins) {
    line.textContent = "同名的";
    twins.forEach(function (twin) {
      line.appendChild(document.createTextNode(twin.label + "："));
      line.appendChild(hits.link(twin.title, twin.location));
    });
  }

  /* Of each kind that there is [kind, label, number of results], in their order. */
  function kindsOf(all) {
    var found = {};
    each(all).forEach(function (result) {
      var kind = kindOf(result);
      found[kind] = found[kind] || [kind, labelOf(result), 0];
      found[kind][2]++;
    });
    return Object.keys(found).sort(function (one, other) { return placeOf(one) - placeOf(other); }).map(function (kind) { return found[kind]; });
  }

  function placeOf(kind) { return (ORDER.indexOf(kind) + 1) || ORDER.length + 1; }

  window.handbookListed = { each: each, kindOf: kindOf, kindsOf: kindsOf, hit: hit };
}());
