"""A figure counts what the cited passages count with it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..bound_figures import Misplaced, other_nouns
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "对着原文看，这个数说的是什么，就写什么；引错了段落就改 cite。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each figure beside a word that the cited passages have beside another figure, or not at all; doubtful
    where they have it, only not beside this one."""
    for found in other_nouns(entry, ground):
        yield Remark(_message(found), REMEDY, found.where, doubtful=not found.sure)


def _message(found: Misplaced) -> str:
    if not found.word:
        return f"“{found.figure}”说的不是这一样：所引段落 {found.cited} 里，这些词旁边的数是“{found.instead}”"
    if found.sure:
        instead = f"，那里它是“{found.instead}”" if found.instead else ""
        return f"“{found.figure}”在所引段落 {found.cited} 里数的不是“{found.word}”{instead}"
    return f"“{found.figure}”数的不像是“{found.word}”：所引段落 {found.cited} 里，两个不在一处"


RULE = Rule(
    code="HB441",
    name="数字说的不是这一样",
    scope=Scope.RECORD,
    why="数字对，名词错，和数字错一样误人。所引的段落里 120 个说的是分馆，写成 120 个社区，就是另一件事。"
    "数字前后的名词（单位、人、项目、资金这些常数的东西）要和原文这个数字旁边的对得上。名词在段落里有、却不在这个数字旁边的，换一种说法也会这样，只提醒。",
    bad="results:\n  - {text: 全县有社区 120 个。, cite: tushu-huifang#2}   # 原文是分馆 120 个",
    good="results:\n  - {text: 全县有分馆 120 个。, cite: tushu-huifang#2}",
    check=check,
    proves=("proved",),
    doubts=True,
)
