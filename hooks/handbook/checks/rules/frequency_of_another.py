"""Each thing keeps its own frequency: what is done every month in a passage is not done every quarter in the statement."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.cards import Aligned
from ...evidence.frequencies import FREQUENCIES
from ..beside import CLOSE, Beside, beside, closest, shown
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "frequency"
REMEDY = "对着原文看哪件事多久一次，照原文写。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each statement with a frequency that the clause it rests on has not, but another."""
    for each in beside(entry, ground.library):
        if each.codes(KIND):
            yield from [remark for clause in each.told for remark in _another(clause, each)][:1]


def _another(clause: Aligned, each: Beside) -> Iterator[Remark]:
    """The clause it rests on has another frequency, and this one in no way in which it can be said."""
    said = clause.said.codes(KIND)
    borne = [word for _, sense in FREQUENCIES.found(clause.clause) for word in sense.borne] if said else []
    for match in closest(clause) if said else ():
        told = match.card.codes(KIND)
        if told and not told & said and not any(match.card.holds(word) for word in borne):
            sure = match.share >= CLOSE
            place = f"所引的 {write_places([match.place])}"
            message = f"“{shown(clause.clause)}”说“{'、'.join(sorted(said))}”，{place} {'却' if sure else '像'}是“{'、'.join(sorted(told))}”"
            yield Remark(message, REMEDY, each.statement.where, doubtful=not sure)


RULE = Rule(
    code="HB436",
    name="频次是别的事的",
    scope=Scope.RECORD,
    why="段落里有每月，也有每季度，字都找得到，却不是同一件事的。哪件事多久一次，要和原文那一句一样。",
    bad="structure:\n  rhythm: {text: 每月到户至少1次。, cite: [tushu-huifang#4, tushu-huifang#9]}   # 原文是 每季度到户",
    good="structure:\n  rhythm: {text: 每季度到户至少1次。, cite: [tushu-huifang#4, tushu-huifang#9]}",
    check=check,
    doubts=True,
)
