"""What a report of a visit saw elsewhere is told as relayed; and what is called relayed is somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.index import Place
from ...evidence.library import Library
from ...evidence.visits import is_heard, is_visit, tells_of_going
from ...model import Practice
from ...model.vocabulary import Status
from ...model.walk import claims
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

OWN = (Status.DONE, Status.ISSUED)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at a status that makes another's practice the writers' own, or the other way about."""
    record, library = entry.record, ground.library
    if isinstance(record, Practice) and (places := known_citations(record.cites, library)):
        if record.status in OWN and _all_of_a_visit(places, library):
            yield _seen(record.status, places)
        if record.status is Status.RELAYED and not _is_others(places, library):
            yield _unheard(places, "status")
        yield from _claims(record, places, library)


def _claims(record: Practice, own: list[Place], library: Library) -> Iterator[Remark]:
    """A remark for each sentence that is called relayed and rests on the record's own report, which says nothing of others."""
    for where, claim in claims(record):
        places = known_citations(claim.cite, library)
        same = {source for source, _ in places} <= {source for source, _ in own}
        if claim.status is Status.RELAYED and places and same and not _is_others(places, library):
            yield _unheard(places, *where, "status")


def _all_of_a_visit(places: list[Place], library: Library) -> bool:
    """Do all places lie in reports of a visit, and none of them where it tells of the visit itself?"""
    return all(is_visit(source, library) for source, _ in places) and not any(tells_of_going(place, library) for place in places)


def _is_others(places: list[Place], library: Library) -> bool:
    return any(is_visit(place[0], library) or is_heard(place, library) for place in places)


def _seen(status: Status, places: list[Place]) -> Remark:
    return Remark(
        f"状态写“{status}”，所引的 {write_places(places)} 出自一篇学习考察的报告，说的是别处的做法",
        "写报告的人看到、听到的，状态写“转述”；他们自己打算做的，写“建议”；他们自己做了的，把说自己做了的那一段写进 cites。",
        ("status",),
    )


def _unheard(places: list[Place], *where: str | int) -> Remark:
    return Remark(
        f"状态写“转述”，所引的 {write_places(places)} 却看不出是转述别人的",
        "对着原文看：报告说的是自己做了的，写“已实践”；转述别人的，把说明从哪里听来、看来的那一段也引上。",
        where,
    )


RULE = Rule(
    code="HB463",
    name="转述写成自己做过",
    scope=Scope.RECORD,
    why="去外地考察写成的报告，说的是别处的做法；写成“已实践”，读者会以为写报告的单位做过。反过来，自己做了的写成“转述”，"
    "证据就被看轻了。报告是不是考察，看它的开头。",
    bad="status: 转述\ncites: tushu-huifang#4      # 第 4 段说的是本县自己的做法",
    good="status: 已实践\ncites: tushu-huifang#4",
    check=check,
    proves=("Practice.status",),
)
