"""Forms as spreadsheets: validation lists, dates and numbers, formulas in protected cells, set up for print.

Cells that are filled in stay open; where something is calculated, the sheet is protected without a password, so that
nobody overwrites a formula unawares and everybody who has to can lift it. Weights that no source gives are open cells,
and the formulas that need them say so until they are there.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ..model.vocabulary import FieldKind
from . import once, signing
from .breaks import broken
from .formulas import Table, of_items, of_row
from .heights import header_height, hint_depth, note_height, note_paragraphs
from .layout import NO_XML, NOTES, Form, Prefilled, Slot
from .measures import EM, LINE, NOTE_HEAD, PART_HEIGHT, PORTRAIT, ROW_HEIGHT, SIGN_LINE, cell_room, lines
from .paper import sheet_of
from .rows import has_notes_below, reserve_note, rows_in_reserve, rows_of_spreadsheet
from .workbook import new_book, sheet_name, styles, validation

INCH = 25.4
POINT = INCH / 72
PIXEL = INCH / 96
FITTING = 0.965  # of the width: programs measure columns in digits, and print all smaller where they come out too wide


def write(form: Form) -> bytes:
    """A form as a workbook: the table with the notes for filling in below it, or on a second sheet where its page has no room."""
    stream = io.BytesIO()
    book = new_book(stream)
    _Table(book, form).write()
    if form.notes and not has_notes_below(form, sheet_of(form)):
        _write_notes(book, form)
    book.close()
    return stream.getvalue()


class _Table:
    """The sheet of a form, written from top to bottom; `row` is the next free one, 0-based."""

    def __init__(self, book: Workbook, form: Form) -> None:
        self.form = form
        self.sheet_of_paper = sheet_of(form)
        self.styles = styles(book)
        self.sheet: Worksheet = book.add_worksheet(sheet_name(form.title))
        self.row = self.weights = 0
        self.places: dict[str, int] = {}
        self.item_rows: dict[str, int] = {}

    def write(self) -> None:
        """Everything in the order of the form."""
        self._set_up()
        self._title()
        self._once(self.form.head)
        header = self._header()
        if self.form.items:
            self._items()
        else:
            self._rows()
        self._once(self.form.foot)
        self._signatures()
        if has_notes_below(self.form, self.sheet_of_paper):
            self._notes()
        self.sheet.repeat_rows(*header)
        self.sheet.print_area(0, 0, self.row - 1, self.width - 1)
        if any(slot.formula for slot in self.form.slots):
            self.sheet.protect("", {"format_columns": True, "format_rows": True})

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.sheet_of_paper.widths)

    def _set_up(self) -> None:
        page = self.sheet_of_paper.page
        self.sheet.set_paper(9)
        if page.landscape:
            self.sheet.set_landscape()
        self.sheet.set_margins(page.left / INCH, page.right / INCH, page.top / INCH, page.bottom / INCH)
        self.sheet.center_horizontally()
        self.sheet.set_footer('&C&"宋体"&14— &P —')
        self.sheet.fit_to_pages(1, 0)
        for number, width in enumerate(self.sheet_of_paper.widths):
            self.sheet.set_column_pixels(number, number, round(width * FITTING / PIXEL))

    def _line(self, height: float, *, hidden: bool = False) -> int:
        """The next row, so high in millimetres."""
        self.sheet.set_row(self.row, height / POINT, None, {"hidden": hidden})
        self.row += 1
        return self.row - 1

    def _across(self, row: int, first: int, last: int, value: Any, style: str) -> None:
        if first < last:
            self.sheet.merge_range(row, first, row, last, value, self.styles[style])
        else:
            self.sheet.write(row, first, value, self.styles[style])

    def _title(self) -> None:
        self._across(self._line(14), 0, self.width - 1, self.form.title, "title")
        self._across(self._line(8), 0, self.width - 1, self.form.unit_line, "line")
        if self.form.hint:
            depth = hint_depth(self.form, self.sheet_of_paper.page) + 1
            self._across(self._line(depth), 0, self.width - 1, self.form.hint, "note")

    def _header(self) -> tuple[int, int]:
        """The head of the table, and the row of weights that its formulas need."""
        first = row = self._line(header_height(self.form, self.sheet_of_paper.widths))
        labels = [*(["序"] if self.form.numbered else ()), *(["项目"] if self.form.items else ())]
        labels += ["分值"] if self.form.prints_weights else []
        self.first_column = len(labels)
        for number, label in enumerate([*labels, *(slot.label for slot in self.form.columns)]):
            self.sheet.write(row, number, label, self.styles["head"])
        self.places = {slot.key: self.first_column + number for number, slot in enumerate(self.form.columns)}
        if self.form.weighted and not self.form.items:
            row = self._weights()
        self.sheet.freeze_panes(row + 1, 0)
        return first, row

    def _weights(self) -> int:
        row = self.weights = self._line(ROW_HEIGHT)
        terms = {term.key for slot in self.form.columns for term in self.form.terms(slot)}
        self.sheet.write(row, 0, "权重", self.styles["mark"])
        for slot in self.form.columns:
            if slot.key in terms and slot.weight is None:
                self._open(row, self.places[slot.key], FieldKind.NUMBER)
            else:
                self.sheet.write(row, self.places[slot.key], slot.weight or "", self.styles["mark"])
        return row

    def _rows(self) -> None:
        """Empty rows, in which calculated columns have their formulas."""
        first = self.row
        sheet, printed = self.sheet_of_paper, rows_of_spreadsheet(self.form, self.sheet_of_paper)
        last = first + printed + rows_in_reserve(self.form, sheet) - 1
        for number, row in enumerate(range(first, last + 1), 1):
            self._line(sheet.heights[number - 1] if number <= self.form.filled else sheet.setting.row, hidden=number > printed)
            self.sheet.write(row, 0, number, self.styles["mark"])
            for slot in self.form.columns:
                formula = of_row(self.form, slot, Table(self.places, first, last, self.weights), row)
                self._fill(row, self.places[slot.key], slot, formula, slot.at(number - 1), sheet.widths[self.places[slot.key]])
        self._validate(first, last)

    def _validate(self, first: int, last: int) -> None:
        """What may be entered in each column of the table."""
        for slot in self.form.columns:
            rule = validation(slot.kind, slot.choices)
            if rule and not slot.formula:
                self.sheet.data_validation(first, self.places[slot.key], last, self.places[slot.key], rule)

    def _items(self) -> None:
        """One row for each item."""
        first = self.row
        for number, item in enumerate(self.form.items):
            if item.part:
                self._across(self._line(PART_HEIGHT), 0, self.width - 1, item.part, "head")
            row = self.item_rows[item.key] = self._line(self.sheet_of_paper.heights[number])
            self.sheet.write(row, 0, number + 1, self.styles["mark"])
            self.sheet.write(row, 1, item.label, self.styles["item"])
            if self.form.prints_weights:
                self._weight(row, item)
            for slot in self.form.columns:
                self._fill(row, self.places[slot.key], slot, None, slot.at(number), self.sheet_of_paper.widths[self.places[slot.key]])
        self._validate(first, self.row - 1)

    def _weight(self, row: int, item: Slot) -> None:
        if item.weight is None:
            self._open(row, 2, FieldKind.NUMBER)
        else:
            self.sheet.write(row, 2, item.weight, self.styles["mark"])

    def _once(self, slots: tuple[Slot, ...]) -> None:
        """Fields that are filled once: the label over the first columns, the value over the rest."""
        sheet = self.sheet_of_paper
        first, last = once.cut(sheet.widths), self.width - 1
        for slot in slots:
            row = self._line(once.height_in_sheet(slot, sheet.widths, sheet.setting))
            self._across(row, 0, first - 1, slot.label, "head")
            formula = of_items(self.form, slot, self.item_rows, self.places)
            self._across(row, first, last, "", "open")
            self._fill(row, first, slot, formula, slot.given, sum(sheet.widths[first:]))
            if (rule := validation(slot.kind, slot.choices)) and not formula:
                self.sheet.data_validation(row, first, row, first, rule)

    def _fill(self, row: int, column: int, slot: Slot, formula: str | None, given: Sequence[Prefilled], width: float) -> None:
        if given:
            style = "given" if any(each.marked for each in given) else "open"
            parts = (part for each in given for part in broken(each.text, cell_room(width)).parts)
            self.sheet.write_string(row, column, NO_XML.sub("", "\n".join(parts)), self.styles[style])
        elif formula:
            self.sheet.write_formula(row, column, formula, self.styles["formula"], "")
        else:
            self._open(row, column, slot.kind)

    def _open(self, row: int, column: int, kind: FieldKind) -> None:
        """A cell to fill in."""
        style = {FieldKind.NUMBER: "open-number", FieldKind.DATE: "open-date"}.get(kind, "open")
        self.sheet.write_blank(row, column, None, self.styles[style])

    def _signatures(self) -> None:
        for line in signing.lines(self.form, self.sheet_of_paper.page):
            self._across(self._line(SIGN_LINE), 0, self.width - 1, line.text, "line")

    def _notes(self) -> None:
        """How the form is filled in, below it."""
        page, setting = self.sheet_of_paper.page, self.sheet_of_paper.setting
        if not setting.runs_on:
            self._across(self._line(NOTE_HEAD), 0, self.width - 1, NOTES, "note-head")
        style = "note-close" if setting.runs_on else "note"
        for note in filter(None, (*note_paragraphs(self.form, setting), reserve_note(self.form, self.sheet_of_paper))):
            self._across(self._line(note_height(note, page, setting)), 0, self.width - 1, note, style)


def _write_notes(book: Workbook, form: Form) -> None:
    sheet = book.add_worksheet(NOTES)
    sheet.set_paper(9)
    page = PORTRAIT
    sheet.set_margins(page.left / INCH, page.right / INCH, page.top / INCH, page.bottom / INCH)
    sheet.set_column_pixels(0, 0, round((page.measure - 4) / PIXEL))
    head = book.add_format({"font_name": "黑体", "font_size": 14})
    style = book.add_format({"font_name": "楷体", "font_size": 12, "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, f"{form.title}{NOTES}", head)
    for number, note in enumerate(form.numbered_notes, 2):
        sheet.set_row(number, LINE / POINT * (0.6 + lines(note, EM, page.measure - 10)))
        sheet.write_string(number, 0, note, style)
