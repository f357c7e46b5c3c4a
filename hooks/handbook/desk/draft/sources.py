"""The source records of a file: where each of its reports lies, what in it is of the site that carried it, what is damaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...checks.rules.symptom_undeclared import damage_line
from ...evidence.collections import Piece, signed_at
from ...evidence.health import Symptom, examine
from ...evidence.index import Damage, PassageIndex
from ...evidence.indexing import build_index
from ...evidence.passages import Span
from ...model import Source
from ...model.vocabulary import Flag
from ...reports.reading import Report
from ...settings.handbook import Settings
from ..skeleton import scalar
from .composing import composed

_ROUNDS = 3  # with the site's words gone others may show


@dataclass(frozen=True)
class SourceDraft:
    """A report of a file as it is proposed: its id, its place, the site's words in it, and its damage."""

    id: str
    report: Report
    piece: Piece
    boilerplate: tuple[Span, ...]
    symptoms: tuple[Symptom, ...]

    @property
    def damage(self) -> tuple[Symptom, ...]:
        """The symptoms that make a stretch unreliable."""
        return tuple(symptom for symptom in self.symptoms if not symptom.general)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What readers need to know of the text."""
        site = (Flag.SITE_TEXT,) if self.boilerplate else ()
        return tuple(dict.fromkeys((*site, *(symptom.flag for symptom in self.symptoms))))

    def index(self) -> PassageIndex:
        """Its passages."""
        damage = [Damage(symptom.start, symptom.end, symptom.flag.value) for symptom in self.damage]
        return build_index(self.id, self.report, self.piece.span, self.boilerplate, damage)

    def record(self, settings: Settings, has_schema: bool) -> str:
        """The text of its record."""
        start, end = self.piece.span
        written = {
            "file": [f"file: {scalar(self.report.name)}"],
            "range": [f"range: [{start}, {end}]"],
            "boilerplate": _items("boilerplate", [f"[{first}, {last}]" for first, last in self.boilerplate]),
            "damage": _items("damage", [damage_line(symptom) for symptom in self.damage]),
            "flags": [f"flags: [{', '.join(self.flags)}]"] if self.flags else [],
        }
        notes = {
            "name": [f"报告的标题：{self.piece.title}" if self.piece.title else "没有认出标题，照报告写。"],
            "damage": [symptom.note for symptom in self.symptoms if symptom.general],
            "written": [self._dated()],
        }
        return composed(Source, written, notes, settings, has_schema)


    def _dated(self) -> str:
        """What is asked of the time of writing."""
        start, end = self.piece.span
        if date := signed_at(self.report.text[start:end]):
            return f"落款写着“{date}”：是成文日期就写 written: {{stated: 年-月-日}}；年份像是后来改过的，不写。"
        return "没有看到落款的日期：据内容推得出的写 earliest、latest 和 reason；推不出，在 flags 里加上 时点不明。"


def _items(name: str, items: Sequence[str]) -> list[str]:
    return [f"{name}:", *(f"  - {item}" for item in items)] if items else []


def source_drafts(report: Report, pieces: Sequence[Piece], identifier: str) -> Iterator[SourceDraft]:
    """The drafts of a file's reports; with several, each id has its number behind it."""
    for number, piece in enumerate(pieces, 1):
        name = f"{identifier}-{number}" if len(pieces) > 1 else identifier
        yield SourceDraft(name, report, piece, *_examined(report, piece.span))


def _examined(report: Report, span: Span) -> tuple[tuple[Span, ...], tuple[Symptom, ...]]:
    """The site's words in a report, and what else is wrong with it."""
    hidden: tuple[Span, ...] = ()
    for _ in range(_ROUNDS):
        found = examine(report, span, hidden)
        site = tuple(Span(symptom.start, symptom.end) for symptom in found if symptom.flag is Flag.SITE_TEXT)
        if not site:
            break
        hidden = tuple(sorted((*hidden, *site)))
    return hidden, tuple(symptom for symptom in found if symptom.flag is not Flag.SITE_TEXT)
