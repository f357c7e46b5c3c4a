/* ---- feedback: what the best answers say is asked for a little, too, so that others that say it come nearer (Rocchio,
   "Relevance feedback in information retrieval", 1971, with the best answers taken for relevant) ---- */

const FEEDBACK = { best: 8, pairs: 20, worth: 0.4 };

/* Raises the answers found by what they have of it. */
function feedBack(hits, records, index, query) {
  if (!hits.length) return;
  hits.sort(byScore);
  const worth = FEEDBACK.worth * hits[0].score;
  const shares = new Float64Array(records.length);
  broughtUp(hits.slice(0, FEEDBACK.best), records, index, query).forEach(found => {
    const places = index.placesOf(found.pair);
    for (let i = 0; i < places.length; i += 2) shares[places[i]] += found.share * places[i + 1] / (SATURATION + places[i + 1]);
  });
  hits.forEach(hit => { hit.score += worth * shares[hit.record]; });
}

/* The pairs that say most of the answers given and were not asked for, each with its share of all of them. */
function broughtUp(hits, records, index, query) {
  const weights = new Map();
  hits.forEach(hit => {
    const pairs = pairsOf(records.get(hit.record), index);
    pairs.forEach(pair => weights.set(pair, (weights.get(pair) || 0) + hit.score / pairs.length));
  });
  query.own.forEach(token => weights.delete(token));
  const found = [];
  weights.forEach((weight, pair) => {
    if (!BINDING.test(pair) || index.isNamed(pair)) found.push({ pair: pair, share: weight * index.rarity(pair) });
  });
  found.sort((one, other) => other.share - one.share || (one.pair < other.pair ? -1 : 1));
  const most = found.slice(0, FEEDBACK.pairs);
  const all = most.reduce((sum, one) => sum + one.share, 0);
  most.forEach(one => { one.share /= all; });
  return most;
}

/* What a record is called, asked for and about; nothing of pages that are no records. */
function pairsOf(record, index) {
  return record.isRecord ? tokensOf(record.told).filter(isPair).concat(index.leadOf(record.number)) : [];
}
