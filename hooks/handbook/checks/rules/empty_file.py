"""A record file holds something."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.EMPTY,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when there is nothing in the file but spaces and comments."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            "文件是空的",
            "把记录写进去，或者删掉这个文件；运行 new 可以写出一份带说明的骨架。",
            fault.position,
        )


RULE = Rule(
    code="HB103",
    name="文件是空的",
    scope=Scope.FILE,
    why="空文件会占住一个编号，却没有页面。多半是保存时内容没有写进去。",
    bad="# 只有注释，没有内容",
    good="name: 三问三帮\nsummary: 馆员分户联系读者，到户问三件事。",
    check=check,
)
