"""The list of all templates as a workbook: grouped by stage and occasion, for whoever keeps the branch's papers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..catalog.occasions import by_stage
from ..catalog.relations import relations_of
from ..model.vocabulary import Occasion, Stage
from ..settings.handbook import Settings
from . import measures

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (14, 10, 26, 8, 44, 7, 11, 20)
Values = tuple[str | int, ...]


def head_of(settings: Settings) -> tuple[str, ...]:
    """The names of the columns."""
    return settings.label(Stage), settings.label(Occasion), "表单", "种类", "用途", "栏目数", "用它的做法", "编号"


def write(names: Iterable[str], rows: Iterable[Values]) -> bytes:
    """The workbook; it names nobody and no time."""
    from . import workbook  # takes long to import, and the workbook is mostly kept

    stream = io.BytesIO()
    book = workbook.new_book(stream)
    grid = {"border": 1, "valign": "vcenter"}
    head = book.add_format({**grid, "font_name": "黑体", "font_size": 12, "align": "center"})
    part = book.add_format({"top": 1, "bottom": 1, "font_name": "黑体", "font_size": 12, "bg_color": "#D9D9D9"})
    group = book.add_format({"top": 1, "bottom": 1, "font_name": "楷体", "font_size": 12, "bg_color": "#F2F2F2"})
    cell = book.add_format({**grid, "font_name": "仿宋", "font_size": 11, "text_wrap": True})
    sheet = _empty_sheet(book.add_worksheet("表单目录"), head, names)
    last = 1
    for last, values in enumerate(rows, 1):
        style = {1: part, 2: group}.get(len(values), cell)
        sheet.set_row(last, _height(values))
        sheet.write_row(last, 0, (*values, *[""] * (len(WIDTHS) - len(values))), style)
    sheet.autofilter(0, 0, last, len(WIDTHS) - 1)
    book.close()
    return stream.getvalue()


def _empty_sheet(sheet: Worksheet, head: Format, names: Iterable[str]) -> Worksheet:
    """The head and the set-up for print."""
    for number, (label, width) in enumerate(zip(names, WIDTHS, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write(0, number, label, head)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    return sheet


def rows_of(catalog: Catalog) -> Iterator[Values]:
    """The rows from top to bottom: one value heads a stage, two head an occasion, more are a template."""
    for part in by_stage(catalog):
        yield (f"{part.label}（{part.count}）",)
        for group in part.groups:
            yield ("", f"{group.occasion}（{len(group.entries)}）")
            yield from (_values(catalog, entry) for entry in group.entries)


def _height(values: Values) -> float:
    """A row's height in points: its longest text decides, two Latin letters being as wide as one Han character."""
    lines = (measures.lines(str(value), 2, width - 2) for value, width in zip(values, WIDTHS, strict=False))
    return 16.0 * (max(lines) if len(values) == len(WIDTHS) else 1) + 3


def _values(catalog: Catalog, entry: Entry) -> Values:
    record = entry.record
    used = relations_of(catalog).uses_of(entry.id)
    return (
        "、".join(record.stages), str(record.occasion), entry.name, str(record.form), spoken(record.purpose, catalog),
        len(record.fields), used, entry.id,
    )  # fmt: skip
