"""What the workbench knows: the passages of a report, what can be read off some of them, what the rules say of the practice that is
being written, and how its page will look. Nothing of it is bound to a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ...catalog import Entry, read_catalog
from ...catalog.alike import Likeness
from ...checks.rule import Remark, Rule
from ...evidence.index import PassageIndex
from ...evidence.library import original, verify
from ...evidence.passages import Span, visible
from ...intake.judging import faults_of
from ...intake.offers import Fault, Offer, split
from ...intake.questions import Question, questions
from ...load import load_text
from ...load.document import validated
from ...model import Practice, Problem, Source
from ...model.base import Location
from ...reports.reading import Report, read_report
from ..draft.reading_off import Chosen
from ..importing import Importing
from ..naming import identifier_for
from ..putting import put
from .judging import Judged, Told, is_error, page_of, remarks_of, where_of, with_record

NOT_ASKED = frozenset({"report", "place", "credit", "credited", "agreed"})
_PROBLEM = "写“问题”页上的名称，几个用顿号隔开；还没有的，先用 new problem 建。"
_STRUCTURE, _SHORTHAND = "structure", "shorthand"


class Shown(NamedTuple):
    """A passage as it stands on the left: its citation, whether it is a heading, what its section tells, its words."""

    cite: str
    number: int
    is_heading: bool
    telling: str
    text: str


class Bench:
    """A report beside the handbook as it is on the disk."""

    def __init__(self, docs: Path, file: Path) -> None:
        self.docs = docs
        self.report = read_report(file)
        self.catalog = read_catalog(docs)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions of the form."""
        return tuple(question for question in questions(self.catalog.settings) if question.key not in NOT_ASKED)

    @property
    def problems(self) -> list[str]:
        """The names of the problems that there are."""
        return [entry.name for entry in self.catalog.of(Problem)]

    @cached_property
    def sources(self) -> dict[str, PassageIndex]:
        """The indexes of the report's sources, those of records with faults too; none until they have been drafted."""
        named = {entry.id for entry in self.catalog.entries if entry.model is Source and (entry.file.data or {}).get("file") == self.report.name}
        found = {name: index for name, index in self.catalog.library.indexes.items() if name in named}
        return {name: index for name, index in found.items() if not verify(index, self.report)}

    def passages(self) -> Iterator[tuple[str, list[Shown]]]:
        """Each source with its passages."""
        for name, index in self.sources.items():
            yield self._title(name), [self._shown(index, number) for number in range(1, len(index.passages) + 1)]

    def _title(self, name: str) -> str:
        entry = self.catalog.source(name)
        return entry.name if entry else name

    def _shown(self, index: PassageIndex, number: int) -> Shown:
        passage = index.passages[number - 1]
        words = visible(self._text(index).text, Span(passage.start, passage.end), index.boilerplate).text
        return Shown(f"{index.source}#{number}", number, passage.kind == "heading", str(passage.telling or ""), words.strip())

    def _text(self, index: PassageIndex) -> Report:
        return original(index, self.report)

    # --- what can be read off -------------------------------------------------------------------------------------------

    def proposal(self, cites: Sequence[str]) -> dict[str, str]:
        """Answers that the cited passages give; and under `hint:` and a key what may help with others."""
        chosen = self._chosen(cites)
        if chosen is None:
            return {}
        actor, rhythm = next(chosen.doers, None), next(chosen.frequencies, None)
        found = {
            "status": str(chosen.status or ""),
            "actor": self._sentence(actor), "rhythm": self._sentence(rhythm),
            "parts": "\n".join(f"{count.key}：{'、'.join(parts)}" for count, parts in chosen.parts.items() if parts),
            "hint:name": "、".join(f"“{name}”" for name in chosen.names),
            "hint:results": "；".join(f"第 {passage.number} 段：{'、'.join(figures)}" for passage, figures in chosen.figures),
            "hint:solves": "、".join(each.entry.name for each in Likeness(self.catalog).nearest("\n".join(chosen.texts), Problem)),
        }  # fmt: skip
        return {key: answer for key, answer in found.items() if answer}

    @staticmethod
    def _sentence(found: tuple[object, str] | None) -> str:
        return f"{found[1]}。（第{getattr(found[0], 'number', '')}段）" if found else ""

    def _chosen(self, cites: Sequence[str]) -> Chosen | None:
        places = [(name, int(number)) for name, _, number in (cite.partition("#") for cite in cites) if number.isdecimal()]
        index = self.sources.get(places[0][0]) if places else None
        if index is None:
            return None
        numbers = sorted({number for name, number in places if name == index.source and index.passage(number)})
        passages = tuple(index.passages[number - 1] for number in numbers)
        return Chosen(index, self._text(index), passages, self.catalog.settings.trade.actors) if passages else None

    # --- what the rules say ---------------------------------------------------------------------------------------------

    def offer(self, answers: Mapping[str, str]) -> Offer:
        """The answers, with the cited passages, as an offer like any other."""
        known = {question.key: question for question in self.asked}
        offer = Offer("", {key: split(text, known[key]) for key, text in answers.items() if key in known and text.strip()})
        cites = [cite for cite in answers.get("cites", "").split(",") if "#" in cite]
        if cites:
            source = cites[0].partition("#")[0]
            numbers = [cite.partition("#")[2] for cite in cites if cite.startswith(f"{source}#")]
            offer.answers |= {"report": [source], "place": ["、".join(numbers)]}
        return offer

    def judged(self, answers: Mapping[str, str]) -> Judged:
        """What is said of the answers by the form's own checks, then by the rules, once there is a record to hold against them."""
        offer = self.offer(answers)
        named = {question.label: question.key for question in self.asked}
        faults = [Told(named.get(fault.where.strip("“”"), ""), fault.message, fault.remedy, True) for fault in self._faults(offer)]
        text = Importing(self.docs, self.catalog).record_text(offer) if offer.text("name") else ""
        if faults or not text:
            return Judged(tuple(faults or [Told("name", "没有填", "报告里怎样叫就怎样写。", True)]), "", text)
        entry = self._entry(text, identifier_for(offer.text("name"), self._taken))
        catalog = with_record(self.catalog, entry, dict.fromkeys(self.sources, self.report))
        told = tuple(_as_told(rule, remark) for rule, remark in remarks_of(entry, catalog, self.docs.parent))
        return Judged(told, page_of(entry, catalog), text)

    def _faults(self, offer: Offer) -> Iterator[Fault]:
        importing = Importing(self.docs, self.catalog)
        yield from faults_of(offer, self.asked, self.catalog.settings)
        yield from importing.misfits(offer)
        known, unknown = importing.solved(offer)
        if unknown:
            yield Fault("“解决的问题”", f"手册里没有“{'”“'.join(unknown)}”这个问题", _PROBLEM)
        elif not known:
            yield Fault("“解决的问题”", "没有填", _PROBLEM)
        if not offer.text("place"):
            yield Fault("", "没有引用段落", "在左边点名称和一句话所依据的段落。")

    @property
    def _taken(self) -> set[str]:
        return {entry.id for entry in self.catalog.entries} | set(self.catalog.ledger.moved_ids)

    def _entry(self, text: str, identifier: str) -> Entry:
        path = f"docs/{Practice.folder}/{identifier}.yml"
        read = validated(load_text(text.encode(), path), Practice, self.catalog.settings.context)
        return Entry(read.file, Practice, identifier, read.value, read.errors)

    def save(self, answers: Mapping[str, str]) -> Path:
        """Write the record that the answers make; the name of its file is how the practice's name sounds."""
        offer = self.offer(answers)
        path = self.docs / Practice.folder / f"{identifier_for(offer.text('name'), self._taken)}.yml"
        put(path, Importing(self.docs, self.catalog).record_text(offer))
        return path


def _as_told(rule: Rule, remark: Remark) -> Told:
    where = where_of(remark)
    return Told(_key(where), f"{_line(where)}{remark.message}", remark.remedy, is_error(rule, remark))


def _key(where: Location) -> str:
    """The question to which a place in the record belongs."""
    if where[:1] == (_STRUCTURE,) and len(where) > 1:
        return str(where[1])
    return "parts" if where[:1] == (_SHORTHAND,) else str(where[0]) if where else ""


def _line(where: Location) -> str:
    """Which line of an answer is meant."""
    lines = [step for step in where if isinstance(step, int)]
    return f"第 {lines[0] + 1} 行：" if lines else ""
