/* ---- characters: what a reader takes for the same is made the same, each character staying in its place ---- */

const SIMPLE = new Map();
for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) SIMPLE.set(TRADITIONAL[i], TRADITIONAL[i + 1]);

const OTHER_FORMS = new RegExp("[A-Z\uff01-\uff5e" + Array.from(SIMPLE.keys()).join("") + "]", "g");

function foldCharacter(character) {
  const code = character.charCodeAt(0);
  const narrow = code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : character;
  return SIMPLE.get(narrow) || narrow.toLowerCase();
}

/* Full width, capitals and traditional forms do not matter; the result is as long as the text. */
function fold(text) {
  return text.replace(OTHER_FORMS, foldCharacter);
}

function isHan(character) {
  return character >= "\u3400" && character <= "\u9fff";
}

/* Stretches without a break: Chinese with the plus signs in it (质量+, 科室+小组), or Latin letters and digits (1+13). */
const RUNS = /[\u3400-\u9fff+]*[\u3400-\u9fff][\u3400-\u9fff+]*|[a-z0-9]+(?:[+.%][a-z0-9]+)*/g;

/* What is looked up: of Chinese every two neighbouring characters, of other words the whole. `text` is folded. */
function tokensOf(text) {
  const tokens = [];
  (text.match(RUNS) || []).forEach(run => {
    if (run.length === 1 || !/[\u3400-\u9fff]/.test(run)) tokens.push(run);
    else for (let i = 0; i + 1 < run.length; i++) tokens.push(run.substr(i, 2));
  });
  return tokens;
}

function isPair(token) {
  return token.length === 2 && isHan(token[0]) && isHan(token[1]);
}

/* A token as the index keeps it: two Chinese characters as one number, which is quicker to look up than a string. */
function keyOf(token) {
  return typeof token === "string" && isPair(token) ? pairKey(token.charCodeAt(0), token.charCodeAt(1)) : token;
}

function pairKey(first, second) {
  return (first - 0x3400) * 0x8000 + second - 0x3400;
}

function tokenOf(key) {
  return typeof key === "number" ? String.fromCharCode(Math.floor(key / 0x8000) + 0x3400, key % 0x8000 + 0x3400) : key;
}

/* Only what is spoken: without quotation marks, spaces and punctuation. `text` is folded. */
function bare(text) {
  return text.replace(/[^\u3400-\u9fff+%a-z0-9]/g, "");
}

function unescapeHtml(html) {
  return html
    .replace(/<\/(?:p|li|h\d|tr|td|div)>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&#39;/g, "'").replace(/&amp;/g, "&");
}

function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
