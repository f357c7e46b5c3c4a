"""A sentence is not a sign of a problem and what came of a practice at once."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...catalog.mentions import own_words
from ...evidence.fingerprints import pairs
from ...model import Practice, Problem
from ...model.base import Claim
from ..beside import shown
from ..places import place_of
from ..rule import Context, Remark, Rule, Scope

SAME = 0.7  # of the 2-grams of the shorter of two sentences that stand in the other
FEWEST = 6  # 2-grams of a sentence that says enough to be known again
REMEDY = "对着原文看它在说什么：是做成的事，从表现里删掉；是没有解决的困难，从成效里删掉。"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each sign of a problem that a practice has as a result, from the same passage in the same words."""
    for number, sign in enumerate(entry.record.signs if isinstance(entry.record, Problem) else ()):
        if practice := _having(sign, context.catalog):
            message = f"“{shown(own_words(sign.text))}”写作表现，在 {practice.path}（{practice.name}）里却是成效"
            yield Remark(message, REMEDY, ("signs", number, "text"))


def _having(sign: Claim, catalog: Catalog) -> Entry | None:
    """The practice with the sentence as a result."""
    said = pairs(own_words(sign.text))
    for citation in sign.cite if len(said) >= FEWEST else ():
        for entry in catalog.cited_at(*place_of(citation)):
            results = entry.record.results if entry.model is Practice else ()
            if any(citation in result.cite and _alike(said, pairs(own_words(result.text))) for result in results):
                return entry
    return None


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(other) >= FEWEST and len(one & other) >= SAME * min(len(one), len(other))


RULE = Rule(
    code="HB450",
    name="成效又写成了表现",
    scope=Scope.LINKS,
    why="同一段里的同一句话，在做法里是做成了什么，在问题里就不会是有什么没做好。两处里至少有一处读错了原文。",
    bad="signs:\n  - {text: 全年办结 1285 件。, cite: tushu-huifang#11}   # 做法“三问三帮”的成效里有同一句",
    good="signs:\n  - {text: 有的分馆一年只到户 1 次。, cite: tushu-huifang#13}",
    check=check,
    proves=("Problem.signs",),
)
