/* ---- how names sound: for pinyin, initials, and words typed with a wrong character of the right sound ---- */

const SYLLABLES = []; // as they are typed: "a", "ai", …
const READ_AS = new Map(); // character → the numbers of its syllables
READINGS.split("\n").forEach((line, number) => {
  const at = line.indexOf(" ");
  SYLLABLES.push(line.slice(0, at));
  for (let i = at + 1; i < line.length; i++) {
    const known = READ_AS.get(line[i]);
    if (known) known.push(number);
    else READ_AS.set(line[i], [number]);
  }
});

const SILENT = [];

function readingsOf(character) {
  return READ_AS.get(character) || SILENT;
}

/* Every two neighbouring syllables that two characters can be read as, as keys of the index: negative, so that no pair of
   characters has the same. */
function soundsOf(first, second) {
  const firsts = readingsOf(first);
  const seconds = readingsOf(second);
  const sounds = [];
  for (let i = 0; i < firsts.length; i++) {
    for (let j = 0; j < seconds.length; j++) sounds.push(-(firsts[i] * SYLLABLES.length + seconds[j] + 1));
  }
  return sounds;
}

/* How far into `name` (folded) typed letters reach when they are read from its place `at`: sanlian, slsw and slianw all
   read 三联三为. Gives the place after the last character read and how many were spelt out, or null. */
function readLetters(name, at, letters, from, spelt) {
  if (from === letters.length) return { to: at, spelt: spelt };
  if (at === name.length) return null;
  const readings = isHan(name[at]) ? readingsOf(name[at]).map(number => SYLLABLES[number]) : /[a-z0-9+]/.test(name[at]) ? [name[at]] : null;
  if (!readings) return readLetters(name, at + 1, letters, from, spelt);
  let best = null;
  readings.forEach(reading => {
    let known = 0;
    while (known < reading.length && letters[from + known] === reading[known]) known++;
    // the whole syllable, its beginning where the typing ends, or its first letter
    const steps = known === reading.length ? [known, 1] : from + known === letters.length && known ? [known] : known ? [1] : [];
    steps.forEach(step => {
      if (best) return;
      best = readLetters(name, at + 1, letters, from + step, spelt + (step === reading.length ? 1 : 0));
    });
  });
  return best;
}

/* Where typed letters can be read in a name: from, to, and how well from 0 to 4; null when they cannot. */
function pronounce(name, letters) {
  for (let at = 0; at < name.length; at++) {
    if (!isHan(name[at]) && !/[a-z0-9]/.test(name[at])) continue;
    const read = readLetters(name, at, letters, 0, 0);
    if (!read) continue;
    const whole = bare(name.slice(0, at)) === "" && bare(name.slice(read.to)) === "";
    const spelt = read.spelt / (read.to - at);
    return { from: at, to: read.to, fit: (whole ? 2 : 0) + (at === 0 ? 0.5 : 0) + spelt };
  }
  return null;
}
