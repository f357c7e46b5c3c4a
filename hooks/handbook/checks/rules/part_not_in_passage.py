"""Each part of a shorthand, and each stated field of a form, stands in the passages it cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.index import Place
from ...evidence.library import Library
from ...model.base import Location
from ...model.walk import quotes
from ..places import known_citations, nearby, write_places
from ..rule import Ground, Remark, Rule, Scope

Part = tuple[Location, str, tuple[str, ...]]


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each part that none of its passages contains."""
    library = ground.library
    for where, part, cites in parts(entry):
        places = known_citations(cites, ground.library)
        if places and all(library.contains(*place, part) == "no" for place in places):
            yield Remark(f"“{part}”不在所引段落 {write_places(places)} 里", _remedy(part, places, entry, library), where)


def parts(entry: Entry) -> Iterator[Part]:
    """Place, text and citations of each part that has to be in the report to the letter."""
    return ((quote.where, quote.text, quote.cites) for quote in quotes(entry.record) if quote.by == "cite")


def _remedy(part: str, places: list[Place], entry: Entry, library: Library) -> str:
    """Where the part stands instead, or the name most like it."""
    where_text, stands = nearby(library.where_name(part, places[0][0]), entry.citations)
    if stands:
        return f"它在{where_text} {write_places(stands)}：把那一段加进 cite。"
    near = library.nearest_name(part, places)
    hint = f"那里最接近的是“{near}”。" if near else ""
    return f"{hint}来源没有这个写法：照来源逐字改，来源没有的项不能写。"


RULE = Rule(
    code="HB405",
    name="简称的一项在所引段落里找不到",
    scope=Scope.RECORD,
    why="数字简称的价值在于它由哪几项组成。每一项都要照来源写，少一字、换一词都可能变成另一件事。",
    bad="shorthand:\n  parts: {问: [问难处]}       # 原文是 问困难\n  cite: tushu-huifang#4",
    good="shorthand:\n  parts: {问: [问困难]}\n  cite: tushu-huifang#4",
    check=check,
    proves=("verbatim",),
)
