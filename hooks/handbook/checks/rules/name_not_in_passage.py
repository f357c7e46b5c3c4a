"""A practice's name, when it is the report's own, and the organisation stand in the cited passages."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.index import Place
from ...model.base import Location
from ...model.walk import quotes
from ..places import known_citations, nearby, write_places
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each name that no cited passage contains."""
    places = known_citations(getattr(entry.record, "cites", None) or (), ground.library)
    for where, name in names(entry) if places else ():
        if all(ground.library.contains(*place, name) == "no" for place in places):
            yield _remark(where, name, places, entry, ground)


def names(entry: Entry) -> Iterator[tuple[Location, str]]:
    """The names of a record that have to stand in its passages, with their places."""
    return ((quote.where, quote.text) for quote in quotes(entry.record) if quote.by == "cites")


def _remark(where: Location, name: str, places: list[Place], entry: Entry, ground: Ground) -> Remark:
    library = ground.library
    message = f"“{name}”不在所引段落 {write_places(places)} 里"
    where_text, stands = nearby(library.where_name(name, places[0][0]), entry.citations)
    if stands:
        return Remark(message, f"它在{where_text} {write_places(stands)}：把那一段加进 cites。", where)
    near = library.nearest_name(name, places)
    hint = f"那里最接近的是“{near}”。" if near else ""
    return Remark(message, f"{hint}来源没有这个写法：照来源改，或者写 named_by: 编者（只限名称）。", where)


RULE = Rule(
    code="HB404",
    name="名称在所引段落里找不到",
    scope=Scope.RECORD,
    why="做法叫什么、是谁做的，都要照来源写。来源里隐去的地名、人名不能补，写了也会在这里被挡住。",
    bad="name: 三问三办\ncites: tushu-huifang#4      # 原文是 三问三帮",
    good="name: 三问三帮\ncites: tushu-huifang#4",
    check=check,
    proves=("verbatim",),
)
