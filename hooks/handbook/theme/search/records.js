/* ---- records: what is known of each, read when it is asked for ---- */

const PLAIN_PAGE = 0.4; // pages that are no records answer only where no record does better
const MOST_READ = 3000; // records that are kept read

function readName(text) {
  const folded = fold(text);
  return { text: text, folded: folded, bare: bare(folded) };
}

/* The sentences of a text with the anchors of the sections in which they stand; `at` has an anchor and the line from which
   on it holds. */
function sentencesOf(text, at) {
  const found = [];
  let next = 0;
  let anchor = "";
  text.split("\n").forEach((line, number) => {
    if (next < at.length && at[next][1] <= number) anchor = at[next++][0];
    line.split(/[。；！？]+/).forEach(part => {
      const sentence = part.trim();
      if (sentence) found.push({ text: sentence, anchor: anchor });
    });
  });
  return found;
}

function lined(lists) {
  return fold([].concat(...lists.filter(Boolean)).join("\n"));
}

/* What is seldom wanted of a record is read when it is; what is not, is dear for so many. A passage of a report is found by its
   words; that all of a report bear its name says nothing of them. */
class Record {
  constructor(head, names, said) {
    this.head = head;
    this.names = head.passage ? [readName("")] : names;
    this.said = said;
    this.location = head.location;
    this.kind = head.kind || (head.passage ? "passage" : "");
    this.name = head.title;
    this.isRecord = isRecord(head);
    this.isForm = head.location.indexOf("templates/") === 0;
    this.questions = questionsOf(head);
    this.title = this.names[0].folded;
  }

  get text() { return once(this, "text", fold(this.said)); }

  get bare() { return once(this, "bare", bare(this.text)); }

  get aliases() { return once(this, "aliases", lined([this.head.aliases, this.head.parts])); }

  get asks() { return once(this, "asks", lined([this.head.asks])); }

  get lead() { return once(this, "lead", this.head.passage ? "" : fold((this.sentences[0] || EMPTY_SENTENCE).text)); }

  get sentences() { return once(this, "sentences", sentencesOf(this.said, this.head.at || [])); }
}

const EMPTY_SENTENCE = { text: "", anchor: "" };

/* What was made of a record when it was first wanted, for the next time. */
function once(record, name, value) {
  Object.defineProperty(record, name, { value: value });
  return value;
}

function isRecord(head) {
  return Boolean(head.aliases);
}

/* A page that says what it is asked for answers as a record does. */
function answers(head) {
  return isRecord(head) || Boolean(head.asks);
}

function namesOf(head) {
  return [head.title].concat(head.aliases || []).map(readName);
}

function questionsOf(head) {
  return (head.asks || []).map(ask => bare(fold(ask)));
}

/* All of them, in their order; a record is read when it is first wanted. */
class Records {
  constructor(written) {
    this.heads = [].concat(...written.map(part => part.heads));
    this.names = []; // of those that were read
    this.texts = written.map(part => part.texts);
    this.places = []; // [part, from, to] of each text
    written.forEach((part, number) => {
      let from = 0;
      part.sizes.forEach(sizes => {
        const to = from + sizes[TEXT.size];
        this.places.push([number, from, to]);
        from = to;
      });
    });
    this.read = new Map();
    this.numbers = new Map(); // id → number, of records
    this.heads.forEach((head, number) => { if (isRecord(head)) this.numbers.set(idOf(head.location), number); });
  }

  namesAt(number) {
    if (!this.names[number]) this.names[number] = namesOf(this.heads[number]);
    return this.names[number];
  }

  get length() {
    return this.heads.length;
  }

  get(number) {
    let record = this.read.get(number);
    if (record) return record;
    if (this.read.size >= MOST_READ) this.read.clear();
    const place = this.places[number];
    this.read.set(number, record = new Record(this.heads[number], this.namesAt(number), this.texts[place[0]].slice(place[1], place[2])));
    return record;
  }

  /* The numbers of records by their ids. */
  numbered(ids) {
    return ids.map(id => this.numbers.get(id));
  }

  /* Calls `each` with the number and the names of every record, or page. */
  forNames(each) {
    for (let number = 0; number < this.length; number++) each(number, this.namesAt(number));
  }
}

function idOf(location) {
  return location.split("/").slice(-2)[0];
}
