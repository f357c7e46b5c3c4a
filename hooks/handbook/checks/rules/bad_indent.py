"""Lines of one level are indented alike."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.BAD_INDENT,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each line that belongs to no open level."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            "这一行的缩进和上下行对不齐",
            "同一层的栏目，行首空格要一样多；下一层比上一层多两个空格。列表的“- ”也要上下对齐。",
            fault.position,
        )


RULE = Rule(
    code="HB121",
    name="缩进对不齐",
    scope=Scope.FILE,
    why="行首空格的多少，决定这一行归哪个栏目；对不齐，就不知道归谁。",
    bad="name: 三问三帮\n  summary: 馆员分户联系读者。",
    good="name: 三问三帮\nsummary: 馆员分户联系读者。",
    check=check,
)
