"""How often or when something is done is told by a passage that the statement cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.frequencies import FREQUENCIES
from ..citations import told_by_reports
from ..rule import Ground, Remark, Rule, Scope
from ..unborne import unborne


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each word of frequency that no cited passage bears out."""
    return unborne(told_by_reports(entry), FREQUENCIES, "频次", ground.library)


RULE = Rule(
    code="HB412",
    name="频次在所引段落里找不到",
    scope=Scope.RECORD,
    why="读者照着“每季度”“年底”排工作。原文写每月的写成每季度，原文没写时间的写成定期，别人照做就走了样。"
    "同样意思的说法都算数：每季度，原文写季度、按季、每季都行。",
    bad="rhythm: {text: 每月到户一次。, cite: tushu-huifang#4}   # 原文是 每季度",
    good="rhythm: {text: 每季度到户一次。, cite: tushu-huifang#4}",
    check=check,
    proves=("proved",),
)
