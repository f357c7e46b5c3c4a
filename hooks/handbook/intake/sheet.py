"""The sheet on which practices are collected: a row for each, a column for each question, with the words to choose from."""

from __future__ import annotations

import io
from collections.abc import Sequence

from .questions import Question

PATH = "contribute/practices.xlsx"
TITLE = "做法征集表"
ROWS = 200
_HEIGHTS = (24, 90)
_LISTED = 250  # characters that a list of words may have in Excel


def write(name: str, asked: Sequence[Question]) -> bytes:
    """The empty sheet of a handbook of this name, and a second one that says what is asked; it names nobody and no time."""
    from ..forms import workbook  # takes long to import, and the workbook is mostly kept

    stream = io.BytesIO()
    book = workbook.new_book(stream)
    head = book.add_format({"border": 1, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bg_color": "#F2F2F2"})
    note = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "font_size": 9, "font_color": "#595959"})
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet = book.add_worksheet(TITLE)
    for number, question in enumerate(asked):
        sheet.set_column(number, number, 34 if question.kind in ("prose", "lines") else 16, cell)
        sheet.write_string(0, number, _head(question), head)
        sheet.write_string(1, number, _note(question), note)
        if question.kind == "one" and len(",".join(question.words)) < _LISTED:
            sheet.data_validation(2, number, ROWS, number, _listed(question))
    for row, height in enumerate(_HEIGHTS):
        sheet.set_row(row, height)
    sheet.freeze_panes(2, 1)
    _explain(book, name, asked)
    book.close()
    return stream.getvalue()


def _listed(question: Question) -> dict[str, object]:
    return {"validate": "list", "source": list(question.words), "error_title": "不在可选的词里", "error_message": f"从下拉里选；{question.label}只用固定的词。"}


def _head(question: Question) -> str:
    return f"{question.label}*" if question.required else question.label


def _note(question: Question) -> str:
    """What is asked, in the second row of the sheet."""
    several = f"可选：{'、'.join(question.words)}；几个用顿号隔开。" if question.kind == "several" else ""
    return f"{question.asked}{several}"


def _explain(book: object, name: str, asked: Sequence[Question]) -> None:
    sheet = book.add_worksheet("怎样填")  # type: ignore[attr-defined]
    wrap = book.add_format({"text_wrap": True, "valign": "top"})  # type: ignore[attr-defined]
    sheet.set_column(0, 0, 16, wrap)
    sheet.set_column(1, 1, 90, wrap)
    lines = [("", f"{name}：{TITLE}"), ("", "从第 3 行起，一条做法一行；带 * 的必须填。不写公式，不合并单元格，不增减列。填好存成 .xlsx，交给发这张表的人。"),
             ("", "不写：私人姓名、电话、证件号、住址、处分、健康情况；标有“内部”“秘密”的材料不能用。")]  # fmt: skip
    for question in asked:
        means = "；".join(f"{word}：{meaning}" if meaning else word for word, meaning in question.choices)
        lines.append((_head(question), f"{question.asked}{means}"))
    for number, line in enumerate(lines):
        sheet.write_row(number, 0, line)
