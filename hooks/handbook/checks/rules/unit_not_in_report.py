"""A number that the report gives without a unit is told in no unit that the report never uses."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.figures import agrees, write_figure
from ...evidence.figures.units import unit_class
from ...evidence.index import Place
from ...evidence.library import Library
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "对着原文看这个数数的是什么：前后文看得出单位就照它写，看不出就不写单位，注明原文没有单位。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each unit that a statement adds to a bare number, and that no figure of the report has."""
    library = ground.library
    for cited in entry.cited:
        places = known_citations(cited.statement.cites, library)
        figures = [found for place in places if (passage := library.passage(*place)) for found in passage.figures]
        for claimed in cited.figures if places else ():
            own = [found for found in figures if agrees(claimed, found)]
            bare = bool(claimed.unit and own) and not any(found.unit for found in own)
            if bare and unit_class(claimed.unit) not in _units(places, library):
                message = f"所引段落 {write_places(places)} 里的“{write_figure(own[0])}”没有单位，全篇也没有用过“{claimed.unit}”"
                yield Remark(message, REMEDY, cited.statement.where)


def _units(places: list[Place], library: Library) -> set[str | int]:
    """The units of all figures of the reports in which these passages stand."""
    passages = (passage for source in {source for source, _ in places} for passage in library.indexes[source].passages)
    return {unit_class(figure.unit) for passage in passages for figure in passage.figures}


RULE = Rule(
    code="HB449",
    name="单位是原文没有的",
    scope=Scope.RECORD,
    why="副本常常丢了单位，只剩一个数。补上一个全篇都没有用过的单位，就是编的：原文的 913 可能是人，也可能是家。",
    bad="results:\n  - {text: 收到事项 1350 桶。}   # 原文只写 1350，全篇没有论桶的数",
    good="results:\n  - {text: 收到事项 1350，原文没有单位。}",
    check=check,
)
