"""A share is told of the whole of which the cited passages tell it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..bound_figures import wholes
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "对着原文看，这个百分数是占什么的：全县的、全市的，还是某一类人、某一类单位的，照原文写。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each word beside a share that its sentence does not have; doubtful where the passage has it elsewhere."""
    for found in wholes(entry, ground):
        message = f"“{found.figure}”在所引段落 {found.cited} 里，同一句没有说到“{found.word}”"
        yield Remark(message, REMEDY, found.where, doubtful=not found.sure)


RULE = Rule(
    code="HB442",
    name="占比换了基数",
    scope=Scope.RECORD,
    why="百分数离了基数就没有意思：办结的占收到的 95.2%，写成占全县的，就大了几十倍。"
    "百分数那一句里写到的单位、人和范围，原文同一句里要有。段落里有、不在同一句的，只提醒。",
    bad="structure:\n  feedback: {text: 评议结果占全市考核的 20%。, cite: tushu-huifang#5}   # 原文占的是分馆的年度考核",
    good="structure:\n  feedback: {text: 评议结果占分馆考核的 20%。, cite: tushu-huifang#5}",
    check=check,
    proves=("proved",),
    doubts=True,
)
