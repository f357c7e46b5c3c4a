"""Nothing that belongs together is torn on paper: dates, who signs, clauses, notes; and a list that people fill has a page of rows."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from printed import MILLIMETRE, Papers, PrintedPage

from handbook.forms import once, paper, signing
from handbook.forms.rows import is_calculated
from handbook.model.vocabulary import Arrangement, FieldKind

sys.path.append(str(Path(__file__).resolve().parents[1] / "forms"))
from written_forms import own_forms

SMALLEST = 9.0  # points, of type that is read at a desk
FEWEST_ROWS = 5  # of a list on a page that is wider than high
FEWEST_ROWS_UPRIGHT = 9
DATE = re.compile("年月日|月日")
CLAUSE_TYPE = 16
TALLEST = 2.8  # times the lowest row
BEGINS = re.compile(r"[一二三四五六七八九十]+、|填写说明|\d+\.")


FORMS = own_forms()


def files(papers: Papers) -> Iterator[tuple[str, PrintedPage]]:
    """Every page of every form, with the name of its file."""
    for name, form in FORMS.items():
        for kind in ("docx", "xlsx") if form.is_table else ("docx",):
            yield from ((f"{kind}-{name}", page) for page in papers[f"{kind}-{name}"])


def lines_of(page: PrintedPage, found: re.Pattern[str]) -> Iterator[set[int]]:
    """The lines on which the signs of each match stand, by the height of their base."""
    for match in found.finditer(page.text):
        yield {round(box.base) for box in page.signs[match.start() : match.end()]}


def first_line(page: PrintedPage) -> str:
    top = max(box.base for box in page.signs)
    return "".join(box.sign for box in page.signs if abs(box.base - top) < 1)


def test_no_date_is_torn(papers: Papers) -> None:
    assert [name for name, page in files(papers) for bases in lines_of(page, DATE) if len(bases) > 1] == []


def test_who_signs_stands_in_its_line_and_all_of_them_on_one_page(papers: Papers) -> None:
    for name, form in FORMS.items():
        lines = signing.lines(form, paper.sheet_of(form).page)
        printed = ["".join(f"{each}：" for each in line.names) + "年月日" * line.dated for line in lines]
        place = next((page for page in papers[f"docx-{name}"] if "".join(printed) in page.text), None)
        assert place, name
        for each in printed:
            assert {len(bases) for bases in lines_of(place, re.compile(re.escape(each)))} == {1}, (name, each)


def test_no_room_in_a_clause_is_lost_at_the_end_of_a_line(papers: Papers) -> None:
    """What ends it would stand at the margin."""
    for name, form in FORMS.items():
        if form.is_agreement:
            margin = paper.sheet_of(form).page.left * MILLIMETRE
            begin = [box.sign for page in papers[f"docx-{name}"] for box in page.signs if box.left < margin + CLAUSE_TYPE / 2]
            assert begin, name
            assert not set(begin) & set("。；，、年月日"), name


def test_no_clause_is_torn_between_two_pages(papers: Papers) -> None:
    for name, form in FORMS.items():
        if form.is_agreement:
            begun = [first_line(page) for page in papers[f"docx-{name}"][1:]]
            signed = tuple(f"{each}：" for each in form.signatures)
            assert [line for line in begun if not BEGINS.match(line) and not line.startswith(signed)] == [], name


def test_notes_are_not_torn_between_two_pages(papers: Papers) -> None:
    for name, form in FORMS.items():
        if form.notes and not form.is_agreement:
            told = [page for page in papers[f"docx-{name}"] if "填写说明" in page.text]
            assert re.sub(r"\s", "", form.notes[-1]) in told[-1].text, name


@pytest.mark.about("templates/tong-kaohe-biao", "templates/kaoping-xishu-biao", "templates/shuzhi-pingyi-huizong")
def test_a_sheet_that_calculates_prints_two_pages_in_legible_type(papers: Papers) -> None:
    calculated = [name for name, form in FORMS.items() if is_calculated(form)]
    assert len(calculated) >= 3
    for name in calculated:
        pages = papers[f"xlsx-{name}"]
        assert len(pages) <= 2, name
        assert min(box.size for page in pages for box in page.signs) >= SMALLEST - 0.1, name
        assert all(len(page.rows()) > FEWEST_ROWS for page in pages), name


@pytest.mark.about("templates/zhibu-dangan-mulu", "templates/jingfei-laiyuan-qingdan", "templates/fenlei-dinggang-qingdan")
def test_a_list_that_people_fill_has_a_page_of_rows(papers: Papers) -> None:
    few = {}
    for name, form in FORMS.items():
        if form.arrangement is Arrangement.ROWS and not form.rows and not form.foot:
            sheet = paper.sheet_of(form)
            least = FEWEST_ROWS if sheet.page.landscape else FEWEST_ROWS_UPRIGHT
            found = [row for row in papers[f"docx-{name}"][0].rows() if row > sheet.setting.row - 1]
            if min(len(sheet.heights), len(found)) < least:
                few[name] = len(sheet.heights)
    assert few == {}


@pytest.mark.about("templates/zhuti-dangri-anpai")
def test_what_is_given_beside_another_takes_one_line(papers: Papers) -> None:
    for name, form in FORMS.items():
        page = paper.sheet_of(form).page
        for row in (*once.rows(form.head, page), *once.rows(form.foot, page)):
            for each in (each for slot in row if len(row) > 1 for each in slot.given):
                text = re.compile(re.escape(re.sub(r"\s", "", each.text)))
                assert {len(bases) for bases in lines_of(papers[f"docx-{name}"][0], text)} <= {1}, name


@pytest.mark.about("templates/dangwu-rencaiku-dengji")
def test_no_row_is_much_taller_than_the_others() -> None:
    """A name needs no more room than a line, the longest text not three times as much as the shortest."""
    sheets = {name: paper.sheet_of(form).heights for name, form in FORMS.items() if form.arrangement is Arrangement.SHEET}
    assert {name: heights for name, heights in sheets.items() if max(heights) > TALLEST * min(heights)} == {}
    assert [slot for form in FORMS.values() for slot in form.slots if "联系办法" in slot.label and slot.kind is FieldKind.LONG] == []
