"""The first, the only, the best: a passage says so, or the statement does not."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.cards import Aligned
from ...evidence.cards.kinds.comparison import WORDS
from ...evidence.superlatives import raised
from ...load.patterns import when_used
from ...model import WorkTemplate
from ..beside import Beside, beside
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "comparison"
PRIZE = when_used("特等奖|[一二三]等奖|[金银铜]奖")
ALIKE = frozenset({"first", "lead"})  # said in many ways: whatever says it bears out every other
ASKED = ALIKE | {"only", "spread", "most"}


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each word that sets something above all others and that no cited passage has."""
    for each in beside(entry, ground.library) if entry.model is not WorkTemplate else ():  # a form tells what is to be written
        words = dict.fromkeys(word for clause in each.told for word in (*_unborne(clause, each, ground), *_prizes(clause, each, ground)))
        for word in words:
            yield Remark(
                f"“{word}”在所引段落 {write_places(each.places)} 里找不到，同样意思的说法也没有",
                "原文没有说首创、唯一、最好、几等奖、推广到哪里，就不写；原文别处说了，把那一段也引上。", each.statement.where,
            )  # fmt: skip


def _unborne(clause: Aligned, each: Beside, ground: Ground) -> Iterator[str]:
    on_cards = list(_not_on_cards(clause, each, ground))
    yield from on_cards
    for words, kind in raised(clause.clause) if not on_cards else ():
        if not any(_has(word, each, ground) for word in (*kind.borne, words)):
            yield words


def _not_on_cards(clause: Aligned, each: Beside, ground: Ground) -> Iterator[str]:
    told = each.codes(KIND) if clause.said.codes(KIND) & ASKED else frozenset()
    for code, found in WORDS.finds(clause.clause) if clause.said.codes(KIND) & ASKED else ():
        if code in ASKED and not (code in told and (code in ALIKE or _has(found[0], each, ground))):
            yield found[0]


def _prizes(clause: Aligned, each: Beside, ground: Ground) -> Iterator[str]:
    prizes = PRIZE.finditer(clause.clause) if "奖" in clause.clause else ()
    return (found[0] for found in prizes if not _has(found[0], each, ground))


def _has(word: str, each: Beside, ground: Ground) -> bool:
    return ground.library.contains_any(each.places, word) != "no"


RULE = Rule(
    code="HB430",
    name="首创、唯一、推广没有依据",
    scope=Scope.RECORD,
    why="首创、唯一、走在前列、已经推广，最容易顺手添上，也最容易被人拿去引用。原文没有说，就不能说。",
    bad="results:\n  - {text: 办结率95.2%，全县最高。, cite: tushu-huifang#11}",
    good="results:\n  - {text: 办结率95.2%。, cite: tushu-huifang#11}",
    check=check,
)
