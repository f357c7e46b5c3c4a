/* A page opened by double-click may not start a worker, so in the offline package the search runs in a hidden frame
   instead: same script, same messages, no server. Only there; over http the browser's own workers do it. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  window.Worker = function (address) {
    var worker = document.createElement("i"); // any element can receive and send events
    var frame = document.createElement("iframe");
    var waiting = [];
    var inside = null;

    function send(target, data) {
      setTimeout(function () { target.dispatchEvent(new MessageEvent("message", { data: data })); }, 0);
    }

    function start() {
      var script = frame.contentDocument.createElement("script");
      frame.onload = null;
      frame.contentWindow.postMessage = function (data) { send(worker, data); };
      script.onload = function () {
        inside = frame.contentWindow;
        waiting.forEach(function (data) { send(inside, data); });
      };
      script.onerror = function () { worker.dispatchEvent(new Event("error")); };
      script.src = address;
      frame.contentDocument.body.appendChild(script);
    }

    worker.postMessage = function (data) { if (inside) send(inside, data); else waiting.push(data); };
    worker.terminate = function () { frame.parentNode.removeChild(frame); };
    frame.hidden = true;
    frame.onload = start; // at once in Chromium, a moment later in Firefox
    document.body.appendChild(frame);
    return worker;
  };
}());
