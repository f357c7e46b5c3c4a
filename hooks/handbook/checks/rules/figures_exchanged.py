"""Two figures of a statement stand where the cited passages have the other."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..bound_figures import swaps
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "对着原文看，哪个数说的是哪一样：写反了就换过来；没有写反，就用原文的名词来写。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each statement with two figures that fit the words beside the other one better, doubtful for those that
    only come in another order."""
    for swap in swaps(entry, ground):
        two = f"“{swap.first}”和“{swap.second}”"
        sure = f"{two}写反了：所引段落 {swap.cited} 里，各自说的是对方那一样"
        likely = f"{two}像是写反了：所引段落 {swap.cited} 里先后相反，旁边的词又分不开"
        yield Remark(sure if swap.sure else likely, REMEDY, swap.where, doubtful=not swap.sure)


RULE = Rule(
    code="HB440",
    name="两个数字写反了",
    scope=Scope.RECORD,
    why="两个数字都在所引的段落里，只是对调了，逐个去找是看不出来的。所以拿每个数字旁边的词去比："
    "收到的和办完的，分馆的和社区的，哪个数旁边是哪些词，原文和记录要对得上。旁边的词分不出来、先后却和原文相反的，只提醒。",
    bad="results:\n  - {text: 收到事项 1285 件，办完 1350 件。, cite: tushu-huifang#11}   # 原文是收到 1350 件",
    good="results:\n  - {text: 收到事项 1350 件，办完 1285 件。, cite: tushu-huifang#11}",
    check=check,
    proves=("proved",),
    doubts=True,
)
