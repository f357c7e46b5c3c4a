"""A form is divided only where it has items to divide."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...forms.reading import form_of, place_of
from ...model import WorkTemplate
from ...model.vocabulary import Arrangement, FieldPlace
from ..rule import Ground, Remark, Rule, Scope

DIVIDED = (Arrangement.SHEET, Arrangement.GRID)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each `part` that no format would print."""
    if not isinstance(entry.record, WorkTemplate):
        return
    arrangement = form_of(entry).arrangement
    for number, field in enumerate(entry.record.fields):
        if field.part and (arrangement not in DIVIDED or place_of(field, arrangement) is not FieldPlace.ITEM):
            yield Remark(
                f"“{field.part}”分不了区：“{field.label}”不是一事一张、逐项对照的表里的一项",
                "去掉 part；谁填哪一列，写进这一栏的 note。",
                ("fields", number, "part"),
            )  # fmt: skip


RULE = Rule(
    code="HB317",
    name="分区的名称印不出来",
    scope=Scope.RECORD,
    why="分区是项目上方的一行小标题；逐行登记的列、分条约定的条款、表头和表尾没有地方印它，写了也看不见。",
    bad="form: 台账\nfields:\n  - {label: 办理结果, part: 分馆填写, origin: 编者拟}",
    good="form: 登记表\nfields:\n  - {label: 办理结果, part: 分馆填写, origin: 编者拟}",
    check=check,
    proves=("FormField.part",),
)
