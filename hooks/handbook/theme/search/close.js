/* ---- close: how much what a record is called, asked for and about is what was asked ---- */

const MOST_OF_IT = 0.5; // must a record have that has the whole query as it was written
const CLOSE = {
  title: 100, question: 70, alias: 60, titleAsked: 40, aliasAsked: 30, inTitle: 2.6, inAlias: 2.2, inText: 1.5
};
/* Who types a word of everyday wants to know what to do: a method, or a situation, comes before a single example of it and before
   how the word is used. What that is worth where its title, another name or a question of it has the whole of what was said. */
const DONE = { situation: true, method: true };
const LEADS = { alias: 1.3, inTitle: 3, inName: 2.2, inQuestion: 1.6 }; // what is called so by another name stays below a title
/* Who asks what to do does not ask what the word means. */
const WHAT_TO_DO = /怎么办|怎么搞|怎么做|怎么弄|怎样做|如何做/;

/* What a record's score is multiplied by: exact names first, then phrases, then scattered words. */
function closeness(record, query, covered, index) {
  const asked = query.bare;
  const core = query.core;
  if (record.questions.indexOf(asked) >= 0) return CLOSE.question;
  const about = record.kind !== "term" || !WHAT_TO_DO.test(query.folded);
  let best = core.length > 1 && covered >= MOST_OF_IT && index.isInText(record.number, core) ? CLOSE.inText : 1;
  record.names.forEach((name, number) => {
    best = Math.max(best, closenessOfName(name.bare, asked, core, number === 0, about));
  });
  return best;
}

function closenessOfName(name, asked, core, isTitle, about) {
  if (name === asked) return isTitle ? CLOSE.title : CLOSE.alias;
  if (name === core && about) return isTitle ? CLOSE.titleAsked : CLOSE.aliasAsked;
  return core.length > 1 && name.indexOf(core) >= 0 ? (isTitle ? CLOSE.inTitle : CLOSE.inAlias) : 1;
}

/* What is done about what was said gains by it. */
function leading(record, query, close) {
  if (!DONE[record.kind] || query.core.length < 2 || isSentence(query) || close === CLOSE.title) return 1;
  if (close === CLOSE.alias) return LEADS.alias;
  if (record.names[0].bare.indexOf(query.core) >= 0) return LEADS.inTitle;
  if (record.names.some(name => name.bare.indexOf(query.core) >= 0)) return LEADS.inName;
  return record.questions.some(question => question.indexOf(query.core) >= 0) ? LEADS.inQuestion : 1;
}
