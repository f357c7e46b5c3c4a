"""A step of a method that rests on recommendations alone says so."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...evidence.index import Place
from ...evidence.library import Library
from ...model import Method, Practice
from ...model.vocabulary import Status, Telling
from ...model.walk import claims
from ..beside import Beside, beside, shown
from ..places import write_places
from ..rule import Context, Remark, Rule, Scope

DONE = (Status.DONE, Status.ISSUED)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each step that reads as done, where all passages it cites recommend, and no practice it is drawn from was done."""
    for each in beside(entry, context.catalog.library) if entry.model is Method else ():
        if (only := _only_recommended(each, entry, context.catalog)) and not _says_so(each, entry):
            yield _remark(f"“{shown(each.statement.text)}”写得像做过的，{only}", each)


def _only_recommended(each: Beside, entry: Entry, catalog: Catalog) -> str:
    """What a step rests on that only recommends it, in words; nothing when it rests on something done."""
    if _recommend(each.places, catalog.library) and not _is_done(each, entry, catalog):
        return f"所引的 {write_places(each.places)} 却都在讲建议的部分"
    only = _only_proposed(each, entry, catalog)
    return f"它出自的{'、'.join(only)}却是“{Status.PROPOSED}”" if only else ""


def _remark(message: str, each: Beside) -> Remark:
    return Remark(message, "这一步加上 status: 建议；做了的，改引说做了的那一段。", each.statement.where)


def _only_proposed(each: Beside, entry: Entry, catalog: Catalog) -> list[str]:
    """The names of the practices that a step is drawn from, when none was done, nor any part that rests on the same passages."""
    step = entry.record.steps[each.statement.where[1]]
    found = [practice for practice in catalog.found(step.practices) if isinstance(practice.record, Practice)]
    proposed = bool(found) and all(practice.record.status is Status.PROPOSED for practice in found)
    return [practice.name for practice in found] if proposed and not _is_done(each, entry, catalog) else []


def _says_so(each: Beside, entry: Entry) -> bool:
    """By its status alone: every step is told as something to be done, so no word of its own says whether it was only recommended."""
    return entry.record.steps[each.statement.where[1]].status is Status.PROPOSED


def _is_done(each: Beside, entry: Entry, catalog: Catalog) -> bool:
    """Does one of its practices, or a part of one that rests on the same passages, count as done? Then somebody has weighed it."""
    step = entry.record.steps[each.statement.where[1]]
    practices = [found.record for found in catalog.found(step.practices) if isinstance(found.record, Practice)]
    parts = (claim for practice in practices for _, claim in claims(practice) if set(claim.cite) & set(step.cite or ()))
    return any(practice.status in DONE for practice in practices) or any(claim.status in DONE for claim in parts)


def _recommend(places: list[Place], library: Library) -> bool:
    passages = [library.passage(*place) for place in places]
    return all(passage and passage.telling is Telling.PROPOSAL for passage in passages)


RULE = Rule(
    code="HB437",
    name="步骤没有说是建议",
    scope=Scope.LINKS,
    why="读者照着步骤做，会当成各家都这样做过。只在建议里出现的步骤，状态写“建议”，页面、启动包、幻灯都在这一步后面标出来。",
    bad="steps:\n  - {text: 对超过时限的事项按月通报。, practices: [chaoqi-tongbao], cite: tushu-huifang#17}   # 原文在 几点建议 里",
    good="steps:\n  - {text: 对超过时限的事项按月通报。, practices: [chaoqi-tongbao], cite: tushu-huifang#17, status: 建议}",
    check=check,
)
