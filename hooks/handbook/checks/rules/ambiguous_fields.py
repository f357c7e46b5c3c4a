"""No two fields of a form have the same label."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.normalise import normalise
from ...model import WorkTemplate
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each field whose label another field has already."""
    if not isinstance(entry.record, WorkTemplate):
        return
    taken: dict[str, int] = {}
    for number, field in enumerate(entry.record.fields):
        first = taken.setdefault(normalise(field.label), number)
        if first != number:
            yield Remark(
                f"栏目“{field.label}”与第 {first + 1} 栏同名", "删掉一栏，或者把两栏各记什么写进名称里。",
                ("fields", number, "label"),
            )  # fmt: skip


RULE = Rule(
    code="HB312",
    name="一张表里有同名栏目",
    scope=Scope.RECORD,
    why="两栏同名，填表的人不知道填哪一栏，算法也分不清用哪一栏。",
    bad="fields:\n  - {label: 结果, origin: 编者拟}\n  - {label: 结果, origin: 编者拟}",
    good="fields:\n  - {label: 自查结果, origin: 编者拟}\n  - {label: 复查结果, origin: 编者拟}",
    check=check,
)
