/* ---- twins: records of one name, of which one is told below the other ---- */

/* A term and the problem, or whatever else, that goes by its name answer the same: the second is told below the first. */
function areTwins(one, other) {
  const term = one.kind === "term" ? one : other;
  const named = one.kind === "term" ? other : one;
  if (term.kind !== "term" || named.kind === "term" || !named.isRecord) return false;
  const names = named.kind === "problem" ? named.names : named.names.slice(0, 1);
  return names.some(name => name.bare === term.names[0].bare);
}

/* Of the two the one that says what is done leads, wherever the word is not asked about as a word. */
const ACTED_ON = { situation: true, method: true, problem: true };
const AS_A_WORD = /是什么|什么意思|什么叫|叫什么|含义|定义|写法|怎么写|怎样写|能不能写|规范/;

function withoutTwins(hits, records, query) {
  const found = [];
  hits.forEach(hit => {
    const at = found.findIndex(other => areTwins(records.get(other.record), records.get(hit.record)));
    if (at < 0) found.push(hit); else found[at] = ofTwins(found[at], hit, records, query);
  });
  return found;
}

function ofTwins(first, second, records, query) {
  const turned = ACTED_ON[records.get(second.record).kind] && !AS_A_WORD.test(query.folded);
  const told = turned ? second : first;
  const below = turned ? first : second;
  told.twins = (first.twins || []).concat(below);
  if (turned) first.twins = [];
  return told;
}
