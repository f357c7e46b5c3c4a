"""A value holds no second colon with a space."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.EXTRA_COLON,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark where a second `: ` stands in a line."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            "这一行多了一个英文冒号",
            "把正文里的英文冒号改成中文冒号“：”，或者给冒号后面的整段文字加上英文双引号。",
            fault.position,
        )


RULE = Rule(
    code="HB120",
    name="一行里有两个英文冒号",
    scope=Scope.FILE,
    why="英文冒号加空格是栏目名和内容的分界；正文里再出现一次，YAML 就分不清哪个是栏目名。",
    bad="summary: 三问: 问需求、困难、意见。",
    good="summary: 三问：问需求、困难、意见。",
    check=check,
)
