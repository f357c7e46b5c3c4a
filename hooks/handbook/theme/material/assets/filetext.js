/* The text of a file that a reader has chosen: plain text, or a Word document, for which more is loaded. Nothing leaves this
   machine. Loaded by reader.js when a file is chosen. Written for browsers of 2016 (ES2015); works from file://. */
(function () {
  "use strict";

  var MOST = 20 * 1024 * 1024; // bytes of a file, or of what is unpacked from it; as in reports/bounds.py
  var MOST_SAID = "20 MB";
  var PATIENCE = "请用 Word 或 WPS 打开，另存为 .docx 或 UTF-8 编码的 .txt，再选那一份。";

  var PACKED = [0x50, 0x4b, 0x03, 0x04]; // how an archive begins

  function Refused(message) { this.message = message; }

  function begins(bytes, signs) {
    return signs.every(function (sign, at) { return bytes[at] === sign; });
  }

  /* ---- plain text ---- */

  function decoded(bytes, encoding) {
    try { return new TextDecoder(encoding, { fatal: true }).decode(bytes); } catch (error) { return null; }
  }

  function plain(bytes) {
    var wide = begins(bytes, [0xff, 0xfe]) ? "utf-16le" : begins(bytes, [0xfe, 0xff]) ? "utf-16be" : "";
    var found = (wide ? [wide] : ["utf-8", "gb18030"]).map(function (encoding) { return decoded(bytes, encoding); })
      .filter(function (text) { return text !== null && !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text); });
    if (!found.length) throw new Refused("读不出文字：不是 UTF-8、GB18030 或 UTF-16 编码的文本。" + PATIENCE);
    return found[0];
  }

  /* ---- a file ---- */

  function textOf(bytes) {
    if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Refused("是旧版 .doc 或加了密码的文档。" + PATIENCE);
    if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) throw new Refused("是 PDF，浏览器里读不准它的文字。" + PATIENCE);
    if (begins(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw new Refused("是 RTF 文档。" + PATIENCE);
    if (begins(bytes, PACKED)) return window.handbookWordText(bytes);
    return { text: plain(bytes), note: "" };
  }

  function read(bytes, done, fail) {
    try {
      var found = textOf(bytes);
      found.text = found.text.replace(/\r\n?/g, "\n");
      if (!found.text.trim()) throw new Refused("里没有文字。");
      done(found);
    } catch (error) {
      fail(error instanceof Refused ? error.message : "读不出来。" + PATIENCE);
    }
  }

  /* Reads a file: `done` is given its text and what must be known of it, `fail` what is wrong, in words. */
  function readFile(file, done, fail) {
    if (!window.TextDecoder) return fail("读不了：这个浏览器太旧，认不出 GB18030 和 UTF-8。请换一个新一些的浏览器。");
    if (!file.size) return fail("是空文件。");
    if (file.size > MOST) return fail("超过 " + MOST_SAID + "：报告不会这么大，请去掉图片或拆开后再选。");
    var reader = new FileReader();
    reader.onerror = function () { fail("打不开：请确认它还在原来的地方，并且有读取权限。"); };
    reader.onload = function () {
      var bytes = new Uint8Array(reader.result);
      function go() { read(bytes, done, fail); }
      function lost() { fail("没有读：" + window.handbookTools.UNBROUGHT); }
      if (begins(bytes, PACKED)) window.handbookTools.besides(["fflate.js", "tabletext.js", "wordtext.js"], go, lost); else go();
    };
    reader.readAsArrayBuffer(file);
  }

  window.handbookFileText = { read: readFile, plain: plain, Refused: Refused, MOST: MOST, MOST_SAID: MOST_SAID, PATIENCE: PATIENCE };
}());
