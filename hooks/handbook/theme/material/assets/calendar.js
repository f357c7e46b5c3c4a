/* The calendar: what falls into this month; and what a reader ticks becomes a file for calendars (iCalendar, RFC 5545), from
   the month that is chosen. Written for browsers of 2016 (ES2015); works from file://; asks for nothing. Without it the ready file can still be taken. */
(function () {
  "use strict";

  var tools = window.handbookTools;
  var put = window.handbookPut;
  var all = tools.all;
  var place = document.getElementById("calendar");
  var LABELS = { 1: "每月", 2: "每两个月", 3: "每季", 6: "每半年", 12: "每年" };
  var WIDTH = 75; // octets of a line
  var NOTE = "日子只是占位，哪天办由自己定。";

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function octets(letter) { return unescape(encodeURIComponent(letter)).length; }

  function letters(text) { return text.match(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) || []; }

  function folded(line) {
    var size = 0;
    return letters(line).map(function (letter) {
      var own = octets(letter);
      if (size + own <= WIDTH) { size += own; return letter; }
      size = own + 1;
      return "\r\n " + letter;
    }).join("");
  }

  function meant(text) { return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n"); }

  /* An event begins with the chosen month, or with the first after it that its words name. */
  function begins(months, start) {
    var year = Number(start.slice(0, 4));
    var month = Number(start.slice(5, 7));
    var later = months.filter(function (each) { return each >= month; });
    if (!months.length) return year + two(month) + "01";
    return (later.length ? year : year + 1) + two(later.length ? later[0] : months[0]) + "01";
  }

  function rule(period, months) {
    if (months.length) return "FREQ=YEARLY;BYMONTH=" + months.join(",") + ";BYMONTHDAY=1";
    return period === 12 ? "FREQ=YEARLY" : "FREQ=MONTHLY;INTERVAL=" + period;
  }

  function monthsOf(beat) { return (beat.getAttribute("data-months") || "").split(",").filter(Boolean).map(Number); }

  function periodOf(beat) { return Number(beat.getAttribute("data-period")); }

  /* On whose word: passages stand in the row, the articles of a rule once for all rows that follow it. */
  function ground(beat) {
    var name = nameOf(beat).href;
    var own = beat.parentNode.querySelector(".hb-marks");
    var rules = own ? [] : all(".hb-grounds li").filter(function (rule) { return rule.querySelector("a").href === name; });
    if (rules.length) own = rules[0].querySelector("span");
    return own ? own.textContent.trim() + "。" : "编者的建议。";
  }

  function event(beat, start, stamp) {
    var row = beat.parentNode;
    var months = monthsOf(beat);
    var period = periodOf(beat);
    return [
      "BEGIN:VEVENT", "UID:" + beat.getAttribute("data-uid") + "@" + place.getAttribute("data-place"), "DTSTAMP:" + stamp,
      "DTSTART;VALUE=DATE:" + begins(months, start), "RRULE:" + rule(period, months),
      "SUMMARY:" + meant(LABELS[period] + "：" + row.querySelector("a").textContent + "，" + beat.textContent),
      "DESCRIPTION:" + meant(ground(beat) + NOTE), "TRANSP:TRANSPARENT", "END:VEVENT",
    ];
  }

  function file(beats, start) {
    var stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + meant(document.title) + "//ZH", "CALSCALE:GREGORIAN"];
    beats.forEach(function (beat) { lines = lines.concat(event(beat, start, stamp)); });
    return lines.concat("END:VCALENDAR").map(function (line) { return folded(line) + "\r\n"; }).join("");
  }

  /* ---- this month ---- */

  var SORTS = [["rules", "规定写明的"], ["forms", "要填的表", true, "只有用这条做法的单位才填。"], ["practices", "报告里这样做", true]];

  function list(parent, label, beats, isFolded, whose) {
    var place = isFolded ? put(parent, "details") : parent;
    put(place, isFolded ? "summary" : "h3", isFolded ? label + " " + beats.length + " 条" : label);
    if (whose) put(place, "p", whose).className = "hb-note";
    var rows = put(place, "ul");
    if (isFolded) place.className = "hb-fold hb-more";
    rows.className = "hb-list";
    beats.forEach(function (beat) { rows.appendChild(copyOf(beat.parentNode)); });
  }

  /* What is told of it, without the box: what is ticked is ticked in its own place. */
  function copyOf(row) {
    var copy = row.cloneNode(true);
    all(".hb-tick", copy).forEach(function (tick) { tick.parentNode.removeChild(tick); });
    copy.querySelector(".hb-beat").className = "";
    return copy;
  }

  function nameOf(beat) { return beat.parentNode.querySelector("a:not(.hb-download)").cloneNode(true); }

  /* What rules ask for once a year without a month may fall into this one: each once, by what does it, then by whose rule it is. */
  function listYearly(parent) {
    var told = [];
    var rules = all(".hb-beat[data-sort=rules]");
    var yearly = rules.filter(function (beat) {
      var own = nameOf(beat).href;
      if (periodOf(beat) !== 12 || monthsOf(beat).length || told.indexOf(own) >= 0) return false;
      return told.push(own);
    });
    if (!yearly.length) return;
    var place = put(parent, "details");
    place.className = "hb-yearly hb-fold hb-more";
    put(place, "summary", "规定写明每年一次、没写哪个月的 " + yearly.length + " 条");
    var rows = put(place, "ul");
    rows.className = "hb-list";
    yearly.forEach(function (beat) {
      var name = nameOf(beat);
      var due = beat.parentNode.querySelector(".hb-due");
      // what is done at other times, too, under this name is told apart
      var isSplit = rules.filter(function (other) { return nameOf(other).href === name.href; }).length > 1;
      tellYearly(put(put(rows, "li"), "span"), due ? all(".hb-byfile", due) : [], name, isSplit ? "：" + beat.textContent : "");
    });
  }

  function tellYearly(row, ways, name, words) {
    ways.forEach(function (way, at) {
      if (at) row.appendChild(document.createTextNode("、"));
      row.appendChild(way.cloneNode(true));
    });
    if (ways.length) row.appendChild(document.createTextNode("（"));
    row.appendChild(name);
    row.appendChild(document.createTextNode(words + (ways.length ? "）" : "")));
  }

  /* What is done every month stands under this one, and is not told twice; what makes a file of it comes after. */
  function bringMonthly() {
    var monthly = document.getElementById("month");
    for (var node = monthly, next; node && (node === monthly || node.tagName !== "H2"); node = next) {
      next = node.nextSibling;
      place.parentNode.insertBefore(node, place);
    }
  }

  function showMonth(month) {
    var due = all(".hb-beat").filter(function (beat) { return monthsOf(beat).indexOf(month) >= 0; });
    var shown = document.createElement("section");
    shown.className = "hb-month hb-screen";
    put(shown, "h2", "这个月（" + month + " 月）要办什么").id = "this-month";
    SORTS.forEach(function (sort) {
      var beats = due.filter(function (beat) { return beat.getAttribute("data-sort") === sort[0]; });
      if (beats.length) list(shown, sort[1], beats, sort[2], sort[3]);
    });
    place.parentNode.insertBefore(shown, place);
    bringMonthly();
    var later = document.createElement("div");
    later.className = "hb-screen";
    listYearly(later);
    put(later, "p", (due.length ? "" : "没有一条点明这个月。") + "按季、按半年、按年而没写哪个月的在后面，哪个月办由自己定。").className = "hb-note";
    place.parentNode.insertBefore(later, place);
  }

  /* ---- ticking ---- */

  var boxes = all(".hb-beat").map(function (beat) {
    var row = beat.parentNode;
    var label = document.createElement("label");
    var box = document.createElement("input");
    box.type = "checkbox";
    box.checked = beat.getAttribute("data-sort") === "rules";
    label.className = "hb-screen hb-tick";
    box.setAttribute("aria-label", "放进日历：" + row.querySelector("a").textContent + "，" + beat.textContent);
    box.addEventListener("change", count);
    label.appendChild(box);
    row.insertBefore(label, row.firstChild);
    return { box: box, beat: beat };
  });

  function chosen() { return boxes.filter(function (each) { return each.box.checked; }).map(function (each) { return each.beat; }); }

  function months() {
    var select = document.createElement("select");
    var now = new Date();
    for (var ahead = 0; ahead < 18; ahead += 1) {
      var month = new Date(now.getFullYear(), now.getMonth() + ahead, 1);
      var option = document.createElement("option");
      option.value = month.getFullYear() + "-" + two(month.getMonth() + 1);
      option.textContent = month.getFullYear() + " 年 " + (month.getMonth() + 1) + " 月";
      select.appendChild(option);
    }
    return select;
  }

  var bar = document.createElement("p");
  var label = document.createElement("label");
  var start = months();
  var give = tools.button("下载日历文件", save);
  var said = document.createElement("span");
  var ready = all(".hb-tools a[download]", place); // the ready file holds what is ticked to begin with

  function save() {
    var isSaved = tools.save("日历.ics", file(chosen(), start.value), "text/calendar");
    ready.forEach(function (link) { link.hidden = isSaved; });
    said.textContent = isSaved ? "" : tools.UNSAVED + (ready.length ? "请下载本页现成的日历文件。" : "请换一个浏览器再试。");
  }

  function count() {
    give.textContent = "下载日历文件：勾选的 " + chosen().length + " 项";
    give.disabled = !chosen().length;
  }

  ready.forEach(function (link) { link.hidden = true; });
  bar.className = "hb-tools hb-screen";
  label.appendChild(document.createTextNode("放进手机、电脑的日历：勾上要记的，从哪个月开始 "));
  label.appendChild(start);
  bar.appendChild(label);
  bar.appendChild(give);
  said.className = "hb-note";
  said.setAttribute("role", "status");
  bar.appendChild(said);
  place.appendChild(bar);
  count();
  showMonth(new Date().getMonth() + 1);
}());
