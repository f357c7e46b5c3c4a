"""What somebody says or thinks in a passage is not told as a fact."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.cards import Aligned, Card
from ..beside import CLOSE, Beside, beside, closest, earlier, most_common, rival, shown
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "hearsay"
ASKED = frozenset({"told", "thought"})
LEFT_OPEN = 0.3  # share of a clause of which the one before says whose words it is
PART = frozenset({"few", "some"})  # 有的把登记看作走过场: of whom it is told is said


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each clause of a statement that names no speaker, where the passage has one."""
    for each in beside(entry, ground.library):
        if each.codes(KIND) & ASKED and not any(clause.said.codes(KIND) for clause in each.clauses):
            for clause in each.told:
                yield from list(_own(clause, each, ground) if not clause.said.codes("hedge") & PART else ())[:1]


def _own(clause: Aligned, each: Beside, ground: Ground) -> Iterator[Remark]:
    other = rival(clause, lambda card: not card.codes(KIND) & ASKED)
    for match in closest(clause):
        found = most_common(_said_by(match.card), clause.said.words)
        if found.pairs > ("told" in match.card.codes(KIND)) and other < match.share:
            yield _remark(clause, each, match.place, found.pairs > 1 and found.part >= 0.5 and match.share >= CLOSE)
        elif match.share >= LEFT_OPEN and not match.card.codes(KIND) and _speaks_on(earlier(match, ground.library)):
            yield _remark(clause, each, match.place, sure=False)


def _speaks_on(before: list[Card]) -> bool:
    """Does the clause before end with a word of saying, or one of the last four say what somebody thinks?"""
    return any(not words for card in before[-1:] for words in _said_by(card)) or any("thought" in card.codes(KIND) for card in before[-4:])


def _said_by(card: Card) -> list[frozenset[str]]:
    """The words behind each word of saying or thinking; none where the clause ends with it."""
    return [find.right for find in card.said(KIND) if find.code in ASKED]


def _remark(clause: Aligned, each: Beside, place: tuple[str, int], sure: bool) -> Remark:
    return Remark(
        f"“{shown(clause.clause)}”当成事实来说，所引的 {write_places([place])} {'却' if sure else '像'}是有人这样说、这样看",
        "写明是谁说的、谁这样看，如“有的馆员认为……”“据介绍，……”。", each.statement.where, doubtful=not sure,
    )  # fmt: skip


RULE = Rule(
    code="HB428",
    name="转述写成了事实",
    scope=Scope.RECORD,
    why="报告转述的看法、反映，报告自己未必认可。去掉“有人认为”，别人的看法就成了报告查明的事实。",
    bad="signs:\n  - {text: 农忙时入户，耽误工夫。, cite: tushu-huifang#15}   # 原文是 读者嫌耽误工夫",
    good="signs:\n  - {text: 农忙时入户，读者嫌耽误工夫。, cite: tushu-huifang#15}",
    check=check,
    doubts=True,
)
