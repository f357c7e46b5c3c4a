"""A template record read as a form: what it leaves open (where a field stands, how it is filled, who signs) is decided here, by its
kind and by the labels of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from ..catalog import Entry
from ..model.template import FormField, WorkTemplate
from ..model.vocabulary import Arrangement, FieldKind, FieldPlace, FormKind
from ..settings.wording import FormWords
from .layout import STOCK, Form, Prefilled, Slot

ARRANGEMENTS = {
    FormKind.LEDGER: Arrangement.ROWS,
    FormKind.PLAN: Arrangement.ROWS,
    FormKind.SCORE_SHEET: Arrangement.ROWS,
    FormKind.CHECKLIST: Arrangement.GRID,
    FormKind.AGREEMENT: Arrangement.CLAUSES,
}
PLACES = {Arrangement.ROWS: FieldPlace.COLUMN}
SIGNATURES: dict[FormKind, tuple[str, ...]] = {
    FormKind.LEDGER: ("登记人",),
    FormKind.CARD: (),
    FormKind.AGREEMENT: ("甲方（盖章）", "乙方（盖章）"),
    FormKind.SCORE_SHEET: ("计分人", "复核人"),
}
_DATE = re.compile(r"^(?!起止)[^、和与]*(?:日期|期限|时间|何时[^、]*|月份)$")
_YES_NO = re.compile(r"^[^、，]*(?:是否|有没有|能否|可否)[^、，]*$|与否$")
_NUMBER = re.compile(r"^[^、和与]*(?:人数|户数|次数|得分|打分|分值|成绩|积分|总分)$")
_SIGNATURE = re.compile(r"签字|盖章|签名")
_LONG = re.compile(r"情况|问题|困难|意见|结果|原因|措施|办法|内容|事例|职责|承诺|建议|任务|目标|要点|做法|作用|说明|下一步")
_KEEP_SHORT = re.compile(r"次数|人数|排名|等级|等次|联系办法")

_FORMS: WeakKeyDictionary[Entry, dict[FormWords, Form]] = WeakKeyDictionary()


def form_of(entry: Entry, words: FormWords = STOCK) -> Form:
    """The form of a template record, read once: rules, pages and files ask for it."""
    known = _FORMS.setdefault(entry, {})
    if words not in known:
        known[words] = read_form(entry.id, entry.record, words)
    return known[words]


def read_form(identifier: str, record: WorkTemplate, words: FormWords = STOCK) -> Form:
    """The form that a template record describes, in these words."""
    arrangement = record.layout.arrangement or ARRANGEMENTS.get(record.form, Arrangement.SHEET)
    placed = {place: tuple(_placed(record, arrangement, place)) for place in FieldPlace}
    return Form(
        id=identifier,
        title=record.title or (record.reading or record.name).strip("《》"),
        arrangement=arrangement,
        head=placed[FieldPlace.HEAD],
        columns=placed[FieldPlace.COLUMN],
        items=placed[FieldPlace.ITEM],
        foot=placed[FieldPlace.FOOT],
        rows=record.layout.rows,
        notes=tuple(_notes(record)),
        signatures=_signatures(record, words),
        version=record.version,
        words=words,
    )


def place_of(field: FormField, arrangement: Arrangement) -> FieldPlace:
    """Where a field stands: as written, else as the arrangement has it."""
    return field.place or PLACES.get(arrangement, FieldPlace.ITEM)


def _placed(record: WorkTemplate, arrangement: Arrangement, place: FieldPlace) -> Iterator[Slot]:
    mixed = any(not each.origin.is_editors for field in record.fields for each in field.given)
    for number, field in enumerate(record.fields, 1):
        if place_of(field, arrangement) is place:
            yield _slot(number, field, mixed)


def _slot(number: int, field: FormField, mixed: bool) -> Slot:
    """A field of a form; what the editor has filled in bears the mark itself where it is `mixed` with what a report says."""
    kind = kind_of(field)
    choices = field.choices or (("是", "否") if kind is FieldKind.CHOICE else ())
    return Slot(
        f"f{number}", field.label, kind, choices, field.note or "", field.width, field.weight, field.formula,
        field.part or "", tuple(Prefilled(each.text, each.origin.is_editors, each.origin.is_editors and mixed) for each in field.given),
    )  # fmt: skip


def kind_of(field: FormField) -> FieldKind:
    """How a field is filled: as written, else as its label suggests."""
    if field.kind:
        return field.kind
    if field.choices or _YES_NO.search(field.label):
        return FieldKind.CHOICE
    if field.weight or field.formula or _NUMBER.search(field.label):
        return FieldKind.NUMBER
    if _SIGNATURE.search(field.label):
        return FieldKind.SIGNATURE
    if _DATE.search(field.label):
        return FieldKind.DATE
    return FieldKind.LONG if _LONG.search(field.label) and not _KEEP_SHORT.search(field.label) else FieldKind.TEXT


def _signatures(record: WorkTemplate, words: FormWords) -> tuple[str, ...]:
    if record.layout.signatures is not None:
        return record.layout.signatures
    if record.form is FormKind.SCORE_SHEET and not any(kind_of(field) is FieldKind.NUMBER for field in record.fields):
        return ("填表人", words.leader)  # nothing is counted, whatever the kind is called
    return SIGNATURES.get(record.form, ("填表人", words.leader))


def _notes(record: WorkTemplate) -> Iterator[str]:
    """What to know when filling in: field by field, then the hints of the editor."""
    for field in record.fields:
        if field.note:
            yield f"{field.label}：{field.note}"
        if field.formula and field.formula.open:
            yield f"{field.label}：权重来源没有给，空着；{field.formula.open}"
    if record.editor.tips:
        yield record.editor.tips
