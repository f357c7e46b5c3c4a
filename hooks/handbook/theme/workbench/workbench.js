/* The workbench: passages are cited by a click, answers are held against the rules while they are written, and saved as a record.
   Sends to nobody but the program that serves this page. */
(function () {
  "use strict";

  var base = document.body.getAttribute("data-base");
  var told = document.getElementById("told");
  var SENTENCES = ["actor", "object", "rhythm", "record", "feedback", "steps", "results"];
  var last = null; // the sentence in which somebody wrote last
  var timer = 0;
  var asked = 0;

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }

  function send(name, data, then) {
    fetch(base + name, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data) }).then(function (answer) {
      return answer.ok ? answer.json().then(then) : answer.text().then(function (why) { told.textContent = why; });
    }).catch(function () { told.textContent = "连不上：serve 还在运行吗？"; });
  }

  /* ---- another record ---- */

  var choose = document.getElementById("choose");
  if (choose) {
    choose.addEventListener("submit", function (event) {
      event.preventDefault();
      location.href = base + "record/" + encodeURIComponent(document.getElementById("which").value.trim());
    });
  }

  /* ---- source records ---- */

  /* The page anew, with the reports where the marks say that they begin and end. */
  function divide() {
    var spans = [], open = null;
    function close() { if (open) spans.push(open[0] + "-" + open[1]); open = null; }
    all("#lines li").forEach(function (line) {
      if (line.querySelector(".begins").checked) { close(); open = [line.getAttribute("data-start"), 0]; }
      if (open) open[1] = line.getAttribute("data-end");
      if (line.querySelector(".ends").checked) close();
    });
    close();
    if (spans.length) location.href = base + "pieces/" + spans.join(".");
    else told.textContent = "至少勾一个“起”。";
  }

  var sources = document.getElementById("sources");
  if (sources) {
    sources.addEventListener("submit", function (event) {
      event.preventDefault();
      var data = {};
      all("input, select", sources).forEach(function (field) { data[field.name] = field.value; });
      send("sources", data, function () { location.href = base; });
    });
    document.getElementById("divide").addEventListener("click", divide);
    return;
  }

  /* ---- a practice that is written, or a record that is righted ---- */

  var record = document.getElementById("record");
  var form = record || document.getElementById("practice");
  var preview = document.getElementById("preview");
  if (!form) return;

  function cited() { return all(".passage[aria-pressed=true]").map(function (passage) { return passage.getAttribute("data-cite"); }); }

  /* Of a record only what is different is sent. */
  function differs(field) {
    if (field.type === "checkbox") return field.checked;
    if (field.tagName === "SELECT") return !field.options[field.selectedIndex].defaultSelected;
    return field.value !== field.defaultValue;
  }

  function righted() {
    var data = { id: record.getAttribute("data-id"), digest: record.getAttribute("data-digest") };
    all("input, textarea, select", form).filter(differs).forEach(function (field) { data[field.name] = field.value; });
    return data;
  }

  function answers() {
    if (record) return righted();
    var data = { cites: cited().join(",") };
    all("input, textarea", form).forEach(function (field) {
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.checked) data[field.name] = data[field.name] ? data[field.name] + "、" + field.value : field.value;
      } else if (field.value.trim()) data[field.name] = field.value;
    });
    return data;
  }

  /* The fields of a key, in which anything may be: parts of a name are called as the report calls them. */
  function named(key) { return all("[name]", form).filter(function (field) { return field.name === key; }); }

  /* Where a saying is told: beside its place, or beside the nearest around it. */
  function place(key) {
    for (var at = key; at; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) {
      if (document.getElementById("q-" + at + "-said")) return document.getElementById("q-" + at + "-said");
    }
    return document.getElementById("q--said");
  }

  function tell(judged) {
    all(".said", form).forEach(function (each) { each.textContent = ""; });
    all("[aria-invalid]", form).forEach(function (each) { each.removeAttribute("aria-invalid"); });
    judged.told.forEach(function (each) {
      var line = document.createElement("p");
      line.textContent = each.message + "。" + each.remedy;
      if (each.is_error) line.className = "wrong";
      place(each.key).appendChild(line);
      if (each.is_error) named(each.key).forEach(function (field) { field.setAttribute("aria-invalid", "true"); });
    });
    if (!preview.hidden) preview.src = base + "preview?" + (asked += 1);
  }

  function check() { clearTimeout(timer); send(record ? "record-check" : "check", answers(), tell); }
  function soon() { clearTimeout(timer); timer = setTimeout(check, 600); }

  /* Press a passage: it is cited, and at the end of the line in which somebody writes a sentence. */
  function press(passage) {
    if (record) {
      if (!last || !last.hasAttribute("data-cites")) return;
      last.value = last.value.replace(/\s*$/, function () { return last.value.trim() ? "\n" : ""; }) + passage.getAttribute("data-cite");
      passage.setAttribute("aria-pressed", "true");
      soon();
      return;
    }
    var on = passage.getAttribute("aria-pressed") !== "true";
    passage.setAttribute("aria-pressed", String(on));
    if (on && last && last.value.trim()) {
      var end = last.value.indexOf("\n", last.selectionEnd);
      end = end < 0 ? last.value.length : end;
      var line = last.value.slice(last.value.lastIndexOf("\n", end - 1) + 1, end);
      if (line.trim() && !/（第[0-9、]+段）$/.test(line)) {
        last.value = last.value.slice(0, end) + "（第" + passage.getAttribute("data-number") + "段）" + last.value.slice(end);
      }
    }
    soon();
  }

  function propose() {
    send("propose", { cites: cited().join(",") }, function (found) {
      Object.keys(found).forEach(function (key) {
        if (key.indexOf("hint:") === 0) {
          var hint = document.getElementById("q-" + key.slice(5) + "-hint");
          hint.textContent = { name: "报告里写作：", results: "报告里的数字：", solves: "用词最接近的：" }[key.slice(5)] + found[key];
          return;
        }
        var fields = named(key);
        if (fields[0].type === "radio") {
          if (!fields.some(function (field) { return field.checked; })) fields.forEach(function (field) { field.checked = field.value === found[key]; });
        } else if (!fields[0].value.trim()) fields[0].value = found[key];
      });
      told.textContent = Object.keys(found).length ? "" : "先在左边点要引用的段落。";
      soon();
    });
  }

  function begin_anew() {
    form.reset();
    last = null;
    all(".passage[aria-pressed=true]").forEach(function (passage) { passage.setAttribute("aria-pressed", "false"); });
    all(".hint", form).forEach(function (hint) { hint.textContent = ""; });
    tell({ told: [] });
  }

  function save(event) {
    if (event) event.preventDefault();
    clearTimeout(timer);
    send(record ? "record-save" : "save", answers(), function (judged) {
      tell(judged);
      var wrong = judged.told.filter(function (each) { return each.is_error; });
      if (judged.saved && record) {
        location.hash = "saved";
        location.reload();
      } else if (judged.saved) {
        told.textContent = "已写好 " + judged.saved + "。可以接着写下一条。";
        begin_anew();
      } else {
        told.textContent = "还有 " + wrong.length + " 处要改，没有写。";
        var field = wrong.length && named(wrong[0].key)[0];
        if (field) field.focus();
      }
    });
  }

  document.addEventListener("click", function (event) {
    all(".passage").forEach(function (passage) { if (passage.contains(event.target)) press(passage); });
  });
  form.addEventListener("focusin", function (event) {
    if (event.target.name) last = record || SENTENCES.indexOf(event.target.name) >= 0 ? event.target : null;
  });
  form.addEventListener("input", soon);
  form.addEventListener("submit", save);
  form.addEventListener("keydown", function (event) { if (event.ctrlKey && event.key === "Enter") save(); });
  if (!record) document.getElementById("propose").addEventListener("click", propose);
  if (record && location.hash === "#saved") told.textContent = "已写好。可以接着改，或在下面打开另一条。";
  document.getElementById("show").addEventListener("click", function () { preview.hidden = false; check(); });
}());
