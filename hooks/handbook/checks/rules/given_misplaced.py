"""What is filled in beforehand has a cell of its kind to stand in, and says whose words it is."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...forms.layout import Form, Slot
from ...forms.reading import form_of
from ...model import WorkTemplate
from ...model.template import FormField
from ...model.vocabulary import FieldKind
from ..rule import Ground, Remark, Rule, Scope

TEXTS = (FieldKind.TEXT, FieldKind.LONG)
REMEDY_KIND = "先填的只能是文字：这一栏写 kind: 文字，或者去掉 given；分值、权重、日期、签字留给使用的单位。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each `given` that no cell can take, and for each line that cites and is called the editor's."""
    if not isinstance(entry.record, WorkTemplate) or not any(field.given for field in entry.record.fields):
        return
    form = form_of(entry)
    slots = {slot.key: slot for slot in form.slots}
    for number, field in enumerate(entry.record.fields):
        if field.given:
            yield from _misfits(form, slots[f"f{number + 1}"], ("fields", number, "given"))
            yield from _claimed(field, number)


def _misfits(form: Form, slot: Slot, where: tuple[str | int, ...]) -> Iterator[Remark]:
    if form.columns and slot in form.items:
        yield Remark(f"“{slot.label}”是一行的名称，没有自己的格子可以先填", "把内容写到列（place: 列）的 given 里，一行一条。", where)
    elif slot in form.columns and slot.kind is FieldKind.CHOICE:
        yield from (_no_choice(slot, each.text, (*where, line)) for line, each in enumerate(slot.given)
                    if each.text not in slot.choices)  # fmt: skip
    elif slot.kind not in TEXTS:
        yield Remark(f"“{slot.label}”按{slot.kind}填，不能先填上字", REMEDY_KIND, where)
    most = len(form.items) or form.rows
    if slot in form.columns and most and len(slot.given) > most:
        yield Remark(f"“{slot.label}”先填了 {len(slot.given)} 行，表只有 {most} 行", "删去多的，或者把 layout 的 rows 加到够用。", where)


def _no_choice(slot: Slot, text: str, where: tuple[str | int, ...]) -> Remark:
    return Remark(f"“{slot.label}”先填的“{text}”不在可选的值里", f"可选的是：{'、'.join(slot.choices)}。", where)


def _claimed(field: FormField, number: int) -> Iterator[Remark]:
    for line, given in enumerate(field.given):
        if given.cite and given.origin.is_editors:
            yield Remark(
                f"先填的“{given.text}”写了 cite，却算编者的话", "报告写出的，加 origin: 原文所列 或 原文推知；编者拟的去掉 cite。",
                ("fields", number, "given", line),
            )  # fmt: skip


RULE = Rule(
    code="HB323",
    name="先填的内容没有地方放",
    scope=Scope.RECORD,
    why="先填的字要印进格子里。没有格子的印不出来；填进日期、数字、签字栏的，打开文件就是错的；不说明是谁的话，编者拟的会被当成报告写的。",
    bad="form: 台账\nfields:\n  - {label: 办理日期, origin: 编者拟, given: [每月底]}     # 这一栏按日期填",
    good="form: 台账\nfields:\n  - {label: 办理时间安排, kind: 文字, origin: 编者拟, given: [每月底]}",
    check=check,
    proves=("Given.origin",),
)
