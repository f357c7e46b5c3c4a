/* ---- sectors: who names one is answered first by what is for it, or for all; where nothing is, that is told ---- */

const OTHER_SECTOR = 0.7; // of its score keeps what is for others only
const LOOKED_THROUGH = 5; // so many of the first answers must all be for others

/* {words, labels, all} of the sectors that a question names: as it names them, what they are called, and what all are called that can
   be named; null when it names none. Of words that hold one another the longest counts: 民营企业 is no 企业 of any kind. */
function sectorsNamed(folded, sectors) {
  const words = [].concat(...sectors.map(sector => sector.words)).sort((one, other) => other.length - one.length);
  const named = [];
  words.reduce((text, word) => {
    if (text.indexOf(word) < 0) return text;
    named.push(word);
    return text.split(word).join(" ");
  }, folded);
  if (!named.length) return null;
  const labels = sectors.filter(sector => sector.words.some(word => named.indexOf(word) >= 0)).map(sector => sector.label);
  return { words: named, labels: new Set(labels), all: new Set(sectors.map(sector => sector.label)) };
}

/* Is a record for one of these, for all, or for nobody in particular? */
function fitsSector(record, named) {
  const own = record.head.sectors || [];
  return !own.length || own.some(sector => named.labels.has(sector) || !named.all.has(sector));
}

/* Is a record for the sector that goes by this word in the question? */
function isOfSector(record, word, query) {
  return Boolean(query.sectors) && query.sectors.words.some(said => said.indexOf(word) >= 0) && (record.head.sectors || []).some(sector => query.sectors.labels.has(sector));
}

function preferSectors(hits, records, query) {
  if (!query.sectors) return;
  hits.forEach(hit => { if (!hit.called && !fitsSector(records.get(hit.record), query.sectors)) hit.score *= OTHER_SECTOR; });
}

/* The sector for which nothing was written, as it was named; empty when there is something. */
function sectorMissed(hits, records, query) {
  if (!query.sectors || !hits.length || hits[0].called) return "";
  const told = hits.slice(0, LOOKED_THROUGH).map(hit => records.get(hit.record)).filter(record => record.head.sectors);
  return told.length && !told.some(record => fitsSector(record, query.sectors)) ? query.asTyped(query.sectors.words[0]) : "";
}
