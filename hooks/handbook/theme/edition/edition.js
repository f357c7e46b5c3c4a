/* Which edition these pages are: in the line on top, and in every citation of a page. Written for browsers of 2016 (ES2015);
   works from file://; asks for nothing. */
(function () {
  "use strict";

  var edition = $edition;
  var words = edition.name + " 版";
  var root = document.currentScript.src.replace(/[^/]*$/, "");
  var file = decodeURI(location.href.replace(/[?#].*$/, "")).slice(decodeURI(root).length).replace(/(^|\/)$/, "$1index.html");
  var page = file.replace(/(^|\/)index\.html$/, "$1");

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  function link(href, text) {
    var made = document.createElement("a");
    made.href = href;
    made.textContent = text;
    return made;
  }

  all(".hb-edition__name").forEach(function (place) { place.textContent = words; });
  all(".hb-edition__newer").forEach(function (place) {
    if (edition.newer) {
      place.appendChild(document.createTextNode("。后来又定了 "));
      place.appendChild(edition.published ? link(root + "../" + edition.newer + "/index.html", edition.newer + " 版") : document.createTextNode(edition.newer + " 版"));
    }
    if (edition.published) {
      place.appendChild(document.createTextNode("。"));
      place.appendChild(link(root + "../../" + file, "看现在的这一页"));
    }
  });

  /* What is cited is this edition: its address, and its name where the form has a place for it. */
  var own = (edition.address ? edition.address.replace(/\/*$/, "/") : "");

  function cite(text) {
    if (text.indexOf(own + page) < 0) return text;
    return text.split(own + page).join(own + "v/" + edition.name + "/" + page)
      .replace("，访问日期：", "，" + words + "，访问日期：")
      .replace(/\[EB\/OL\]\. (?=[（[])/, "[EB/OL]. " + words + ". ")
      .replace(/\n}$/, ",\n  edition = {" + edition.name + "}\n}")
      .replace(/\nER {2}- $/, "\nET  - " + edition.name + "\nER  - ");
  }

  if (page) all("details.hb-citing dd").forEach(function (form) { form.textContent = cite(form.textContent); });
}());
