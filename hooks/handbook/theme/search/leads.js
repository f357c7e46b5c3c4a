/* ---- leads: who asks about a trouble is helped by what is done against it, and by the forms of that; after the answers ---- */

const LEADING = { best: 4, share: 0.6, left: 5, below: 0.999 };

/* Gives what the best answers lead to a share of their score: the smaller the further they stand behind the first, and
   the more there is that they lead to. The first answers stay as they are: measured on questions written apart, what is led to
   takes the place of more right answers among them than it brings. */
function followLeads(hits, records, query) {
  hits.sort(byScore);
  const known = new Map(hits.map(hit => [hit.record, hit]));
  const left = new Set(hits.slice(0, LEADING.left));
  const most = hits.length > LEADING.left ? LEADING.below * hits[LEADING.left - 1].score : Infinity;
  const first = hits.length ? hits[0].score : 1;
  const shares = hits.slice(0, LEADING.best).map(hit => {
    const leads = records.leadsOf(hit.record);
    return { leads: leads, score: LEADING.share * hit.score * hit.score / first / Math.sqrt(leads.length || 1) };
  });
  shares.forEach(share => share.leads.forEach(record => {
    const hit = known.get(record);
    if (left.has(hit)) return;
    if (hit) hit.score = Math.max(hit.score, Math.min(most, hit.score + share.score));
    else hits.push(known.set(record, { record: record, score: Math.min(most, share.score), tokens: query.own }).get(record));
  }));
}
