"""The forms on paper, measured: every file printed by LibreOffice, in one go.

The page of 22 lines of 28 characters (GB/T 9704—2012) is that of running text: the step sheets of the kits have it. Forms
are tables in smaller type, to which the standard gives no grid; theirs are the margins, the fonts and room to write in.
"""

from __future__ import annotations

import io
import re
import sys
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from printed import MILLIMETRE, NARROW, Papers

from handbook.forms import docx, paper, xlsx
from handbook.forms.rows import has_notes_below
from handbook.model.vocabulary import Arrangement

sys.path.append(str(Path(__file__).resolve().parents[1] / "forms"))
from written_forms import own_forms

CHARACTERS, LINES, PITCH = 28, 22, 28.95
LOWEST_ROW = 9.0  # millimetres, to write in by hand
TABLE_GAP = 4.0  # what stands between two tables of a form is no row
FONTS = {"方正小标宋简体", "仿宋", "黑体", "楷体", "宋体"}
BOXES = "MS Gothic"  # Word's own for boxes to tick
PAGES = {  # agreements run on, and so does a long list
    "gongjian-xieyi": 2, "gongjian-xieyi-shequ": 2, "gongjian-xieyi-qiye-cun": 2, "gongjian-xieyi-xuexiao-qiye": 2,
    "dangjian-zerenshu": 2, "paizhu-yueding-dan": 2, "zhidaoyuan-yueding-dan": 2,
    "shuji-jiaojie-qingdan": 2,  # what a secretary hands over
}  # fmt: skip
FORMS = own_forms()


@pytest.mark.about("templates/gongjian-xieyi")
def test_forms_take_one_page_with_the_notes_on_it_or_overleaf(papers: Papers) -> None:
    found = {name: len(papers[f"docx-{name}"]) for name in FORMS}
    assert found == {
        name: PAGES.get(name, 2 if paper.sheet_of(form).overleaf else 1) for name, form in FORMS.items()
    }
    for name, form in FORMS.items():
        told = papers[f"docx-{name}"] if name in PAGES else papers[f"docx-{name}"][-1:]
        assert any("填写说明" in page.text for page in told) == bool(form.notes), name


def test_seals_never_stand_on_a_page_of_their_own(papers: Papers) -> None:
    sealed = {name: form for name, form in FORMS.items() if form.arrangement is Arrangement.CLAUSES and form.items}
    for name, form in sealed.items():
        last, sign = form.items[-1].label, (form.signatures or ("年",))[-1]
        assert any(last in page.text and sign in page.text for page in papers[f"docx-{name}"]), name


def test_no_form_leaves_a_third_of_its_page_empty(papers: Papers) -> None:
    for name, form in FORMS.items():
        page, printed = paper.sheet_of(form).page, papers[f"docx-{name}"][0]
        margin = page.bottom * MILLIMETRE
        lowest = min(box.bottom for box in (*printed.signs, *printed.across) if box.bottom > margin - 2)
        assert (lowest - margin) / MILLIMETRE < page.depth / 3, name


def test_step_sheets_take_pages_of_28_by_22(papers: Papers) -> None:
    """One, or two where the steps need them; no second page holds nothing but where it all comes from."""
    kits = {name: pages for name, pages in papers.items() if name.startswith("kit-")}
    assert {len(pages) for pages in kits.values()} == {1, 2}
    longest = 0
    for name, page in ((name, page) for name, pages in kits.items() for page in pages):
        lines = page.lines()
        body = [line for line in lines if 15 < line[0].size < 17]
        widest = max((line[-1].right - line[0].left) / 16 for line in body)
        longest = max(longest, *(len(line) for line in body))
        assert widest <= CHARACTERS + 0.1, name
        assert len(lines) <= LINES, name
        steps = [upper[0].base - lower[0].base for upper, lower in pairwise(body)]
        assert steps == pytest.approx([PITCH] * len(steps), abs=0.3), name
    assert longest >= CHARACTERS - 2


