/* ---- signs: words that were written in few bytes at build (hooks/handbook/exports/search/signs.py) ---- */

const PAGE = "\u0001"; // ends of a document, of a field and of one of several of a field
const FIELD = "\u0002";
const ITEM = "\u0003";
const SIGNS = 93; // one is told from another by its code, from that of the space on, without two that JSON does not take as they are

function signOf(code) {
  return code - 0x20 - (code > 0x22 ? 1 : 0) - (code > 0x5c ? 1 : 0);
}

/* The text that was written with an alphabet, of which the first `single` are one sign each. */
function readSigns(written, alphabet, single) {
  const characters = Array.from(alphabet);
  let found = "";
  for (let i = 0; i < written.length; i++) {
    const sign = signOf(written.charCodeAt(i));
    found += characters[sign < single ? sign : single + (sign - single) * SIGNS + signOf(written.charCodeAt(++i))];
  }
  return found;
}

/* Makes of what was written of each document of a part an object, its names among it. */
function readHeads(part) {
  const fieldsOf = Object.keys(part.heads);
  part.heads = readSigns(part.names, part.alphabet, part.single).split(PAGE).map((page, number) => {
    const head = {};
    fieldsOf.forEach(field => { if (part.heads[field][number]) head[field] = part.heads[field][number]; });
    const fields = page.split(FIELD).map(field => field ? field.split(ITEM) : []);
    head.title = fields[0].join("");
    head.aliases = head.record ? fields[1].concat(idOf(head.location)) : fields[1];
    head.asks = fields[2];
    head.parts = fields[3];
    return head;
  });
}
