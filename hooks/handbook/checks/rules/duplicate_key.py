"""A field is written once."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.DUPLICATE_KEY,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark where a field is written for the second time."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            f"栏目“{fault.detail['key']}”写了两次，第 {fault.detail['first_line']} 行已经写过",
            "留下一处，把另一处的内容并进去；如果是两件事，看看是不是其中一个栏目名写错了。",
            fault.position,
        )


RULE = Rule(
    code="HB116",
    name="同一个栏目写了两次",
    scope=Scope.FILE,
    why="两处只能算一处。一般的程序会悄悄丢掉前一处，写的人却以为都在。",
    bad="aliases: [三问工作法]\nname: 三问三帮\naliases: [三帮工作法]",
    good="name: 三问三帮\naliases: [三问工作法, 三帮工作法]",
    check=check,
)
