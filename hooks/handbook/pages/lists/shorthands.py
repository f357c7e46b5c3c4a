"""The index of shorthands: by first numeral, by completeness, by what their names and contents have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.relations import relations_of
from ...catalog.sketch import Short
from ...evidence.normalise import normalise
from ...evidence.shorthand import NUMERALS
from ...model.vocabulary import Mechanism
from ..further import Listed
from ..handbook import Handbook
from ..rows import Rows, share
from . import Family

COMPLETE, PARTIAL, UNEXPANDED = "已列全", "未列全", "未展开"
COMPLETENESS = {
    "complete": (COMPLETE, "来源说几项就列出几项。"),
    "partial": (PARTIAL, "来源说几项却没有列够，或者列得更多，缺在哪里写在做法里。"),
    "unexpanded": (UNEXPANDED, "来源只提名字，没有说由哪几项组成。"),
}


def _short(entry: Entry) -> Short:
    assert entry.sketch.shorthand
    return entry.sketch.shorthand


@dataclass(frozen=True)
class ShorthandsContext:
    """The shorthands under their first numerals, then by completeness (anchor, grade, meaning, entries), then in groups
    of the same name and another content, and of other names and the same content; by id what a shorthand is called in a list."""

    groups: list[tuple[str, Rows[Entry]]]
    grades: list[tuple[str, str, str, Rows[Entry]]]
    namesakes: list[list[Entry]]
    alike: list[tuple[Mechanism, Entry, list[Entry]]]
    completeness: Callable[[Entry], str]
    called: Mapping[str, str]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        groups, grades = divided(handbook.catalog)
        relations = relations_of(handbook.catalog)
        return cls(
            groups=groups,
            grades=[(anchor, *words, rows) for (anchor, words), rows in zip(COMPLETENESS.items(), grades, strict=True)],
            namesakes=relations.namesakes,
            alike=relations.alike,
            completeness=completeness,
            called=told_apart(relations.shorthands),
        )


def divided(catalog: Catalog) -> tuple[list[tuple[str, Rows[Entry]]], list[Rows[Entry]]]:
    """The shorthands under their first numerals, and by completeness, as far as the page has room for them."""
    entries = sorted(relations_of(catalog).shorthands, key=_numeral)
    groups = _grouped(entries)
    grades = [_graded(entries, grade) for grade, _ in COMPLETENESS.values()]
    return list(zip(groups, share(list(groups.values()), 0), strict=True)), share(grades, 0)


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The shorthands of each numeral and each grade."""
    groups, grades = divided(catalog)
    named = [(f"n{number}", numeral, rows) for number, (numeral, rows) in enumerate(groups, 1)]
    graded = [(anchor, words[0], rows) for (anchor, words), rows in zip(COMPLETENESS.items(), grades, strict=True)]
    for anchor, heading, rows in (*named, *graded):
        yield Listed(f"{address}#{anchor}", address, anchor, f"数字简称：{heading}", "shorthands", "数字简称", rows)


def _grouped(entries: list[Entry]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_numeral(entry)[1], []).append(entry)
    return groups


def _graded(entries: list[Entry], grade: str) -> list[Entry]:
    return [entry for entry in entries if completeness(entry) == grade]


def told_apart(entries: list[Entry]) -> dict[str, str]:
    """Id → the shorthand; one that several share comes with the name of its practice or, where that says no more, with the sectors."""
    shared = Counter(normalise(_short(entry).form) for entry in entries)
    return {entry.id: _beside(entry) if shared[normalise(_short(entry).form)] > 1 else _short(entry).form for entry in entries}


def _beside(entry: Entry) -> str:
    form = _short(entry).form
    same = normalise(entry.name) == normalise(form)
    return f"{form}（{'、'.join(map(str, entry.line.record.sectors)) if same else entry.name}）"


def completeness(entry: Entry) -> str:
    """Does the source list what the name announces?"""
    short = _short(entry)
    if not short.has_parts:
        return UNEXPANDED
    return PARTIAL if short.has_gap else COMPLETE


def _numeral(entry: Entry) -> tuple[int, str, str]:
    """Sorts by the number a shorthand begins with, whatever stands before it; digits come after Chinese numerals."""
    form = _short(entry).form.strip("“”‘’《》")
    if form[0] in NUMERALS:
        return NUMERALS[form[0]], "双、两" if form[0] in "双两" else form[0], form
    return (11, "阿拉伯数字", form) if form[0].isdigit() else (12, "其他", form)


FAMILY = Family("shorthands", "shorthands/", ShorthandsContext, "shorthands.html", lists=lists)
