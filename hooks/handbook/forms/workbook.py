"""Workbooks of the handbook's own making: they name nobody and no time, and every sheet has the same formats and the same rules for
what may be entered."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from ..model.vocabulary import FieldKind
from .layout import NO_XML

CREATED = datetime(1980, 1, 1)
# Columns are measured in digits of the workbook's own font: one that every Chinese office has, with the pixels that a
# column has in it unless told otherwise.
OWN_FONT = {"font_name": "宋体", "font_size": 11}
OWN_WIDTH = 72  # of a column in pixels, where that font is the usual one
GREY = "#595959"  # of what the editor has filled in; dark enough to be read in print


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


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 characters, none that Excel forbids."""
    return "".join(sign for sign in NO_XML.sub("", title) if sign not in "[]:*?/\\'")[:31]
