/* ---- characters: what a reader takes for the same is made the same, each character staying in its place ---- */

const FOLDED = new Uint16Array(0x10000); // code → that of the form that stands for all forms of the character
for (let code = 0; code < FOLDED.length; code++) FOLDED[code] = code;
for (let code = 0x41; code <= 0x5a; code++) FOLDED[code] = code + 0x20;
for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) FOLDED[TRADITIONAL.charCodeAt(i)] = TRADITIONAL.charCodeAt(i + 1);
for (let code = 0xff01; code <= 0xff5e; code++) FOLDED[code] = FOLDED[code - 0xfee0];

const SPOKEN = new Uint8Array(0x10000); // 1: neither quotation mark, space nor punctuation
for (let code = 0x3400; code <= 0x9fff; code++) SPOKEN[code] = 1;
for (const character of "+%0123456789abcdefghijklmnopqrstuvwxyz") SPOKEN[character.charCodeAt(0)] = 1;

const CODES = new Uint16Array(0x2000); // characters that are made at a time

/* Full width, capitals and traditional forms do not matter; the result is as long as the text. */
function fold(text) {
  return made(text, 0);
}

/* Only what is spoken: without quotation marks, spaces and punctuation. `text` is folded. */
function bare(text) {
  return made(text, 1);
}

function made(text, spoken) {
  let at = 0;
  for (let code = 0; at < text.length; at++) if (FOLDED[code = text.charCodeAt(at)] !== code || SPOKEN[code] < spoken) break;
  if (at === text.length) return text; // as most is
  let done = "";
  for (let from = 0; from < text.length; from += CODES.length) {
    const to = Math.min(text.length, from + CODES.length);
    let length = 0;
    for (let i = from; i < to; i++) {
      const code = FOLDED[text.charCodeAt(i)];
      if (SPOKEN[code] >= spoken) CODES[length++] = code;
    }
    done += String.fromCharCode.apply(null, CODES.subarray(0, length));
  }
  return done;
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
