"""A practice's result is told in a passage that tells of this practice, not of another."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...model import Practice, walk
from ..places import place_of, write_places
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each result that cites only passages which the record cites for nothing else, and others rest on."""
    record = entry.record
    if not isinstance(record, Practice):
        return
    own = set(_told_of(record))
    for number, result in enumerate(record.results):
        others = [] if own & set(result.cite) else [_resting(citation, entry, context.catalog) for citation in result.cite]
        if others and all(others):
            cited = write_places([place_of(citation) for citation in result.cite])
            named = f"“{others[0][0].name}”"
            yield Remark(
                f"这条成效出自 {cited}，那里说的是{named}；这条做法别处没有引到它",
                f"对着原文看是谁的成效：是{named}的，就写到那条记录里；也是这条做法的，把说到这条做法的那一段一起引上。",
                ("results", number),
            )


def _told_of(record: Practice) -> Iterator[str]:
    """What a practice cites for all but its results."""
    yield from record.cites
    yield from (citation for stated in walk.statements(record) if stated.where[0] != "results" for citation in stated.cites)
    yield from walk.lone_citations(record)


def _resting(citation: str, entry: Entry, catalog: Catalog) -> list[Entry]:
    """The other practices whose name and summary rest on a passage."""
    citing = catalog.cited_at(*place_of(citation))
    return [other for other in citing if other.id != entry.id and isinstance(other.record, Practice) and citation in other.record.cites]


RULE = Rule(
    code="HB447",
    name="成效是别的做法的",
    scope=Scope.LINKS,
    why="一篇报告里往往有好几种做法，各有各的成效。只引了别的做法那一段、这条做法又没有别处引到它的成效，多半是借来的。"
    "成效写在单独一节、谁也不独占的，不在此列。",
    bad="# sannuo-liangping.yml\nresults:\n  - {text: 分馆干部到村里现场办公。, cite: tushu-huifang#9}   # 说的是联系日",
    good="# lianxiri.yml\ncites: tushu-huifang#9\nresults:\n  - {text: 分馆干部到村里现场办公。, cite: tushu-huifang#9}",
    check=check,
)
