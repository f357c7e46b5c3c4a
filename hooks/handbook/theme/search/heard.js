/* ---- heard: a name typed with wrong characters of the right sound ---- */

const HEARD_LEAST = 3; // characters that must sound like a name, at least half of them its own
const MEANT_AS_TYPED = /[当里以于向由将用做办看说请找几多]/; // so common by themselves that nobody meant another

function soundsAlike(one, other) {
  return isHan(one) && isHan(other) && readingsOf(one).some(reading => readingsOf(other).indexOf(reading) >= 0);
}

/* For each character of what was said: is it part of a word that is known, so that it was typed as it was meant? */
function typedAsMeant(query, index) {
  const meant = new Array(query.said.length).fill(false);
  query.words.filter(word => word.text.length > 1 && isKnown(word.text, index))
    .forEach(word => meant.fill(true, word.at, word.at + word.text.length));
  return meant;
}

function isKnown(word, index) {
  return COMMON.has(word) || tokensOf(word).every(token => index.count(token) > 0);
}

/* A name with a number in it is heard as a whole: 四部四卡 is 四簿四卡, though 四部 is a word. */
function isCounted(said, at) {
  return at > 0 && COUNTS.test(said[at - 1]);
}

/* The longest stretch of what was said that is some stretch of a name, but for characters that only sound like those of the
   name: {from, to, name: the characters meant}; null when there is none. */
function heardIn(said, name, meant) {
  let best = null;
  for (let from = 0; from < said.length; from++) {
    for (let at = 0; at < name.length; at++) {
      const run = heardFrom(said, from, name, at, meant);
      if (run && (!best || run.to - run.from > best.to - best.from)) best = run;
    }
  }
  return best;
}

function heardFrom(said, from, name, at, meant) {
  let other = 0;
  let length = 0;
  let known = 0; // characters of known words that would be taken for others
  while (from + length < said.length && at + length < name.length) {
    const place = from + length;
    const one = said[place];
    const right = name[at + length];
    if (one !== right) {
      if (BINDING.test(one) || MEANT_AS_TYPED.test(one) || !soundsAlike(one, right)) break;
      if (meant[place]) { if (!isCounted(said, place)) break; known++; }
      other++;
    }
    length++;
  }
  if (!other || length < HEARD_LEAST || other * 2 > length || known && length < said.trim().length) return null;
  return { from: from, to: from + length, name: name.slice(at, at + length) };
}

/* The stretch of a question that is heard in a name of a record. */
function heardInNames(record, query, index) {
  const meant = typedAsMeant(query, index);
  return record.names.reduce((best, name) => {
    const run = heardIn(query.said, name.folded, meant);
    return run && (!best || run.to - run.from > best.to - best.from) ? run : best;
  }, null);
}
