"""That none is left out, or that it is the whole county, is told by a passage that the statement cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..citations import told_by_reports
from ..rule import Ground, Remark, Rule, Scope, Severity
from ..unborne import unborne


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each word of scope that no cited passage bears out."""
    return unborne(told_by_reports(entry), ground.settings.trade.scopes, "范围", ground.library)


RULE = Rule(
    code="HB414",
    name="范围在所引段落里找不到",
    scope=Scope.RECORD,
    why="原文说分馆，写成各分馆；原文说有的企业，写成全县企业：做到的就被写大了。"
    "全体、每个、各单位、逐一这些词，原文至少要有一个意思相同的。",
    bad="object: {text: 各分馆。, cite: tushu-huifang#13}   # 原文只说 有的分馆",
    good="object: {text: 有的分馆。, cite: tushu-huifang#13}",
    check=check,
    proves=("proved",),
    severity=Severity.WARNING,
)
