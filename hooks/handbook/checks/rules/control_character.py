"""There are no control characters in a record."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.CONTROL_CHARACTER,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each line with a control character."""
    for fault in faults_of(entry, KINDS):
        char, count = fault.detail["char"], fault.detail["count"]
        yield Remark(
            f"这一行有 {count} 个看不见的控制字符 {char}",
            "它多从 PDF 或网页复制而来：删掉这一处前后几个字，用键盘重新打一遍。",
            fault.position,
        )


RULE = Rule(
    code="HB112",
    name="有控制字符",
    scope=Scope.FILE,
    why="控制字符看不见，却会让检索落空、让页面显示错乱，有的软件干脆打不开文件。",
    bad='summary: "馆员\\u0007分户联系读者。"   # 中间有一个响铃符',
    good="summary: 馆员分户联系读者。",
    check=check,
)
