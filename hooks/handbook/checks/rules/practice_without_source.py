"""A practice cites the report it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when a practice cites nothing."""
    for error in errors_of(entry, FieldFault.NO_SOURCE):
        yield Remark(
            "这条做法没有写“出处”（cites）",
            "写上它出自哪篇报告的哪一段，如“cites: [tushu-huifang#3]”；段落号在那篇来源的页面上。",
            () if error["type"] == "missing" else error["loc"],
            key=True,
        )


RULE = Rule(
    code="HB306",
    name="做法没有出处",
    scope=Scope.FILE,
    why="手册只收能在报告里找到原话的做法。没有出处，读者无从核对，也不敢引用。",
    bad="name: 三问三帮\nstatus: 已实践   # 没有 cites",
    good="name: 三问三帮\nstatus: 已实践\ncites: [tushu-huifang#4]",
    check=check,
)
