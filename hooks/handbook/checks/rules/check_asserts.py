"""The checks of a problem ask; they state nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Problem
from ..covered import shown
from ..editorial import BLOCK, CHECKS, asks
from ..prose import fold
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each check that is no question."""
    checks = entry.record.editor.checks if isinstance(entry.record, Problem) else ()
    for number, text in enumerate(checks):
        if not asks(fold(text)):
            yield Remark(
                f"自查“{shown(text)}”不是问句", "写成可以拿来自问的一句：谁、什么、有没有、多久；要说的道理写到 advice，事实写到有出处的栏目。",
                (BLOCK, CHECKS, number),
            )


RULE = Rule(
    code="HB476",
    name="自查写成了陈述",
    scope=Scope.RECORD,
    why="自查是拿来问自己的，会印成表发下去。写成陈述，就成了没有出处的事实，填表的人也不知道该答什么。",
    bad="editor:\n  checks: [登记表大多是办公室填的。]",
    good="editor:\n  checks: [登记表上的字是谁写的？]",
    check=check,
    proves=("ProblemEditor.checks",),
)
