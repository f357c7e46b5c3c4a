"""Some stay some: what a passage says of a part of them is not told of them all, nor of most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...catalog import Entry
from ...evidence.cards import Aligned, Card, Match
from ...evidence.fingerprints import pairs
from ...evidence.index import Place
from ...load.patterns import when_used
from ...model import WorkTemplate
from ..beside import CLOSE, Beside, Common, beside, closest, earlier, most_common, rival, shown, stands_alone
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "hedge"
RANK = {"few": 1, "some": 2, "most": 3, "all": 4}
MOST, ALL = 3, 4
EARLIER = 0.25  # share of a clause of which an earlier one of its sentence says of whom it is told
THERE_IS = when_used("有.*(?:现象|情况)")  # says that it is found, not of how many
HEAD = 3  # characters at the head of a clause: of whom it is told
AHEAD = frozenset().union(*map(pairs, ("但还有", "但也有", "但仍有", "由于", "因为", "目前", "同时")))  # stands before the head
THOSE = when_used("^(?!.*是).*的$")  # 情绪不顺的，上门去谈: those of them, not all


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each clause that tells of more of them than the passage does."""
    for each in beside(entry, ground.library):
        if each.codes(KIND).isdisjoint(RANK):
            continue
        hedged = entry.model is WorkTemplate
        for clause in each.told:
            if _ranks([clause.said]):
                found = [*_raised(clause, each), *(() if hedged else _dropped_at_head(clause, each))]
                hedged = True  # the rest is told of the same ones
                yield from found[:1]
            elif not hedged and not THOSE.search(clause.clause):
                yield from list(_unhedged(clause, each, ground))[:1]


def _ranks(cards: Iterable[Card]) -> list[int]:
    return [RANK[code] for card in cards for code in card.codes(KIND) if code in RANK]


def _unhedged(clause: Aligned, each: Beside, ground: Ground) -> Iterator[Remark]:
    yield from _dropped(clause, each)
    yield from _of_whom(clause, each, ground)


def _dropped(clause: Aligned, each: Beside) -> Iterator[Remark]:
    """The clause it rests on tells the same of a part of them."""
    for match in closest(clause):
        if not match.card.codes(KIND):
            continue
        other = rival(clause, lambda card: not _ranks([card]))
        found = most_common(_of_a_part(match.card), clause.said.words)
        if other < match.share and (_same_ones(found, _of_a_part(match.card), clause) or _others_named(match, clause)):
            sure = found.part >= 0.5 and stands_alone(match, other) and max(_ranks([match.card])) < MOST
            yield _remark(clause, match, each, sure)


def _dropped_at_head(clause: Aligned, each: Beside) -> Iterator[Remark]:
    """Those at its head are a part of them in the clause it surely rests on; what else is some or many is
    so there, too (单位有很多制度)."""
    for match in closest(clause, CLOSE):
        of_other_things = frozenset().union(*(find.right for find in match.card.said(KIND) if find.left - AHEAD))
        is_same = all(find.left and find.right & of_other_things for find in clause.said.said(KIND))
        if is_same and most_common(_of_a_part(match.card, head=True), pairs(clause.clause[:HEAD])).pairs:
            yield _remark(clause, match, each, sure=False)


def _others_named(match: Match, clause: Aligned) -> bool:
    """Does the clause it surely rests on tell of a part of those at its head, and does the statement call them something else?"""
    is_part = match.share >= CLOSE and bool(_of_a_part(match.card, head=True))
    return is_part and pairs(clause.clause[:HEAD]).isdisjoint(match.card.words)


def _of_whom(clause: Aligned, each: Beside, ground: Ground) -> Iterator[Remark]:
    """Of whom it is told stands at the head of an earlier clause of that sentence."""
    for match in closest(clause, EARLIER) if not THERE_IS.search(clause.clause) else ():
        for card in earlier(match, ground.library) if not _ranks([match.card]) else ():
            found = most_common(_of_a_part(card, head=True), clause.said.words)
            if _same_ones(found, _of_a_part(card, head=True), clause):
                yield _remark(clause, match, each, sure=False)


def _of_a_part(card: Card, head: bool = False) -> list[frozenset[str]]:
    """The words of whom it is told, where it is told of a part of them only; with `head`, at the head of the clause."""
    finds = card.said(KIND) if 0 < max(_ranks([card]), default=0) < ALL else ()
    return [find.right for find in finds if find.code in RANK and not (head and find.left - AHEAD)]


def _same_ones(found: Common, of_whom: list[frozenset[str]], clause: Aligned) -> bool:
    """Is it told of the same ones? One 2-gram in common says so only where the clause begins with it."""
    return found.pairs > 1 or bool(most_common(of_whom, pairs(clause.clause[:HEAD])).pairs)


def _raised(clause: Aligned, each: Beside) -> Iterator[Remark]:
    """Most or all are said, and the passages tell of fewer."""
    rank, told = max(_ranks([clause.said]), default=0), [RANK[code] for code in each.codes(KIND) if code in RANK]
    if rank < MOST or not told:
        return
    if max(told) < rank:
        places = [[match.place] for match in closest(clause)]
        yield _fewer(clause, each, rank, max(told), places[0] if places else each.places, doubtful=not places)
    elif not rival(clause, lambda card: max(_ranks([card]), default=0) >= rank):
        for match in closest(clause):
            if here := _ranks([match.card]):
                sure = match is clause.matches[0] and stands_alone(match, 0.0)
                yield _fewer(clause, each, rank, max(here), [match.place], doubtful=not sure)


def _fewer(clause: Aligned, each: Beside, rank: int, told: int, places: list[Place], doubtful: bool) -> Remark:
    most, fewer = "全部" if rank == ALL else "多数", "部分、个别" if told < MOST else "多数"
    return Remark(
        f"“{shown(clause.clause)}”说的是{most}，所引的 {write_places(places)} {'像' if doubtful else ''}只说到{fewer}",
        "照原文写有多少：部分、个别、多数各是各的意思。", each.statement.where, doubtful=doubtful,
    )  # fmt: skip


def _remark(clause: Aligned, match: Match, each: Beside, sure: bool) -> Remark:
    return Remark(
        f"“{shown(clause.clause)}”没有说是一部分，所引的 {write_places([match.place])} {'却' if sure else '像'}只说是其中一部分",
        "原文说有的、部分、个别、多数，句子也照样说；说的是另一件事，就用原文那一句的关键词来写。",
        each.statement.where, doubtful=not sure,
    )  # fmt: skip


RULE = Rule(
    code="HB424",
    name="部分写成了全部",
    scope=Scope.RECORD,
    why="原文说有的分馆，写成分馆，读者就当成所有的分馆；个别写成多数，更是把问题说大了。原文留的余地，句子要留着。",
    bad="signs:\n  - {text: 分馆全年只到户 1次。, cite: tushu-huifang#13}   # 原文是 有的分馆",
    good="signs:\n  - {text: 有的分馆全年只到户 1次。, cite: tushu-huifang#13}",
    check=check,
    doubts=True,
)
