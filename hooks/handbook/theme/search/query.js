/* ---- the query: what is asked for, in the words of the handbook as well as in the reader's ---- */

/* What only makes a question of it. Longer ones first. */
const EMPTY = new RegExp([
  "(?:19|20)\\d\\d年度?", "请问", "是不是(?:一回事|一样)", "是(?:同)?一回事", "是一样的?(?=吗|$)", "有(?:什么|啥|何)(?:区别|不同|不一样|差别)", "做些什么", "做点什么", "有什么", "需不需要", "好不好", "行不行", "该不该", "是否", "能否", "到底", "究竟",
  "我们", "咱们", "你们", "他们", "怎么办", "怎么样", "怎么写", "怎么做", "怎么搞", "怎么", "怎样", "如何", "为什么", "是什么", "什么", "哪些", "哪个", "哪里",
  "多长时间", "多长", "能不能", "要不要", "会不会", "可不可以", "可以", "应该", "有没有", "是不是", "应当", "多久", "有哪", "要什么", "才能", "老是",
  "的时候", "一下", "才", "吗", "呢", "吧", "啊"
].join("|"), "g");
/* Who names a month asks for what is to be done in one: 11月要做什么. */
const MONTH = /(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?=要|该|应|得|干|做|有|忙|抓|办|搞)/g;
/* Characters that hold a sentence together. A pair with one of them says something only where it is part of a name
   (在职, 会议), else next to nothing (大家都在外面). */
const BINDING = /[的了都在和跟把被给让吗呢么怎能会要是有没不也就还这那很太只从到对来去又再着过得们个我你他想谁哪该些每]/;
/* What stands after it is what the reader does without: 不用开会也能学习. */
const WITHOUT = /不用|不必|不占|不增加|不再|不另|无需|不需要|用不着|不想|不靠|不花|不设|不搞|不办|不加|除了/g;
/* All that is said between such a word and this is done without: 不念文件也能学. */
const ALL_THE_SAME = /[不没](.{1,8}?)(?:也能|也可|也行|还能|照样|就能)/;
const BEFORE_COUNT = /[了过掉]?好?$/; // what stands before it
const WHAT = /些什么|点什么|些啥|哪些/g; // other ways to say 什么
const SOUGHT = 0.6; // what a word says at least that is asked about
const SECTOR = 0.8; // and how much of it one that only says for whom it is
const UNWANTED = 0.25; // how much of what it says a word says that is not wanted
const MOST = 200; // characters of a query that are read
const OWN = 1; // weight of the reader's own words
const BOUND = 0.7; // of pairs that are no word
const HELD = 0.5; // and of such with a character that holds a sentence together: they are left out of texts
const MEANT = 0.6; // of other words for the same thing
const HEARD = 0.6; // of words that sound the same

/* Words that only say in what shape a thing is wanted. */
const SHAPE = /^(?:模板|模版|范文|范例|范本|样本|样表|样式|格式|空表|表格|电子版|word|excel|docx?|xlsx?)$/;

function isShape(word) {
  return SHAPE.test(word.text) || !word.says;
}

/* Single characters say nothing beside pairs; alone they stand for every pair in a name that has them. */
function ownTokens(said, index) {
  const tokens = tokensOf(said);
  const telling = tokens.filter(token => token.length > 1 || !isHan(token));
  if (telling.length) return telling;
  return index.named.filter(pair => tokens.some(token => pair.indexOf(token) >= 0));
}

function sumOf(tokens, index) {
  return tokens.reduce((sum, token) => sum + index.rarity(token), 0);
}

/* The words of what was said, in its order: [{text, at, says, thing}]; `at` is where it stands in it. */
function saidIn(said, index) {
  const words = [];
  for (let found = RUNS.exec(said); found; found = RUNS.exec(said)) {
    const run = found[0];
    const at = found.index;
    if (!/[\u3400-\u9fff]/.test(run)) words.push({ text: run, at: at, says: 1, thing: true });
    else wordsOf(run, index).forEach(word => words.push({ text: run.slice(word.from, word.to), at: at + word.from, says: word.says, thing: word.thing, filler: word.filler }));
  }
  return words;
}

/* What was said without the words that only say how many: 裁了好几个人 is 裁人. */
function tightened(said, words) {
  return words.filter(word => word.filler)
    .reduceRight((text, word) => text.slice(0, word.at).replace(BEFORE_COUNT, "") + text.slice(word.at + word.text.length), said);
}

