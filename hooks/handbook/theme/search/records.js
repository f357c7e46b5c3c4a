/* ---- records: what is known of each, read when it is asked for ---- */

const PLAIN_PAGE = 0.4; // pages that are no records answer only where no record does better
const MOST_READ = 3000; // records that are kept read

function readName(text) {
  const folded = fold(text);
  return { text: text, folded: folded, bare: bare(folded) };
}

function lined(...lists) {
  return fold([].concat(...lists).join("\n"));
}

/* What is seldom wanted of a record is read when it is; what is not, is dear for so many. A passage of a report is found by its
   words; that all of a report bear its name says nothing of them. Its text is not at hand before it is to be shown. */
class Record {
  constructor(number, head, names) {
    this.number = number;
    this.head = head;
    this.names = head.passage ? [readName("")] : names;
    this.location = head.location;
    this.kind = head.kind || (head.passage ? "passage" : "");
    this.name = head.title;
    this.isRecord = isRecord(head);
    this.isForm = head.location.indexOf("templates/") === 0;
    this.questions = questionsOf(head);
    this.title = this.names[0].folded;
  }

  /* What it is called. */
  get called() { return once(this, "called", this.title + "\n" + lined(this.head.aliases, this.head.parts)); }

  /* The same, and what it is asked for. */
  get told() { return once(this, "told", this.called + "\n" + lined(this.head.asks)); }
}

/* Is a record called or asked for by these words, or about them? They are folded. */
function tells(record, words, index) {
  return record.told.indexOf(words) >= 0 || !record.head.passage && index.isInLead(record.number, words);
}

/* What was made of a record when it was first wanted, for the next time. */
function once(record, name, value) {
  Object.defineProperty(record, name, { value: value });
  return value;
}

function isRecord(head) {
  return Boolean(head.record);
}

/* A page that says what it is asked for answers as a record does. */
function answers(head) {
  return isRecord(head) || head.asks.length > 0;
}

function namesOf(head) {
  return [head.title].concat(head.aliases).map(readName);
}

function questionsOf(head) {
  return head.asks.map(ask => bare(fold(ask)));
}

/* All of them, in their order; a record is read when it is first wanted. */
class Records {
  constructor(written) {
    this.heads = [].concat(...written.map(part => part.heads));
    this.shown = []; // [file with its text, place in it] of each record
    written.forEach(part => part.shown.forEach(file => {
      for (let place = 0; place < file[0]; place++) this.shown.push([file[1], place]);
    }));
    this.names = []; // of those that were read
    this.read = new Map();
    this.numbers = new Map(); // id → number, of records
    this.heads.forEach((head, number) => { if (isRecord(head)) this.numbers.set(idOf(head.location), number); });
    this.areLinked = this.heads.some(head => head.leads && head.leads.length > 0);
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
    this.read.set(number, record = new Record(number, this.heads[number], this.namesAt(number)));
    return record;
  }

  /* The numbers of the records to which one leads. */
  leadsOf(number) {
    return this.numbered(this.heads[number].leads || []);
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
