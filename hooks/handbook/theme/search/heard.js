/* ---- heard: a name typed with wrong characters of the right sound ---- */

const HEARD_LEAST = 3; // characters that must sound like a name, at least half of them its own
const MEANT_AS_TYPED = /[当里以于向由将用做办看说请找]/; // so common by themselves that nobody meant another

function soundsAlike(one, other) {
  return isHan(one) && isHan(other) && readingsOf(one).some(reading => readingsOf(other).indexOf(reading) >= 0);
}

/* The longest stretch of what was said that is some stretch of a name, but for characters that only sound like those of the
   name: {from, to, name: the characters meant}; null when there is none. */
function heardIn(said, name) {
  let best = null;
  for (let from = 0; from < said.length; from++) {
    for (let at = 0; at < name.length; at++) {
      const run = heardFrom(said, from, name, at);
      if (run && (!best || run.to - run.from > best.to - best.from)) best = run;
    }
  }
  return best;
}

function heardFrom(said, from, name, at) {
  let other = 0;
  let length = 0;
  while (from + length < said.length && at + length < name.length) {
    const one = said[from + length];
    const meant = name[at + length];
    if (one !== meant && (BINDING.test(one) || MEANT_AS_TYPED.test(one) || !soundsAlike(one, meant))) break;
    if (one !== meant) other++;
    length++;
  }
  if (!other || length < HEARD_LEAST || other * 2 > length) return null;
  return { from: from, to: from + length, name: name.slice(at, at + length) };
}

/* The stretch of a question that is heard in a name of a record. */
function heardInNames(record, said) {
  return record.names.reduce((best, name) => {
    const run = heardIn(said, name.folded);
    return run && (!best || run.to - run.from > best.to - best.from) ? run : best;
  }, null);
}
