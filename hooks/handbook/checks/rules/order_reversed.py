"""What comes first in a passage does not come after in the statement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ...catalog import Entry
from ...evidence.cards import Said
from ...load.patterns import when_used
from ..beside import Beside, beside, closest, common, shown
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "order"
CONTRARY = {"before": frozenset({"after"}), "after": frozenset({"before", "together"})}
WORDS = {"before": "之前", "after": "之后"}
OUTRIGHT = when_used("[以之]前")
BY_ITSELF = when_used("事[先前后]")  # names nothing it comes before or after, as 同步 does not, so that no words need be shared
REMEDY = "对着原文看哪个在先：写反了就换过来；原文没有说先后，就不写先后。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each statement that turns an order about, or puts one before another where no passage does."""
    for each in beside(entry, ground.library):
        if any(clause.said.codes(KIND) for clause in each.clauses):
            yield from [*_sequence(each), *_side(each)][:1]


def _sequence(each: Beside) -> Iterator[Remark]:
    """What is said to come first stands behind what is said to follow."""
    first, then = ([clause for clause in each.clauses if code in clause.said.codes(KIND)] for code in ("first", "then"))
    for one, other in product(first, then):
        for a, b in product(closest(one), closest(other)) if one is not other else ():
            if a.place == b.place and a.number > b.number:
                message = f"先“{shown(one.clause)}”后“{shown(other.clause)}”，在所引的 {write_places([a.place])} 里像是倒过来的"
                yield Remark(message, REMEDY, each.statement.where, doubtful=True)


def _side(each: Beside) -> Iterator[Remark]:
    """之前 or 之后 is said of what the passages put on the other side."""
    told = [find for card in each.cards for find in card.said(KIND)]
    for clause in each.told:
        for find in clause.said.said(KIND):
            if find.code in CONTRARY and not clause.said.codes(KIND) & CONTRARY[find.code] and not _kept(find, told):
                turned, codes = _is_turned(find, told), {other.code for other in told}
                only_contrary = bool(BY_ITSELF.search(clause.clause) and find.code not in codes and codes & CONTRARY[find.code])
                if turned or only_contrary or (find.code == "before" and OUTRIGHT.search(clause.clause)):
                    other = "却在另一头" if turned else "像在另一头" if only_contrary else "没有说先后"
                    message = f"“{shown(clause.clause)}”说的是{WORDS[find.code]}，所引的 {write_places(each.places)} {other}"
                    yield Remark(message, REMEDY, each.statement.where, doubtful=not turned)


def _kept(find: Said, told: list[Said]) -> bool:
    return any(other.code == find.code and common(find.left, other.left).pairs for other in told)


def _is_turned(find: Said, told: list[Said]) -> bool:
    contrary = (other for other in told if other.code in CONTRARY[find.code])
    return any(common(find.left, other.left).pairs or common(find.right, other.right).pairs > 1 for other in contrary)


RULE = Rule(
    code="HB434",
    name="先后和所引段落相反",
    scope=Scope.RECORD,
    why="先征求意见后动工，和先动工后征求意见，是两种做法。会前、会后，同步、事后，也各是各的意思。",
    bad="steps:\n  - {text: 先帮还书，再问需求。, cite: tushu-huifang#4}   # 原文先问后帮",
    good="steps:\n  - {text: 先问需求，再帮还书。, cite: tushu-huifang#4}",
    check=check,
    doubts=True,
)
