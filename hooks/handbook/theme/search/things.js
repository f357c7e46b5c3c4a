/* ---- things: the words of a question that an answer must have, and what is done where none has all of them ---- */

const MET = { least: 0.3, power: 1.5, phrase: 0.5, says: 0.6, meant: 0.9 };

/* Each word that says something, with what it is worth and the tokens of it and of other words for it. */
function demandsOf(query, index) {
  const words = query.words.filter(word => word.says >= MET.says && word.text.length > 1);
  return words.map(word => ({
    text: word.text,
    worth: word.says * sumOf(tokensOf(word.text), index) / tokensOf(word.text).length, tokens: tokensOf(word.text),
    others: query.meant.filter(meant => meant[0].indexOf(word.text) >= 0)
      .reduce((all, meant) => all.concat(meant[1].filter(other => other !== meant[0]).map(tokensOf)), [])
  }));
}

/* How much of what is demanded a hit has, from 0 to 1. */
function metBy(hit, demands) {
  const got = new Set(hit.tokens);
  let met = 0;
  let all = 0;
  demands.forEach(word => {
    const share = word.tokens.filter(token => got.has(token)).length / word.tokens.length;
    met += word.worth * Math.max(share, word.others.some(tokens => tokens.every(token => got.has(token))) ? MET.meant : 0);
    all += word.worth;
  });
  return all ? met / all : 1;
}

/* How far a hit's score goes down by what it has not of the demands. */
function lowered(hit, demands) {
  return MET.least + (1 - MET.least) * Math.pow(metBy(hit, demands), MET.power);
}

/* ---- who asks how two things differ is not helped by what differs from one of them ---- */

const COMPARED = new RegExp("^(.{2,6}?)(?:和|跟|与|同|还是)(.{2,6}?)" +
  "(?:是不是|是(?:同)?一回事|是一样|有(?:什么|啥|何|没有)?(?:区别|不同|不一样|差别)|的?(?:区别|关系|不同)|怎么分)");
const OTHER_PAIR = 0.5; // of the score of an answer that has but one of them

function holdToBoth(hits, records, query, index) {
  const compared = COMPARED.exec(query.folded);
  if (!compared) return;
  const both = compared.slice(1).map(words => words.replace(/^请问/, ""));
  hits.forEach(hit => { if (!both.every(words => isThere(records.get(hit.record), words, index))) hit.score *= OTHER_PAIR; });
}

/* ---- a question of several things of which no answer has all ---- */

const APART = { least: 2, most: 3, worth: 0.4, first: 3, score: 0.1 };

/* Where none of the first answers is about one of the things, the best that is becomes the last of these. Gives the things that
   were brought so. */
function bringThings(hits, records, query, index) {
  if (!hits.length || hits[0].called || hits[0].name) return [];
  const demands = demandsOf(query, index);
  const worth = APART.worth * Math.max(...demands.map(word => word.worth));
  const things = demands.filter(word => word.worth >= worth);
  if (things.length < APART.least || things.length > APART.most) return [];
  return things.filter(thing => bring(thing, hits, records, index)).map(thing => thing.text);
}

function bring(thing, hits, records, index) {
  const at = hits.findIndex(hit => tells(records.get(hit.record), thing.text, index));
  if (at < APART.first || hits[at].score < APART.score * hits[0].score) return false;
  hits.splice(APART.first - 1, 0, hits.splice(at, 1)[0]);
  return true;
}
