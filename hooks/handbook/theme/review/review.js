(function () {
  "use strict";
  var KEY = "handbook-reader";
  var items = Array.prototype.slice.call(document.querySelectorAll(".item"));
  var reader = document.getElementById("reader");
  var confirm = document.getElementById("confirm");
  var told = document.getElementById("told");
  var at = -1;

  function kept() { try { return localStorage.getItem(KEY) || ""; } catch (_) { return ""; } }
  function keep(name) { try { localStorage.setItem(KEY, name); } catch (_) { /* the name is asked for again */ } }
  function tell(text) { told.textContent = text; }

  var name = kept();
  reader.value = name || reader.dataset.suggested;
  confirm.hidden = Boolean(name);

  function settle() {
    name = reader.value.trim();
    if (name) keep(name);
    confirm.hidden = Boolean(name);
    tell(name ? "" : "先写签读人：自己的名字。");
    if (name && at < 0) go(0);
  }
  confirm.addEventListener("click", settle);
  reader.addEventListener("input", function () { name = ""; confirm.hidden = false; });
  reader.addEventListener("keydown", function (event) { if (event.key === "Enter") settle(); });

  function go(to) {
    if (!items.length) return;
    if (at >= 0) items[at].classList.remove("current");
    at = Math.max(0, Math.min(items.length - 1, to));
    items[at].classList.add("current");
    items[at].focus({preventScroll: true});
    items[at].scrollIntoView({block: "start"});
  }

  function sign(item) {
    var button = item.querySelector(".sign");
    if (!button || button.disabled) return;
    if (!name) { tell("先写签读人，再按“就用这个名字”。"); reader.focus(); return; }
    button.disabled = true;
    fetch(location.pathname, {
      method: "POST", headers: {"Content-Type": "application/json"},
      body: JSON.stringify({at: item.dataset.at, said: item.dataset.said, rests: item.dataset.rests, reader: name})
    }).then(function (answer) {
      return answer.text().then(function (text) {
        if (!answer.ok) throw new Error(text);
        done(item, JSON.parse(text));
      });
    }).catch(function (error) {
      button.disabled = false;
      tell(error instanceof TypeError ? "没有签成：预览已经停了，重新运行 serve。" : error.message);
    });
  }

  function done(item, now) {
    item.querySelector(".state span").textContent = now.state;
    if (now.signed) item.classList.add("signed");
    var button = item.querySelector(".sign");
    if (button) button.remove();
    tell("已签：" + name + "。" + now.said + " 条说法，签够的 " + now.done + " 条。");
    if (items.indexOf(item) === at) item.focus({preventScroll: true});
  }

  items.forEach(function (item, number) {
    item.addEventListener("focusin", function () { if (number !== at) { if (at >= 0) items[at].classList.remove("current"); at = number; item.classList.add("current"); } });
    var button = item.querySelector(".sign");
    if (button) button.addEventListener("click", function () { sign(item); });
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target === reader) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "s" && at >= 0) sign(items[at]);
    else if (event.key === "n") { var next = document.getElementById("following"); if (next) location.href = next.href; }
    else return;
    event.preventDefault();
  });

  if (!name) reader.focus(); else go(0);
})();
