"""A form as all its formats show it: preview, DOCX, XLSX and print are written from this one description.

Nothing here knows of a file format. What a record leaves open (where a field stands, how it is filled) is decided here,
so that all formats decide alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ..catalog import Entry
from ..model.template import FormField, Formula, WorkTemplate
from ..model.vocabulary import Arrangement, FieldKind, FieldPlace, FormKind, FormulaKind
from ..settings.wording import FormWords

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

NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no XML may hold

_DATE = re.compile(r"^[^、和与]*(?:日期|期限|时间|何时[^、]*|月份)$")
_YES_NO = re.compile(r"^[^、，]*(?:是否|有没有|能否|可否)[^、，]*$|与否$")
_NUMBER = re.compile(r"^[^、和与]*(?:人数|户数|次数|得分|打分|分值|成绩|积分|总分)$")
_SIGNATURE = re.compile(r"签字|盖章|签名")
_LONG = re.compile(r"情况|问题|困难|意见|结果|原因|措施|办法|内容|事例|职责|承诺|建议|任务|目标|要点|做法|作用|说明|下一步")
_KEEP_SHORT = re.compile(r"次数|人数|排名|等级|等次")
_LABEL = re.compile(r"(?<![^\s，。；：、])([^\s，。；：、]{1,7}：)")  # a longer one has to break in a narrow window


_FORMS: WeakKeyDictionary[Entry, dict[FormWords, Form]] = WeakKeyDictionary()
STOCK = FormWords()
GIVEN = "【编者】灰字是编者先填的样子，不出自报告；照本单位的情况改，用不上的删。"


class Prefilled(NamedTuple):
    """What stands in a cell before anybody fills it in, and whether the editor wrote it and no report."""

    text: str
    editors: bool

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text cut at its short labels, each of them with its colon; whether a piece is such a label."""
        return [(piece, number % 2 == 1) for number, piece in enumerate(_LABEL.split(self.text)) if piece]


@dataclass(frozen=True)
class Slot:
    """One field of a form: what is printed, how it is filled. `key` is its tag in files, stable within the form.

    `part` heads the items from this one on: who fills them, or what they belong to.
    """

    key: str
    label: str
    kind: FieldKind
    choices: tuple[str, ...] = ()
    note: str = ""
    width: int | None = None
    weight: float | None = None
    formula: Formula | None = None
    part: str = ""
    given: tuple[Prefilled, ...] = ()

    def at(self, line: int) -> tuple[Prefilled, ...]:
        """What is given in one line of a column, counted from 0."""
        return self.given[line : line + 1]

    @property
    def ticked(self) -> bool:
        """Is it filled with a tick?"""
        return self.kind is FieldKind.TICK


def unit_lines(words: FormWords) -> tuple[tuple[str, str], ...]:
    """What a unit writes above whatever it fills in, as key and label."""
    return ("unit", "单位"), ("branch", words.group), ("year", "年度")


@dataclass(frozen=True)
class Form:
    """A form ready to be written in any format.

    `head` and `foot` are filled once; `columns` run across the table and `items` down it. Without items the table has
    `rows` empty rows, without columns each item has one cell to fill. `signatures` stand at the foot, with the date.
    """

    id: str
    title: str
    arrangement: Arrangement
    head: tuple[Slot, ...]
    columns: tuple[Slot, ...]
    items: tuple[Slot, ...]
    foot: tuple[Slot, ...]
    rows: int | None
    notes: tuple[str, ...]
    signatures: tuple[str, ...]
    version: int
    words: FormWords = STOCK

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All fields in the order in which every format shows them."""
        return (*self.head, *self.columns, *self.items, *self.foot)

    @cached_property
    def mentions(self) -> bool:
        """Does any of its texts mention a record?"""
        return any("[[" in text for text in (*self.notes, *(each.text for slot in self.slots for each in slot.given)))

    @property
    def filled(self) -> int:
        """How many lines of the table are not empty."""
        return max((len(slot.given) for slot in self.columns), default=0)

    @property
    def hint(self) -> str:
        """What stands above a form in which the editor has filled in something; empty for all others."""
        return GIVEN if any(each.editors for slot in self.slots for each in slot.given) else ""

    @property
    def is_agreement(self) -> bool:
        """Is it written in clauses rather than ruled?"""
        return self.arrangement is Arrangement.CLAUSES

    @property
    def is_table(self) -> bool:
        """Is it worth a spreadsheet: something repeats, or something is calculated?"""
        return bool(self.columns) or any(slot.formula for slot in self.slots)

    @property
    def post(self) -> str:
        """The post among the signatures that a unit may call otherwise."""
        return self.words.leader

    @property
    def post_printed(self) -> tuple[Prefilled, ...]:
        """The same as what is printed until a unit writes its own."""
        return (Prefilled(self.post, False),)

    @property
    def weighted(self) -> bool:
        """Does a formula of this form need weights?"""
        return any(slot.formula and slot.formula.kind is FormulaKind.WEIGHTED for slot in self.slots)

    @property
    def score(self) -> Slot | None:
        """The column in which items are scored; None when items have no numbers."""
        return next((slot for slot in self.columns if self.items and slot.kind is FieldKind.NUMBER), None)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What stands above every form, as key and label: whose it is. A form that asks for it itself has no second one."""
        asks = any(self.words.mark in slot.label and slot.kind is FieldKind.TEXT for slot in (*self.head, *self.items))
        every = unit_lines(self.words)
        return () if self.arrangement is Arrangement.CLAUSES else tuple(line for line in every if not asks or line[0] != "branch")

    @property
    def unit_line(self) -> str:
        """What stands above the table of a spreadsheet: whose it is, with room to write; empty where nothing does."""
        return "　　　　　　　　".join(f"{label}：" for _, label in self.lines)

    @property
    def sign_line(self) -> str:
        """What stands below it: who signs, and the date."""
        return "　　　　　　".join([*(f"{name}：" for name in self.signatures), "　　　年　　月　　日"])

    def terms(self, slot: Slot) -> list[Slot]:
        """The fields from which a field is calculated, in the form's order."""
        if slot.formula is None:
            return []
        named = slot.formula.of
        return [other for other in (self.items or self.columns) if other.label in named or (self.items and not named)]


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
    for number, field in enumerate(record.fields, 1):
        if place_of(field, arrangement) is place:
            yield _slot(number, field)


def _slot(number: int, field: FormField) -> Slot:
    kind = kind_of(field)
    choices = field.choices or (("是", "否") if kind is FieldKind.CHOICE else ())
    return Slot(
        f"f{number}", field.label, kind, choices, field.note or "", field.width, field.weight, field.formula,
        field.part or "", tuple(Prefilled(each.text, each.origin.is_editors) for each in field.given),
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