class Query {
  constructor(text, index, synonyms, sectors) {
    this.typed = text.slice(0, MOST);
    this.folded = fold(this.typed).replace(/(\d)加(?=\d)/g, "$1+").replace(/\s*\+\s*/g, "+").trim();
    this.bare = bare(this.folded);
    this.said = this.folded.replace(MONTH, "这个月").replace(EMPTY, " ");
    if (!bare(this.said)) this.said = this.folded;
    this.core = bare(this.said);
    this.sectors = sectorsNamed(this.folded, sectors);
    this.tokens = new Map(); // token, or key of a sound → weight
    this.own = ownTokens(this.said, index);
    this.words = saidIn(this.said, index);
    this.readings = [this.said, tightened(this.said, this.words), this.folded.replace(WHAT, "什么")]; // in which other words are looked for
    this.weighSectors();
    this.doWithout();
    this.words.filter(isShape).forEach(word => { if (!this.words.every(isShape)) this.leaveOut(word); });
    this.own.forEach(token => this.tokens.set(token, index.isNamed(token) || !isPair(token) ? OWN : BINDING.test(token) && !COMMON.has(token) ? HELD : BOUND));
    this.words.forEach(word => this.weighWord(word, index));
    this.meant = []; // [word that was used, other words for it]
    this.own.forEach(token => this.hear(token, index));
    synonyms.forEach(group => this.mean(group, index));
  }

  /* A stretch of what was said as it was typed. */
  asTyped(words) {
    const at = fold(this.typed).indexOf(words);
    return at < 0 ? words : this.typed.substr(at, words.length);
  }

  /* What was typed with another word for one of its stretches. */
  typedWith(words, other) {
    const at = fold(this.typed).indexOf(words);
    return (at < 0 ? this.said.replace(words, other) : this.typed.slice(0, at) + other + this.typed.slice(at + words.length)).trim();
  }

  /* A word that only says for whom it is says less than what else is asked about. */
  weighSectors() {
    const isOfSector = word => Boolean(this.sectors) && word.text.length > 1 && this.sectors.words.some(said => said.indexOf(word.text) >= 0);
    this.words.forEach(word => { word.sector = isOfSector(word); });
    if (!this.words.some(word => word.says >= SOUGHT && !word.sector)) return;
    this.words.filter(word => word.sector).forEach(word => { word.says *= SECTOR; });
  }

  /* The word after each of WITHOUT says little. */
  doWithout() {
    for (let found = WITHOUT.exec(this.said); found; found = WITHOUT.exec(this.said)) {
      const after = found.index + found[0].length;
      const next = this.words.filter(word => word.at >= after && word.at <= after + 1 && word.says)[0];
      if (next) this.leaveOut(next);
    }
    const all = ALL_THE_SAME.exec(this.said);
    const within = word => all && word.at > all.index && word.at + word.text.length <= all.index + 1 + all[1].length;
    this.words.filter(word => word.says && within(word)).forEach(word => this.leaveOut(word));
  }

  leaveOut(word) {
    if (!word.unwanted) Object.assign(word, { says: UNWANTED * word.says, thing: false, unwanted: true });
  }

  /* A pair within a word says what the word does; one of a name says all, unless it is not wanted or only says how many. */
  weighWord(word, index) {
    tokensOf(word.text).forEach(token => {
      if (this.tokens.has(token) && (word.unwanted || word.filler || word.sector || !index.isNamed(token))) this.tokens.set(token, OWN * word.says);
    });
  }

  /* A pair that stands in no name may be one typed with a wrong character. */
  hear(token, index) {
    if (!isPair(token) || index.isNamed(token)) return;
    soundsOf(token[0], token[1]).forEach(sound => this.tokens.set(sound, HEARD));
  }

  /* Other words for one that was used weigh, taken together, half as much as it does itself. */
  mean(group, index) {
    const used = group.filter(word => this.readings.some(text => text.indexOf(word) >= 0)).sort((one, other) => other.length - one.length)[0];
    if (!used) return;
    this.meant.push([used, group]);
    const worth = MEANT * sumOf(tokensOf(used), index);
    group.forEach(word => {
      const tokens = tokensOf(word);
      const weight = worth / sumOf(tokens, index);
      tokens.forEach(token => { if (!this.tokens.has(token)) this.tokens.set(token, weight); });
    });
  }

  /* Pairs of other words for what is asked for → weight. */
  get others() {
    const own = new Set(this.own);
    const tokens = Array.from(this.tokens.keys()).filter(token => typeof token === "string" && isPair(token) && !own.has(token));
    return new Map(tokens.map(token => [token, this.tokens.get(token)]));
  }

  /* The letters, when nothing else was typed: they may be pinyin. */
  get letters() {
    const letters = this.folded.replace(/[\s']/g, "");
    return /^[a-z][a-z0-9+]+$/.test(letters) ? letters : "";
  }
}
