"""A form as all its formats show it: preview, DOCX, XLSX and print are written from this one description.

Nothing here knows of a file format. What all of them print alike (who signs, whose it is, which column has weights) is
decided here, so that all formats decide alike; `reading` makes it of a record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..model.template import Formula
from ..model.vocabulary import Arrangement, FieldKind, FormulaKind
from ..settings.wording import FormWords

NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no XML may hold

_LABEL = re.compile(r"(?<![^\s，。；：、])([^\s，。；：、]{1,7}：)")  # a longer one has to break in a narrow window

STOCK = FormWords()
NOTES = "填写说明"
GIVEN = "【编者】灰字是编者先填的样子，不出自报告；照本单位的情况改，用不上的删。"
ALL_GIVEN = "【编者】以下已填的是编者拟的样稿，不出自报告；照本单位的情况改，改完删去这一行。"


class Prefilled(NamedTuple):
    """What stands in a cell before anybody fills it in, whether the editor wrote it and no report, and whether it bears the mark of
    that itself: only in a form in which other words are a report's, else one line says it of all."""

    text: str
    editors: bool
    marked: bool = False

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
        given = [each for slot in self.slots for each in slot.given]
        if any(each.marked for each in given):
            return GIVEN
        return ALL_GIVEN if any(each.editors for each in given) else ""

    @property
    def numbered_notes(self) -> tuple[str, ...]:
        """The notes for filling in as they are printed."""
        return tuple(f"{number}. {note}" for number, note in enumerate(self.notes, 1))

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
    def numbered(self) -> bool:
        """Has the table a first column of running numbers?"""
        return self.arrangement in (Arrangement.ROWS, Arrangement.GRID)

    @property
    def prints_weights(self) -> bool:
        """Has the table a column of weights before the scores?"""
        return bool(self.items) and (self.weighted or any(slot.weight for slot in self.items)) and self.score is not None

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

    def terms(self, slot: Slot) -> list[Slot]:
        """The fields from which a field is calculated, in the form's order."""
        if slot.formula is None:
            return []
        named = slot.formula.of
        return [other for other in (self.items or self.columns) if other.label in named or (self.items and not named)]
