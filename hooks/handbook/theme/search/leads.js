/* ---- leads: who asks about a trouble is helped by what is done against it, and by the forms of that ---- */

const LEADING = { best: 4, share: 0.6 };

/* Gives what the best answers lead to a share of their score: the smaller the further they stand behind the first, and
   the more there is that they lead to. */
function followLeads(hits, records, query) {
  hits.sort(byScore);
  const known = new Map(hits.map(hit => [hit.record, hit]));
  const first = hits.length ? hits[0].score : 1;
  const shares = hits.slice(0, LEADING.best).map(hit => {
    const leads = records.numbered(records.heads[hit.record].leads || []);
    return { leads: leads, score: LEADING.share * hit.score * hit.score / first / Math.sqrt(leads.length || 1) };
  });
  shares.forEach(share => share.leads.forEach(record => {
    const hit = known.get(record);
    if (hit) hit.score += share.score;
    else hits.push(known.set(record, { record: record, score: share.score, tokens: query.own }).get(record));
  }));
}
