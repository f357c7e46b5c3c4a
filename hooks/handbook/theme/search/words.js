/* ---- words: what is one word of a question, and how much it says by itself ---- */

/* The lines of WORDS: words that are used for everything (以后, 大家) say next to nothing, frequent ones little, others all;
   those of the last two lines name a thing. */
const SAYS = [0.25, 0.6, 0.85, 1, 0.85, 1];
const THINGS = 4;
const COMMON = new Map(); // pair → line of WORDS
WORDS.split("\n").forEach((line, tier) => {
  line.split(" ").forEach(group => {
    for (let i = 1; i < group.length; i++) COMMON.set(group[0] + group[i], tier);
  });
});

/* What a way to take a stretch apart is worth: a pair that is a word, one that only stands in a name (it may be the end of a word
   and the beginning of the next), what either gains that many records have, a character that holds a sentence together. */
const TAKEN = { word: 1.8, wordOften: 0.3, named: 1.4, namedOften: 0.7, often: 0.25, binding: 0.8 };

/* How much a pair is worth as a word; 0 when it is none that is known. */
function worthAsWord(pair, index) {
  const word = COMMON.has(pair);
  if (!word && !index.isNamed(pair)) return 0;
  const often = Math.min(1, index.count(pair) / (TAKEN.often * index.size));
  return word ? TAKEN.word + TAKEN.wordOften * often : TAKEN.named + TAKEN.namedOften * often;
}

/* Characters that end a longer word: 申请 + 书. */
const ENDING = /[书表单卡证费信章册簿薄室员率制法词稿题库票图号期]/;
const LOOSE = /[后前时里中上下内外为与向已将之请各本于]/; // holds what stands after it to what stands before: begins no word that is not known
const COUNTS = /[一二两三四五六七八九十几多各]/; // begins words that say how many, or that it is done together: 一批, 一起
const SINGLE = 0.3; // what a character says that is left alone
const STRUNG = 0.5; // and what several do that stand together: a rare word, or a verb and what is done

/* The words of a stretch of Chinese: [{from, to, says, thing}], with what each says and whether it names a thing. Characters
   that are left alone make one word with their neighbours that are left alone too, or end the word before them. */
function wordsOf(run, index) {
  const best = [{ worth: 0, length: 0 }]; // of the first i characters
  for (let i = 1; i <= run.length; i++) {
    best[i] = { worth: best[i - 1].worth + (BINDING.test(run[i - 1]) ? TAKEN.binding : 0), length: 1 };
    const pair = i > 1 ? worthAsWord(run.substr(i - 2, 2), index) : 0;
    if (pair && best[i - 2].worth + pair >= best[i].worth) best[i] = { worth: best[i - 2].worth + pair, length: 2 };
  }
  const words = [];
  for (let i = run.length; i > 0; i -= best[i].length) words.unshift(wordAt(run, i - best[i].length, i, index));
  return joined(words, run);
}

function wordAt(run, from, to, index) {
  if (to - from === 1) return { from: from, to: to, says: BINDING.test(run[from]) ? 0 : SINGLE, thing: false, alone: true };
  const pair = run.slice(from, to);
  const line = COMMON.get(pair);
  const filler = isFiller(run, from, to, index);
  const says = line === undefined || index.isNamed(pair) && !filler ? 1 : SAYS[line];
  return { from: from, to: to, says: says, thing: line >= THINGS, alone: false, filler: filler };
}

/* Does a word only say how many, though it stands in a name? It is part of the name where what stands beside it belongs to it
   there, too: 五个一批, but not 裁一批人. */
function isFiller(run, from, to, index) {
  if (COMMON.get(run.slice(from, to)) !== 0 || !COUNTS.test(run[from]) || to - from === run.length) return false;
  return !index.isNamed(run.substr(from - 1, from ? 2 : 0)) && !index.isNamed(run.substr(to - 1, 2));
}

function joined(words, run) {
  const found = [];
  words.forEach(word => {
    const last = found[found.length - 1];
    const fits = word.says === SINGLE && last && last.says && (last.alone && !LOOSE.test(run[last.from]) || ENDING.test(run[word.from]));
    if (fits) { last.to = word.to; last.thing = ENDING.test(run[word.from]); last.says = last.thing ? 1 : STRUNG; }
    else found.push(word);
  });
  return found;
}