def test_what_is_handed_out_in_a_lesson_has_two_sides(papers: Papers) -> None:
    lessons = {name: len(pages) for name, pages in papers.items() if name.startswith("lesson-")}
    assert len(lessons) >= 16
    assert {name for name, sides in lessons.items() if sides > 2} == set()


def test_measuring_notices_a_cell_that_is_too_small(papers: Papers) -> None:
    (page,) = papers["too-small"]
    assert page.cut() or NARROW not in page.text


def test_no_text_goes_beyond_its_cell(papers: Papers) -> None:
    found = {(name, number): page.cut() for name, pages in papers.items() for number, page in enumerate(pages, 1)}
    assert {place: signs for place, signs in found.items() if signs and place[0] != "too-small"} == {}


def test_every_label_is_on_the_paper_whole(papers: Papers) -> None:
    for name, form in FORMS.items():
        kinds = ("docx", "xlsx") if form.is_table else ("docx",)
        for text in ("".join(page.text for page in papers[f"{kind}-{name}"]) for kind in kinds):
            assert [slot.label for slot in form.slots if re.sub(r"\s", "", slot.label) not in text] == [], name


def test_rows_are_high_enough_to_write_in(papers: Papers) -> None:
    for name, form in FORMS.items():
        for kind in ("docx", "xlsx") if form.is_table else ("docx",):
            low = [row for page in papers[f"{kind}-{name}"] for row in page.rows() if TABLE_GAP < row < LOWEST_ROW]
            assert low == [], f"{kind}-{name}"


def test_a_spreadsheet_prints_as_many_pages_as_the_paper(papers: Papers) -> None:
    """No ruled pages for a list of a few lines, no page for a line of notes."""
    for name, form in FORMS.items():
        if form.is_table and not any(slot.formula for slot in form.columns):
            assert len(papers[f"xlsx-{name}"]) == len(papers[f"docx-{name}"]), name


def test_most_forms_have_their_notes_on_the_page(papers: Papers) -> None:
    """What is filled in by hand and how it is filled in are seen at once; overleaf they are for a list that fills its page."""
    tables = [name for name, form in FORMS.items() if form.notes and name not in PAGES]
    alone = [name for name in tables if len(papers[f"docx-{name}"]) > 1]
    assert len(alone) * 12 <= len(tables), alone


def test_pages_of_a_sheet_repeat_its_head_and_hold_rows(papers: Papers) -> None:
    for name, form in FORMS.items():
        if form.arrangement is Arrangement.ROWS:
            below = has_notes_below(form, paper.sheet_of(form))
            pages = papers[f"xlsx-{name}"][: -1 if form.notes and not below else None]
            assert all(form.columns[0].label in page.text for page in pages), name
            assert all(len(page.rows()) >= 3 for page in pages), name


def test_margins_are_kept(papers: Papers) -> None:
    for name, form in FORMS.items():
        page = paper.sheet_of(form).page
        for printed in papers[f"docx-{name}"]:
            size = (printed.width / MILLIMETRE, printed.height / MILLIMETRE)
            assert size == pytest.approx((page.width, page.height), abs=0.2)
            assert min(sign.left for sign in printed.signs) >= page.left * MILLIMETRE - 1, name
            assert max(sign.right for sign in printed.signs) <= (page.width - page.right) * MILLIMETRE + 1, name


def test_fonts_are_named_and_have_stand_ins() -> None:
    with ZipFile(io.BytesIO(docx.write(next(iter(FORMS.values()))))) as archive:
        table = re.findall(
            r'<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"/>', archive.read("word/fontTable.xml").decode()
        )
        assert {name for name, _ in table} == FONTS
        styles = archive.read("word/styles.xml").decode()
    for form in FORMS.values():
        with ZipFile(io.BytesIO(docx.write(form))) as archive:
            named = "".join(re.findall(r"<w:rFonts[^>]+>", styles + archive.read("word/document.xml").decode()))
        assert set(re.findall(r'w:(?:ascii|eastAsia|hAnsi|cs)="([^"]+)"', named)) <= FONTS | {BOXES}
        if form.is_table:
            book = openpyxl.load_workbook(io.BytesIO(xlsx.write(form)))
            assert {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row} <= FONTS
