"""What an office program calculates from the formulas of the forms."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from handbook.forms import xlsx
from handbook.forms.layout import Form

sys.path.append(str(Path(__file__).resolve().parents[1] / "forms"))
from written_forms import OPEN_WEIGHTS, SCORES, form_from, own_forms

Convert = Callable[[str, dict[str, bytes]], dict[str, bytes]]
REVIEW = "shuzhi-pingyi-huizong"


def cell_of(sheet: Worksheet, label: str) -> tuple[int, int]:
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == label)  # type: ignore[misc]


def filled(form: Form, fill: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(form)))
    fill(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


REVIEWED = [(90, 80, 70), (85, 95, 60), (70, 100, 100), (90, 80, 70)]


def fill_review(sheet: Worksheet) -> None:
    """Four branches; the fifth has one score only."""
    row, column = cell_of(sheet, "述职打分")
    for number, scores in enumerate(REVIEWED):
        for offset, score in enumerate(scores):
            sheet.cell(row + 2 + number, column + offset, score)
    sheet.cell(row + 2 + len(REVIEWED), column, 99)


def fill_scores(sheet: Worksheet) -> None:
    _, column = cell_of(sheet, "得分")
    for label, score in (("组织生活", 80), ("办实事", 95)):
        sheet.cell(cell_of(sheet, label)[0], column, score)


def fill_open(weights: tuple[int | None, int | None]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        row, column = cell_of(sheet, "党建")
        for offset, (weight, score) in enumerate(zip(weights, (80, 90), strict=True)):
            sheet.cell(row + 1, column + offset, weight)
            sheet.cell(row + 2, column + offset, score)

    return fill


def beside(sheet: Worksheet, label: str, down: int = 0, right: int = 0) -> object:
    row, column = cell_of(sheet, label)
    return sheet.cell(row + down, column + right).value


@pytest.mark.about("templates/shuzhi-pingyi-huizong")
def test_formulas_calculate_what_the_record_says(convert: Convert) -> None:
    files = {
        "review.xlsx": filled(own_forms()[REVIEW], fill_review),
        "scores.xlsx": filled(form_from(SCORES), fill_scores),
        "open.xlsx": filled(form_from(OPEN_WEIGHTS), fill_open((None, 2))),
        "set.xlsx": filled(form_from(OPEN_WEIGHTS), fill_open((3, 2))),
    }
    done = {name: openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
            for name, content in convert("xlsx", files).items()}  # fmt: skip
    totals = [round((4 * a + 3 * b + 3 * c) / 10, 2) for a, b, c in REVIEWED]
    assert [beside(done["review"], "汇总得分", 2 + n) for n in range(4)] == pytest.approx(totals)
    assert [beside(done["review"], "排名", 2 + n) for n in range(4)] == [
        1 + sum(other > own for other in totals) for own in totals]  # fmt: skip
    assert beside(done["review"], "汇总得分", 6) in (None, "")
    assert beside(done["review"], "排名", 6) in (None, "")
    assert beside(done["scores"], "平均得分", right=2) == pytest.approx((80 * 40 + 95 * 60) / 100)
    assert beside(done["scores"], "合计得分", right=2) == 175
    assert beside(done["open"], "结果", 2) == "先填权重"
    assert beside(done["set"], "结果", 2) == pytest.approx(84)
    assert beside(done["set"], "乘积", 2) == 7200
