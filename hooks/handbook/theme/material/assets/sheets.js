/* What a wall does not hold is shown one after the other: a text in sheets, each of whole items, a picture in pieces. Loaded by
   takealong.js with projector.js. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. */
(function () {
  "use strict";

  var all = window.handbookTools.all;

  /* ---- text ---- */

  // what is shown whole or not at all; a heading of the third level also stands above what follows of it on the next sheet
  var ITEMS = "li, p, tr, h3, dl > div, dt, dd, pre, blockquote";
  // the head of a section and of a table, who speaks, and by which reports, are told on every sheet
  var EVERYWHERE = "h2, thead, caption, figure, .hb-by__label, .hb-wallsource, .hb-wallbar";

  function hasWords(part) {
    return Array.prototype.some.call(part.childNodes, function (node) { return node.nodeType === Node.TEXT_NODE && node.data.trim(); });
  }

  /* The items of a section in their order: whatever of it is seen is in one of them, also what no list here foresees. */
  function items(parts) {
    return parts.reduce(function (found, part) {
      if (!part.getClientRects().length || part.matches(EVERYWHERE)) return found;
      return found.concat(part.matches(ITEMS) || hasWords(part) || !part.children.length ? [part] : items(all(":scope > *", part)));
    }, []);
  }

  /* What surrounds items and has nothing to say without them. */
  function around(found, parts) {
    return found.reduce(function (holders, item) {
      for (var one = item; parts.indexOf(one) < 0 && (one = one.parentNode);) if (holders.indexOf(one) < 0) holders.push(one);
      return holders;
    }, []);
  }

  /* Shows these of the items alone, and what surrounds them. */
  function showOnly(shown, found, holders) {
    found.forEach(function (item) { item.classList.toggle("hb-offsheet", shown.indexOf(item) < 0); });
    holders.forEach(function (holder) {
      holder.classList.toggle("hb-offsheet", !shown.some(function (item) { return holder.contains(item); }));
    });
  }

  function isHeading(item) { return item.tagName === "H3"; }

  /* What says what comes next: a heading, a term, the words above a list. */
  function leads(item) {
    var next = item.nextElementSibling;
    return isHeading(item) || item.tagName === "DT" || Boolean(item.tagName === "P" && next && /^[OUD]L$/.test(next.tagName) && /：$/.test(item.textContent.trim()));
  }

  // where a group begins that is better seen together: what stands under a heading, under a term, at last each item
  var GROUPS = [isHeading, function (item) { return item.tagName !== "DD"; }, function () { return true; }];

  /* Items in groups, none of which ends with what leads to the next. */
  function grouped(found, begins) {
    return found.reduce(function (made, item) {
      var last = made[made.length - 1];
      if (last && (!begins(item) || leads(last[last.length - 1]))) last.push(item);
      else made.push([item]);
      return made;
    }, []);
  }

  /* Cuts items into sheets of which `fits` says that all of it is seen: a group stays together where it fits on a sheet of its own.
     An item that does not fit alone has its own. */
  function sheets(found, fits) {
    var made = [];
    var head = null;
    function place(group, level) {
      var last = made[made.length - 1];
      if (isHeading(group[0])) head = group[0];
      var own = head && group.indexOf(head) < 0 ? [head].concat(group) : group;
      if (last && fits(last.concat(group))) made[made.length - 1] = last.concat(group);
      else if (level === GROUPS.length || fits(own)) made.push(own);
      else grouped(group, GROUPS[level]).forEach(function (part) { place(part, level + 1); });
    }
    if (found.length) place(found, 0);
    made.forEach(function (sheet, at) { if (at) keepCompany(made, at, fits); });
    return made;
  }

  /* What would stand alone on a sheet gets its neighbour from the sheet before, where that has enough left. */
  function keepCompany(made, at, fits) {
    var before = grouped(made[at - 1], GROUPS[1]);
    var isCarried = isHeading(made[at][0]) && made.slice(0, at).some(function (sheet) { return sheet.indexOf(made[at][0]) >= 0; });
    var own = isCarried ? made[at].slice(1) : made[at];
    var moved = before[before.length - 1];
    var joined = made[at].slice(0, isCarried ? 1 : 0).concat(moved, own);
    if (before.length < 3 || grouped(own, GROUPS[1]).length > 1 || isHeading(own[0]) || moved.some(isHeading) || !fits(joined)) return;
    made[at] = joined;
    made[at - 1] = made[at - 1].slice(0, -moved.length);
  }

  /* ---- a picture: as large as fits, its letters never below 28 px ---- */

  var LETTER = 28;

  /* From where to where the boxes of a picture reach, in its own units, and its lines of text with the bar below each. */
  function stretches(svg) {
    function ends(shape) { var area = shape.getBBox(); return [area.y, area.y + area.height]; }
    var boxes = all("rect", svg).map(ends);
    var lines = all("text", svg).map(ends).filter(function (line) {
      return boxes.every(function (box) { return line[0] >= box[1] || line[1] <= box[0]; });
    });
    return boxes.concat(lines.map(function (line) { return [line[0], line[1] + 16]; }));
  }

  /* Cuts a picture between its boxes, so that no piece is higher than `room`. */
  function pieces(svg, room) {
    var height = svg.viewBox.baseVal.height;
    var taken = stretches(svg);
    var cuts = taken.map(function (stretch) { return stretch[1] + 2; }).filter(function (y) {
      return taken.every(function (stretch) { return stretch[0] >= y || stretch[1] <= y; });
    });
    var found = [];
    for (var from = 0; height - from > room + 1; from = found[found.length - 1][1]) {
      var fitting = cuts.filter(function (y) { return y > from && y <= from + room; });
      found.push([from, fitting.length ? Math.max.apply(null, fitting) : from + room]);
    }
    return found.concat([[from, height]]);
  }

  /* Sizes the picture of what is on the wall; gives its pieces, one for a picture that is seen whole. */
  function fitPicture(svg, floor) {
    var sheet = svg.viewBox.baseVal;
    var least = LETTER / (svg.querySelector(".hb-head") ? 12 : 14);
    var most = Math.min(LETTER / 12, svg.parentNode.clientWidth / sheet.width);
    var room = floor - svg.getBoundingClientRect().top - pageYOffset;
    var scale = Math.min(most, Math.max(least, room / sheet.height));
    svg.style.width = Math.ceil(sheet.width * scale) + "px";
    return pieces(svg, Math.max(room, 8 * LETTER) / scale);
  }

  /* How much of the wall is taken by what stands below a picture: its caption, its source, the bar. */
  function below(svg) {
    return document.querySelector("article").getBoundingClientRect().bottom - svg.getBoundingClientRect().bottom;
  }

  /* What belongs to the picture follows its last piece. */
  function showPiece(svg, piece, whole) {
    var height = piece[1] - piece[0];
    svg.setAttribute("viewBox", "0 " + piece[0] + " " + svg.viewBox.baseVal.width + " " + height);
    svg.setAttribute("height", height);
    svg.parentNode.parentNode.classList.toggle("hb-more", piece[1] < whole);
  }

  window.handbookSheets = { items: items, around: around, showOnly: showOnly, cut: sheets, fitPicture: fitPicture, below: below, showPiece: showPiece };
}());
