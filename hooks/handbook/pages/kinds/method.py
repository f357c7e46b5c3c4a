"""The page of a method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry, sources_of
from ...catalog.relations import Relations, in_force
from ...model import Method, Practice
from ...model.base import Claim
from ...model.practice import Result
from ..downloads import FormFiles, Kit, form_files, kit_of
from . import KindPage


@dataclass(frozen=True)
class Way:
    """How one practice does it: what its report tells of doer, object, rhythm, record and use of results."""

    entry: Entry
    told: tuple[tuple[str, Claim | None], ...]


@dataclass(frozen=True)
class Told:
    """The results that a report tells of a practice, or of several in the same words of the same passages."""

    entries: tuple[Entry, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Drawn:
    """A practice and the numbers of the steps that are drawn from it."""

    entry: Entry
    steps: tuple[int, ...]


@dataclass(frozen=True)
class MethodContext:
    """The steps with what they rest on, how each practice does it, what came of it, and what to take along.

    `columns` are the parts of a practice that at least one of them tells; `reports` are those that the practices rest on;
    `first_ways` and `first_told` are how many practices are compared, and tell of results, before the rest waits to be asked for.
    """

    r: Method
    reports: list[Entry]
    drawn: list[Drawn]
    columns: tuple[str, ...]
    ways: list[Way]
    told: list[Told]
    forms: list[FormFiles]
    kit: Kit | None
    problems: list[Entry]
    rules: list[Entry]
    related: list[Entry]
    first_ways: int = 6
    first_told: int = 3

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one method."""
        catalog = relations.catalog
        record: Method = entry.record
        practices = drawn_from(entry, catalog)
        columns, ways = compared(practices)
        forms = form_files(catalog, entry)
        return cls(
            r=record,
            reports=list(dict.fromkeys(report for each in (entry, *practices) for report in sources_of(catalog, each))),
            drawn=list(drawn(record, catalog)),
            columns=columns,
            ways=ways,
            told=list(told_of(practices)),
            forms=forms,
            kit=kit_of(catalog, entry, forms),
            problems=catalog.found(record.problems),
            rules=in_force(catalog, record.rules),
            related=catalog.found(record.related),
        )


COMPARED = (
    ("actor", "谁来做"), ("object", "对谁"), ("rhythm", "多久一次"), ("record", "留什么"), ("feedback", "结果怎么用"),
)  # fmt: skip


def drawn_from(entry: Entry, catalog: Catalog) -> list[Entry]:
    """The practices that a method is drawn from, in the order in which its record lists them."""
    return [each for each in catalog.found(entry.record.practices) if each.kind == Practice.kind]


def drawn(record: Method, catalog: Catalog) -> Iterator[Drawn]:
    """The practices that the steps rest on, in the order of the first step that does."""
    for each in dict.fromkeys(practice for step in record.steps for practice in catalog.found(step.practices)):
        yield Drawn(each, tuple(number for number, step in enumerate(record.steps, 1) if each.id in step.practices))


def compared(practices: list[Entry]) -> tuple[tuple[str, ...], list[Way]]:
    """The parts that at least one practice tells, and what each tells of them."""
    fields = [(field, label) for field, label in COMPARED if any(getattr(each.record.structure, field) for each in practices)]
    ways = [Way(each, tuple((label, getattr(each.record.structure, field)) for field, label in fields)) for each in practices]
    return tuple(label for _, label in fields), ways


def told_of(practices: list[Entry]) -> Iterator[Told]:
    """What came of each that tells it; what is the same of several is told once."""
    found: dict[object, list[Entry]] = {}
    for each in practices:
        told = tuple((result.text, result.cite, result.status or each.record.status) for result in each.record.results)
        if told:
            found.setdefault(told, []).append(each)
    for entries in found.values():
        yield Told(tuple(entries), entries[0].record.results)


KIND = KindPage[Method](
    context=MethodContext,
    toc=(
        "steps", "templates", "minimal", "differences", "results",
        "cautions", "rules", "problems", "related", "discussion", "sources",
    ),
    sections={
        "steps": "steps", "editor.minimal": "minimal", "editor.contrast": "differences", "editor.pitfalls": "cautions", "editor.burden_note": "cautions", "editor.merge": "cautions", "editor.discussion": "discussion",
    },
    lead=lambda record: record.summary,
    leads=lambda entry, catalog: (*entry.record.templates, *entry.record.practices),
)  # fmt: skip
