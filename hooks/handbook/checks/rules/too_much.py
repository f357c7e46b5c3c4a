"""A record stays within what one person can read: size, depth and number of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.TOO_LARGE, FaultKind.TOO_DEEP, FaultKind.TOO_MANY)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when the file passes a limit."""
    for fault in faults_of(entry, KINDS):
        yield Remark(*_words(fault.kind, fault.detail), fault.position)


def _words(kind: FaultKind, detail: Mapping[str, str]) -> tuple[str, str]:
    if kind is FaultKind.TOO_LARGE:
        limit = int(detail["limit"]) // 1024
        return f"文件太大，超过了 {limit} KB", "一个文件只写一条记录；报告原文、图片不要贴进来。"
    if kind is FaultKind.TOO_DEEP:
        return f"嵌套太深，超过了 {detail['limit']} 层", "看看这一行上下是不是多打了方括号、花括号或空格。"
    return f"内容太多，超过了 {detail['limit']} 项", "一个文件只写一条记录；把别的内容分到别的文件。"


RULE = Rule(
    code="HB102",
    name="文件太大、太深或太多",
    scope=Scope.FILE,
    why="一条记录通常只有几 KB。超出上限的文件多半是贴进了整篇报告，或者是有人想把程序拖垮。",
    bad="steps: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ …… ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    good="steps:\n  - {text: 馆员每季度到户一次。, cite: tushu-huifang#4}",
    check=check,
)
