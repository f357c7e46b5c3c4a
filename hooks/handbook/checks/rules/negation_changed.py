"""What a passage denies is not affirmed, nor the other way about."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.cards import Aligned, Card, Match
from ...load.patterns import when_used
from ...model import Problem
from ...model.vocabulary import Telling
from ..beside import CLOSE, Beside, beside, closest, most_common, neighbours, rival, shown, stands_alone
from ..covered import SILENT
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "polarity"
DENIES = frozenset({"no", "lack", "hard", "ban"})
NEGATIVE = DENIES | {"cure", "weak"}
ASKED = DENIES | {"enough"}
LEAST = 0.2  # share of a clause; with less, another thing may be denied
ASKS = when_used("哪|没有$")  # 看做到没有
REMEDY = "对着原文看：漏了或多了“不、没有、未”，照原文改；说的是别的话，就用原文那一句的关键词来写，或者改引那一段。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each clause that drops a negation of the passage or has one that the passage has not."""
    for each in beside(entry, ground.library):
        denied = frozenset().union(*(passage.words_behind(KIND, DENIES) for passage in each.passages))
        for clause in each.told:
            # else it denies nothing and has none of the words that they deny, and need not be laid beside them
            if not clause.said.codes(KIND).isdisjoint(ASKED) or not denied.isdisjoint(clause.said.words):
                found = [*_dropped(clause, each, entry, ground), *_added(clause, each, ground), *_affirmed(clause, each)]
                yield from (found or list(_denied_nowhere(clause, each)))[:1]


def _dropped(clause: Aligned, each: Beside, entry: Entry, ground: Ground) -> Iterator[Remark]:
    """Nothing is denied where what the clause rests on denies the same words. What a recommendation rules out may well be found:
    a problem tells of it."""
    for match in closest(clause, LEAST) if not clause.said.codes(KIND) & NEGATIVE else ():
        if not match.card.codes(KIND) & DENIES:
            continue
        other = rival(clause, lambda card: not card.codes(KIND) & NEGATIVE)
        sure = _same_words(match.card, clause.said)
        if sure is not None and other < match.share:
            sure = sure and stands_alone(match, other) and not (entry.model is Problem and _recommends(match, ground))
            yield _remark(clause, match, each, "没有否定", "否定的", sure)


def _added(clause: Aligned, each: Beside, ground: Ground) -> Iterator[Remark]:
    """Something is denied that all clauses it may rest on affirm."""
    for match in closest(clause, LEAST) if clause.said.codes(KIND) & DENIES else ():
        other = rival(clause, lambda card: bool(card.codes(KIND) & DENIES))
        sure = _same_words(clause.said, match.card)
        if sure is not None and other < match.share and not _is_denied(match, ground):
            yield _remark(clause, match, each, "是否定的", "肯定的", sure and stands_alone(match, other))


def _affirmed(clause: Aligned, each: Beside) -> Iterator[Remark]:
    """There is said to be enough, which none of the passages says, where there is too little of it."""
    if "enough" in clause.said.codes(KIND) and "enough" not in each.codes(KIND):
        for match in clause.matches:
            if match.card.codes(KIND) & (DENIES | {"weak"}):
                yield _remark(clause, match, each, "说的是够、是容易", "否定的", match is clause.matches[0] and stands_alone(match, 0.0))


def _denied_nowhere(clause: Aligned, each: Beside) -> Iterator[Remark]:
    """Something is denied, and the passages deny nothing at all, or nothing beside the clause that has its very words."""
    if not clause.said.codes(KIND) & DENIES or SILENT.search(clause.clause) or ASKS.search(clause.clause):
        return
    told = each.codes(KIND)
    for match in clause.matches[:1] if not told & DENIES else ():
        near = match.share >= CLOSE and match.card.codes(KIND).isdisjoint({"ban", "cure"}) and _same_words(clause.said, match.card)
        if near or not told:
            yield _remark(clause, match, each, "是否定的", "肯定的", sure=False)


def _same_words(denying: Card, other: Card) -> bool | None:
    """Do words that the one denies stand in the other: surely, perhaps, or not at all (None)?"""
    found = most_common((find.right for find in denying.said(KIND) if find.code in DENIES), other.words)
    return found.part >= 0.5 if found.pairs else None


def _recommends(match: Match, ground: Ground) -> bool:
    passage = ground.library.passage(*match.place)
    return passage is not None and passage.telling is Telling.PROPOSAL


def _is_denied(match: Match, ground: Ground) -> bool:
    near = neighbours(match, ground.library)
    return bool(match.card.codes(KIND) & NEGATIVE) or any(card.codes(KIND) & DENIES for card in near)


def _remark(clause: Aligned, match: Match, each: Beside, said: str, told: str, sure: bool) -> Remark:
    seems = "却" if sure else "像"
    message = f"“{shown(clause.clause)}”{said}，所引的 {write_places([match.place])} 说同样的话{seems}是{told}"
    return Remark(message, REMEDY, each.statement.where, doubtful=not sure)


RULE = Rule(
    code="HB420",
    name="否定和所引段落相反",
    scope=Scope.RECORD,
    why="少一个“没有”，意思就反了，数字和名称却都对得上。同样的几个字，段落里是否定的，句子也要是否定的；反过来也一样。"
    "同样的字多、又没有别的句子可引的报错误。",
    bad="signs:\n  - {text: 交办清单有时限。, cite: tushu-huifang#14}   # 原文是 没有时限",
    good="signs:\n  - {text: 交办清单没有时限。, cite: tushu-huifang#14}",
    check=check,
    doubts=True,
)
