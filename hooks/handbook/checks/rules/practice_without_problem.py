"""A practice answers at least one problem."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when a practice names no problem."""
    for error in errors_of(entry, FieldFault.NO_PROBLEM):
        yield Remark(
            "这条做法没有写“解决的问题”（solves）",
            "写上它回应的问题的编号，如“solves: [dengji-daitian]”；编号是 docs/problems/ 里的文件名。",
            () if error["type"] == "missing" else error["loc"],
            key=True,
        )


RULE = Rule(
    code="HB305",
    name="做法没有对应的问题",
    scope=Scope.FILE,
    why="读者是带着问题来的，从问题页走到做法页。不回应任何问题的做法，没有人会走到。",
    bad="name: 三问三帮\nsolves: []",
    good="name: 三问三帮\nsolves: [dengji-daitian]",
    check=check,
)
