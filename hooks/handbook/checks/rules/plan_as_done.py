"""What a passage only plans or asks for is not told as done."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.cards import Aligned, Card, Match
from ...load.patterns import when_used
from ...model import WorkTemplate
from ...model.vocabulary import Telling
from ..beside import CLOSE, Beside, beside, closest, most_common, rival, shown
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "modality"
OPEN = frozenset({"plan", "norm"})
ALREADY = when_used("已(?!有)|曾")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each clause that says 已, 了 of what it only finds planned, asked for or recommended."""
    for each in beside(entry, ground.library) if entry.model is not WorkTemplate else ():  # a form tells what is to be written
        for number, clause in enumerate(each.clauses) if _may_be_open(each, ground) else ():
            if "done" in clause.said.codes(KIND) and not _is_open(each.clauses[: number + 1]):
                yield from [*_done(clause, each, ground), *_done_nowhere(clause, each)][:1]


def _may_be_open(each: Beside, ground: Ground) -> bool:
    """Is anything planned or recommended in the passages, or nothing done?"""
    codes = each.codes(KIND)
    return "done" not in codes or not codes.isdisjoint(OPEN) or _recommends(each, ground)


def _is_open(clauses: tuple[Aligned, ...]) -> bool:
    """Does one of the clauses say that it is a plan, or the clause itself or that before it that the report says it (报告建议)?"""
    says = any("report" in clause.said.codes("hearsay") for clause in clauses[-2:])
    return says or any(clause.said.codes(KIND) & OPEN for clause in clauses)


def _done(clause: Aligned, each: Beside, ground: Ground) -> Iterator[Remark]:
    other = rival(clause, lambda card: "done" in card.codes(KIND))
    for match in closest(clause):
        told = match.card.codes(KIND)
        if "done" in told and _is_planned(clause.said, match.card):
            yield _remark(clause, match, each, "像只说要做、拟做", sure=False)
        elif "done" not in told and other < match.share and (told & OPEN or _recommends(each, ground)):
            sure = match.share >= CLOSE
            yield _remark(clause, match, each, f"{'却' if sure else '像'}只说要做、拟做", sure)


def _is_planned(said: Card, told: Card) -> bool:
    """Does what is said to be done stand behind a word of planning there, and behind none that says it is done?"""
    of = {code: [find.right for find in told.said(KIND) if find.code == code] for code in ("plan", "done")}
    words = [find.right for find in said.said(KIND) if find.code == "done"]
    return any(most_common(of["plan"], right).pairs and not most_common(of["done"], right).pairs for right in words)


def _done_nowhere(clause: Aligned, each: Beside) -> Iterator[Remark]:
    """It is said outright to be done already, and none of the passages tells of anything done."""
    if ALREADY.search(clause.clause) and "done" not in each.codes(KIND):
        for match in closest(clause, CLOSE):
            if "held" not in match.card.codes(KIND):
                yield _remark(clause, match, each, "没有说做了", sure=False)


def _remark(clause: Aligned, match: Match, each: Beside, told: str, sure: bool) -> Remark:
    return Remark(
        f"“{shown(clause.clause)}”说已经做了，所引的 {write_places([match.place])} {told}",
        "照原文写：打算、应当、建议做的，不加“已、了”；做了的，引说做了的那一段。", each.statement.where, doubtful=not sure,
    )  # fmt: skip


def _recommends(each: Beside, ground: Ground) -> bool:
    """Do all the passages stand in sections that recommend?"""
    passages = [ground.library.passage(*place) for place in each.places]
    return all(passage and passage.telling is Telling.PROPOSAL for passage in passages)


RULE = Rule(
    code="HB426",
    name="打算写成了做过",
    scope=Scope.RECORD,
    why="一段话里常常既有做了的，也有打算做的。打算、应当做的写成“已”做了，读者会当成别人的经验来学。",
    bad="steps:\n  - {text: 对超过时限的事项，已由县立图书总馆按月通报。, cite: tushu-huifang#17}   # 原文在 几点建议 里",
    good="steps:\n  - {text: 对超过时限的事项，建议由县立图书总馆按月通报。, cite: tushu-huifang#17}",
    check=check,
    doubts=True,
)
