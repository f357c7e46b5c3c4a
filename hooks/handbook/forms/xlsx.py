"""Forms as spreadsheets: validation lists, dates and numbers, formulas in protected cells, set up for print.

Cells that are filled in stay open; where something is calculated, the sheet is protected without a password, so that
nobody overwrites a formula unawares and everybody who has to can lift it. Weights that no source gives are open cells,
and the formulas that need them say so until they are there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell as cell_name
from xlsxwriter.worksheet import Worksheet

from ..model.vocabulary import FieldKind, FormulaKind
from . import paper
from .layout import NO_XML, Form, Prefilled, Slot

CREATED = datetime(1980, 1, 1)
INCH = 25.4
POINT = INCH / 72
# Columns are measured in digits of the workbook's own font: one that every Chinese office has, with the pixels that a
# column has in it unless told otherwise.
OWN_FONT = {"font_name": "宋体", "font_size": 11}
OWN_WIDTH = 72  # of a column in pixels, where that font is the usual one
PIXEL = INCH / 96
NO_WEIGHT = "先填权重"
GREY = "#595959"  # of what the editor has filled in; dark enough to be read in print


def write(form: Form) -> bytes:
    """A form as a workbook: the table with the notes for filling in below it, or on a second sheet where its page has no room."""
    stream = io.BytesIO()
    book = new_book(stream)
    _Table(book, form).write()
    if form.notes and not paper.has_notes_below(form, paper.sheet_of(form)):
        _write_notes(book, form)
    book.close()
    return stream.getvalue()


def new_book(stream: io.BytesIO) -> Workbook:
    """A workbook that names nobody and no time."""
    book = Workbook(stream, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "default_column_width": OWN_WIDTH,
        "default_format_properties": OWN_FONT.copy(),  # the workbook writes into it; a shared one would tell books apart
    })  # fmt: skip
    book.set_properties({"created": CREATED})
    book.set_calc_mode("auto")
    return book


def styles(book: Workbook) -> dict[str, Format]:
    """The formats of a form by name."""
    grid = {"border": 1, "text_wrap": True, "valign": "vcenter"}
    fill = {**grid, "font_name": "仿宋", "font_size": 12}
    return {
        "title": book.add_format({"font_name": "方正小标宋简体", "font_size": 22, "align": "center", "valign": "vcenter"}),
        "line": book.add_format({"font_name": "仿宋", "font_size": 12, "valign": "vcenter", "locked": False}),
        "head": book.add_format({**grid, "font_name": "黑体", "font_size": 12, "align": "center"}),
        "item": book.add_format({**fill, "align": "left"}),
        "mark": book.add_format({**fill, "align": "center"}),
        "open": book.add_format({**fill, "locked": False}),
        "open-number": book.add_format({**fill, "align": "center", "locked": False}),
        "open-date": book.add_format({**fill, "align": "center", "locked": False, "num_format": 'yyyy"年"m"月"d"日"'}),
        "given": book.add_format({**fill, "locked": False, "font_color": GREY}),
        "formula": book.add_format({**fill, "align": "center", "bg_color": "#F2F2F2"}),
        "note": book.add_format({"font_name": "楷体", "font_size": 10.5, "text_wrap": True, "valign": "top"}),
        "note-close": book.add_format({"font_name": "楷体", "font_size": 9, "text_wrap": True, "valign": "top"}),
        "note-head": book.add_format({"font_name": "黑体", "font_size": 10.5, "valign": "vcenter"}),
    }


class _Table:
    """The sheet of a form, written from top to bottom; `row` is the next free one, 0-based."""

    def __init__(self, book: Workbook, form: Form) -> None:
        self.form = form
        self.sheet_of_paper = paper.sheet_of(form)
        self.styles = styles(book)
        self.sheet: Worksheet = book.add_worksheet(sheet_name(form.title))
        self.row = 0
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
        if paper.has_notes_below(self.form, self.sheet_of_paper):
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
            self.sheet.set_column_pixels(number, number, round(width / PIXEL))

    def _line(self, height: float) -> int:
        """The next row, so high in millimetres."""
        self.sheet.set_row(self.row, height / POINT)
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
            depth = paper.hint_depth(self.form, self.sheet_of_paper.page) + 1
            self._across(self._line(depth), 0, self.width - 1, self.form.hint, "note")

    def _header(self) -> tuple[int, int]:
        """The head of the table, and the row of weights that its formulas need."""
        first = row = self._line(paper.header_height(self.form, self.sheet_of_paper.widths))
        labels = [*(["序"] if paper.has_numbers(self.form) else ()), *(["项目"] if self.form.items else ())]
        labels += ["分值"] if paper.has_weights(self.form) else []
        self.first_column = len(labels)
        for number, label in enumerate([*labels, *(slot.label for slot in self.form.columns)]):
            self.sheet.write(row, number, label, self.styles["head"])
        self.places = {slot.key: self.first_column + number for number, slot in enumerate(self.form.columns)}
        if self.form.weighted and not self.form.items:
            row = self._weights()
        self.sheet.freeze_panes(row + 1, 0)
        return first, row

    def _weights(self) -> int:
        row = self.weights = self._line(paper.ROW_HEIGHT)
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
        last = first + paper.rows_of_spreadsheet(self.form, self.sheet_of_paper) - 1
        for number, row in enumerate(range(first, last + 1), 1):
            self._line(self.sheet_of_paper.heights[number - 1] if number <= self.form.filled else self.sheet_of_paper.setting.row)
            self.sheet.write(row, 0, number, self.styles["mark"])
            for slot in self.form.columns:
                formula = self._row_formula(slot, row, first, last)
                self._fill(row, self.places[slot.key], slot, formula, slot.at(number - 1))
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
                self._across(self._line(paper.PART_HEIGHT), 0, self.width - 1, item.part, "head")
            row = self.item_rows[item.key] = self._line(self.sheet_of_paper.heights[number])
            self.sheet.write(row, 0, number + 1, self.styles["mark"])
            self.sheet.write(row, 1, item.label, self.styles["item"])
            if paper.has_weights(self.form):
                self._weight(row, item)
            for slot in self.form.columns:
                self._fill(row, self.places[slot.key], slot, None, slot.at(number))
        self._validate(first, self.row - 1)

    def _weight(self, row: int, item: Slot) -> None:
        if item.weight is None:
            self._open(row, 2, FieldKind.NUMBER)
        else:
            self.sheet.write(row, 2, item.weight, self.styles["mark"])

    def _once(self, slots: tuple[Slot, ...]) -> None:
        """Fields that are filled once: the label over the first columns, the value over the rest."""
        for slot in slots:
            cut = min(1, self.width - 2)
            row = self._line(paper.once_height(slot, sum(self.sheet_of_paper.widths[cut + 1 :])))
            self._across(row, 0, cut, slot.label, "head")
            formula = self._item_formula(slot)
            self._across(row, cut + 1, self.width - 1, "", "open")
            self._fill(row, cut + 1, slot, formula, slot.given)
            if (rule := validation(slot.kind, slot.choices)) and not formula:
                self.sheet.data_validation(row, cut + 1, row, cut + 1, rule)

    def _fill(self, row: int, column: int, slot: Slot, formula: str | None, given: Sequence[Prefilled]) -> None:
        if given:
            style = "given" if any(each.editors for each in given) else "open"
            self.sheet.write_string(row, column, NO_XML.sub("", "\n".join(each.text for each in given)), self.styles[style])
        elif formula:
            self.sheet.write_formula(row, column, formula, self.styles["formula"], "")
        else:
            self._open(row, column, slot.kind)

    def _open(self, row: int, column: int, kind: FieldKind) -> None:
        """A cell to fill in."""
        style = {FieldKind.NUMBER: "open-number", FieldKind.DATE: "open-date"}.get(kind, "open")
        self.sheet.write_blank(row, column, None, self.styles[style])

    def _row_formula(self, slot: Slot, row: int, first: int, last: int) -> str | None:
        """The formula of a calculated column in one row."""
        if slot.formula is None:
            return None
        values = [cell_name(row, self.places[term.key]) for term in self.form.terms(slot)]
        if slot.formula.kind is FormulaKind.RANK:
            column = self.places[self.form.terms(slot)[0].key]
            return ranked(values[0], f"{cell_name(first, column, True)}:{cell_name(last, column, True)}")
        if slot.formula.kind is FormulaKind.WEIGHTED:
            weights = [cell_name(self.weights, self.places[term.key], True) for term in self.form.terms(slot)]
            return weighted(values, weights)
        return combined(slot.formula.kind, values)

    def _item_formula(self, slot: Slot) -> str | None:
        """The formula of a field below the items: over the column of scores."""
        if slot.formula is None or self.form.score is None or slot.formula.kind is FormulaKind.RANK or not self.item_rows:
            return None
        rows = [self.item_rows[term.key] for term in self.form.terms(slot)]
        values = [cell_name(row, self.places[self.form.score.key]) for row in rows]
        if slot.formula.kind is FormulaKind.WEIGHTED:
            return weighted(values, [cell_name(row, 2) for row in rows])
        return combined(slot.formula.kind, values)

    def _signatures(self) -> None:
        self._across(self._line(12), 0, self.width - 1, self.form.sign_line, "line")

    def _notes(self) -> None:
        """How the form is filled in, below it."""
        sheet = self.sheet_of_paper
        for number, note in enumerate(_numbered(self.form)):
            if not number:
                self._across(self._line(paper.NOTE_HEAD), 0, self.width - 1, "填写说明", "note-head")
            depth = paper.note_height(note, sheet.page, sheet.setting)
            self._across(self._line(depth), 0, self.width - 1, note, "note-close" if sheet.is_close else "note")


def validation(kind: FieldKind, choices: tuple[str, ...]) -> dict[str, Any] | None:
    """What may be entered in a cell; None for free text."""
    if choices:
        return {"validate": "list", "source": [NO_XML.sub("", choice) for choice in choices], "error_title": "不在可选的值里",
                "error_message": NO_XML.sub("", "可以填：" + "、".join(choices))}
    if kind is FieldKind.TICK:
        return {"validate": "list", "source": ["√"], "error_title": "打勾即可", "error_message": "做到了选 √，没有就空着。"}
    if kind is FieldKind.NUMBER:
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_title": "要填数字", "error_message": "只填数字，不带单位。"}
    if kind is FieldKind.DATE:
        return {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1), "error_type": "warning",
                "error_title": "像是日期没有写对", "error_message": "写成 2026-4-1 这样；确实要写别的，选“是”。"}
    return None


def weighted(values: list[str], weights: list[str]) -> str:
    """Σ value × weight ÷ Σ weight, to two decimals; empty while a value is missing, says so while a weight is."""
    products = "+".join(f"{value}*{weight}" for value, weight in zip(values, weights, strict=True))
    inner = f'ROUND(({products})/SUM({",".join(weights)}),2)'
    inner = f'IF(COUNT({",".join(weights)})<{len(weights)},"{NO_WEIGHT}",{inner})'
    return f'=IF(COUNT({",".join(values)})<{len(values)},"",{inner})'


def combined(kind: FormulaKind, values: list[str]) -> str:
    """The sum or product, empty while a value is missing."""
    listed = ",".join(values)
    name = "SUM" if kind is FormulaKind.TOTAL else "PRODUCT"
    return f'=IF(COUNT({listed})<{len(values)},"",ROUND({name}({listed}),2))'


def ranked(value: str, column: str) -> str:
    """The place of a value in its column, the highest first; empty while there is none."""
    return f'=IF(ISNUMBER({value}),RANK({value},{column}),"")'


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 characters, none that Excel forbids."""
    return "".join(sign for sign in NO_XML.sub("", title) if sign not in "[]:*?/\\'")[:31]


def _write_notes(book: Workbook, form: Form) -> None:
    sheet = book.add_worksheet("填写说明")
    sheet.set_paper(9)
    page = paper.PORTRAIT
    sheet.set_margins(page.left / INCH, page.right / INCH, page.top / INCH, page.bottom / INCH)
    sheet.set_column_pixels(0, 0, round((page.measure - 4) / PIXEL))
    head = book.add_format({"font_name": "黑体", "font_size": 14})
    style = book.add_format({"font_name": "楷体", "font_size": 12, "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, f"{form.title}填写说明", head)
    for number, note in enumerate(_numbered(form), 2):
        sheet.set_row(number, paper.LINE / POINT * (0.6 + paper.lines(note, paper.EM, page.measure - 10)))
        sheet.write_string(number, 0, note, style)


def _numbered(form: Form) -> Iterator[str]:
    yield from (f"{number}. {note}" for number, note in enumerate(form.notes, 1))
