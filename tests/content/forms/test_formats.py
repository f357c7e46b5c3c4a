"""Preview, Word document and spreadsheet of a form have the same fields in the same order; nothing else is in them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterable
from math import ceil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx as reader
import openpyxl
import pytest
from ours import DOCS
from written_forms import DUTIES, OPEN_WEIGHTS, PACT, PLAN, SCORES, form_from, forms, given_forms, own_forms

from handbook.catalog import read_catalog
from handbook.catalog.relations import relations_of
from handbook.forms import columns, docx, form_for, measures, paper, xlsx
from handbook.forms.breaks import broken
from handbook.forms.layout import Form
from handbook.forms.rows import READY, has_notes_below, is_calculated, rows_in_reserve, rows_of_spreadsheet
from handbook.model import WorkTemplate
from handbook.model.vocabulary import Arrangement, FieldKind
from handbook.pages.kinds.template import TemplateContext
from handbook.pages.writer import environment

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLAUSE = re.compile(r"^[一二三四五六七八九十]+、")
EVERY = pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)


def labels(form: Form) -> list[str]:
    return [slot.label for slot in form.slots]


def known(texts: Iterable[str], form: Form) -> list[str]:
    """Of all texts those that are labels of the form, in their order."""
    wanted = set(labels(form))
    return [text for text in texts if text in wanted]


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def paragraphs(content: bytes) -> list[str]:
    body = reader.Document(io.BytesIO(content)).element.body
    found = ("".join(text.text or "" for text in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))
    return [CLAUSE.sub("", text).strip("　： ") for text in found]


@EVERY
def test_word_has_the_fields_in_order(form: Form) -> None:
    assert known((text.partition("：")[0] for text in paragraphs(docx.write(form))), form) == labels(form)


@EVERY
def test_preview_has_the_fields_in_order(form: Form) -> None:
    sheet = environment().get_template("form.html").module.sheet  # type: ignore[attr-defined]
    html = str(sheet(form, 6))
    assert re.findall(r'data-slot="(\w+)"', html) == [slot.key for slot in form.slots]
    assert re.findall(r'data-slot="\w+">([^<]+)<', html) == labels(form)


@EVERY
def test_spreadsheet_has_the_fields_in_order(form: Form) -> None:
    if not form.is_table:
        pytest.skip("nothing repeats and nothing is calculated")
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(form)))
    assert all(sheet.sheet_state == "visible" for sheet in book)
    texts = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell]
    assert known(texts, form) == labels(form)


@EVERY
def test_files_name_nobody_and_no_time(form: Form) -> None:
    word = parts(docx.write(form))
    assert re.sub(r"<[^>]*>", "", word["docProps/core.xml"]).strip() == ""
    assert not any("comments" in name for name in word)
    assert not re.search(r"<w:(?:ins|del|moveFrom|moveTo|comment\w*) ", word["word/document.xml"])
    if form.is_table:
        core = openpyxl.load_workbook(io.BytesIO(xlsx.write(form))).properties
        assert (core.creator or "", core.lastModifiedBy or "", core.title or "") == ("", "", "")


@EVERY
def test_the_same_bytes_each_time(form: Form) -> None:
    assert docx.write(form) == docx.write(form)
    if form.is_table:
        assert xlsx.write(form) == xlsx.write(form)


@EVERY
def test_controls_are_told_apart(form: Form) -> None:
    text = parts(docx.write(form))["word/document.xml"]
    ids = re.findall(r'<w:id w:val="(\d+)"/>', text)
    tags = re.findall(r'<w:tag w:val="([^"]+)"/>', text)
    assert len(set(ids)) == len(ids) == len(tags) == len(set(tags))
    assert {slot.key for slot in form.slots} <= {part for tag in tags for part in tag.split("-")}


@EVERY
def test_page_and_margins_follow_the_standard(form: Form) -> None:
    section = reader.Document(io.BytesIO(docx.write(form))).sections[0]
    margins = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
    assert all(margins)
    found = [round(float(margin.mm)) for margin in margins if margin]
    page = paper.sheet_of(form).page
    assert found == ([28, 37, 26, 35] if page.landscape else [37, 26, 35, 28])
    assert sum(paper.sheet_of(form).widths) == pytest.approx(page.measure)


@EVERY
def test_head_of_a_table_is_repeated(form: Form) -> None:
    text = parts(docx.write(form))["word/document.xml"]
    assert ("<w:tblHeader/>" in text) == (form.arrangement in (Arrangement.ROWS, Arrangement.GRID))
    assert "<w:cantSplit/>" in text or form.arrangement is Arrangement.CLAUSES


@pytest.mark.about("templates/baobei-tongbao-dan")
def test_every_format_heads_its_parts() -> None:
    form, scores = own_forms()["baobei-tongbao-dan"], form_from(SCORES)
    parts = ["业务部门填写", "支部填写", "双方商定"]
    assert [text for text in paragraphs(docx.write(form)) if text in parts] == parts
    sheet = environment().get_template("form.html").module.sheet  # type: ignore[attr-defined]
    assert re.findall(r'colspan="2" scope="colgroup">([^<]+)<', str(sheet(form, 6))) == parts
    assert re.findall(r'colspan="4" scope="colgroup">([^<]+)<', str(sheet(scores, 6))) == ["党建", "业务"]
    rows = openpyxl.load_workbook(io.BytesIO(xlsx.write(scores))).worksheets[0].iter_rows(values_only=True)
    assert [row[0] for row in rows if row[0] in ("党建", "业务")] == ["党建", "业务"]


HINT = "【编者】以下已填的是编者拟的样稿，不出自报告；照本单位的情况改，改完删去这一行。"
GREY_HINT = "【编者】灰字是编者先填的样子，不出自报告；照本单位的情况改，用不上的删。"


def controls(content: bytes) -> dict[str, tuple[str, bool]]:
    """Tag of each content control → its text, and whether that is shown as a placeholder."""
    body = reader.Document(io.BytesIO(content)).element.body
    found: dict[str, tuple[str, bool]] = {}
    for control in body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        text = "|".join(text.text or "" for text in control.iter(f"{W}t"))
        found[tag] = (text, control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None)
    return found


MIXED = PACT.replace("given: [机关—村：甲方每季到村一次。,", "given: [{text: 机关—村：甲方每季到村一次。, origin: 原文推知, cite: a#1},")


def styled(content: bytes, look: str) -> list[str]:
    """The texts of a document in a style of what the editor has filled in: `Given` is grey, `Editors` looks like any other text."""
    body = reader.Document(io.BytesIO(content)).element.body
    return [
        "".join(text.text or "" for text in run.iter(f"{W}t")) for run in body.iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") == look
    ]  # fmt: skip


def test_word_has_what_is_given_in_controls_that_can_be_changed() -> None:
    plan = controls(docx.write(form_from(PLAN)))
    assert plan["f1-1"] == ("1月", False)
    assert plan["f2-2"] == ("党课", False)
    assert plan["f2-3"] == ("　", True)
    assert plan["f3-1"][0].startswith("排一年的会")
    duties = controls(docx.write(form_from(DUTIES)))
    assert (duties["f1-f2"], duties["f1-f3"]) == (("会开了没有", False), ("事办了没有", False))
    assert duties["f4"] == ("做成的一件", False)
    assert duties["f4-2"] == ("没做成的一件", False)
    pact = controls(docx.write(form_from(PACT)))
    assert pact["f2-2"] == ("机关—社区：甲方党员到社区报到。", False)
    assert controls(docx.write(form_from(MIXED)))["f2-2"] == ("【编者】|机关—社区：甲方党员到社区报到。", False)
    assert pact["f2"][1]  # and an empty line for what both sides agree on


def editors(form: Form) -> list[str]:
    return sorted(re.sub(r"\s", "", each.text) for slot in form.slots for each in slot.given if each.editors)


@EVERY
def test_no_word_of_the_editors_goes_unmarked_and_no_mark_is_said_twice(form: Form) -> None:
    """One line that is taken out says it of a form in which nobody else has filled in anything; where a report has, each is marked."""
    content, given = docx.write(form), [each for slot in form.slots for each in slot.given]
    hints = [text for text in paragraphs(content) if text in (HINT, GREY_HINT)]
    mixed = len({each.editors for each in given}) == 2
    assert hints == ([] if not editors(form) else [GREY_HINT if mixed else HINT])
    grey = sorted(re.sub(r"\s", "", text) for text in styled(content, "Given") if text != "【编者】")
    black = sorted(re.sub(r"\s", "", text) for text in styled(content, "Editors"))
    assert (grey, black) == ((editors(form), []) if mixed else ([], editors(form)))
    marks = sum(len(slot.given) for slot in form.items) if form.is_agreement and mixed else 0
    assert "".join(paragraphs(content)).count("【编者】") == len(hints) + marks


@pytest.mark.about("templates/gongjian-xieyi", "templates/dangjian-zerenshu", "templates/paizhu-yueding-dan")
def test_an_agreement_can_be_signed_when_one_line_is_taken_out() -> None:
    agreements = [form for form in own_forms().values() if form.is_agreement]
    assert {"gongjian-xieyi", "dangjian-zerenshu", "paizhu-yueding-dan"} <= {form.id for form in agreements}
    for form in agreements:
        left = [text for text in paragraphs(docx.write(form)) if text != HINT]
        assert [text for text in left if "【编者】" in text] == [], form.id
        with ZipFile(io.BytesIO(docx.write(form))) as archive:
            body = archive.read("word/document.xml").decode()
        assert not re.search('w:val="(?:Clause|CellGiven|Given)"', body), form.id  # nothing is grey


def test_word_marks_each_of_the_editors_words_beside_those_of_a_report() -> None:
    form = form_from(MIXED)
    content = docx.write(form)
    assert form.hint == GREY_HINT in paragraphs(content)
    assert styled(content, "Given") == ["【编者】", "机关—社区：甲方党员到社区报到。"]
    assert styled(content, "Editors") == []
    assert not form_from(SCORES).hint


def is_grey(cell: Any) -> bool:
    return bool(cell.value and cell.font.color and cell.font.color.rgb == "FF595959")


def test_the_spreadsheet_has_the_same_in_open_cells() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.write(form_from(PLAN)))).worksheets[0]
    assert HINT in [cell.value for row in sheet.iter_rows() for cell in row]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    for text in ("1月", "党课", form_from(PLAN).columns[2].given[0].text):
        assert not cells[text].protection.locked, text
        assert not is_grey(cells[text]), text
    grid = openpyxl.load_workbook(io.BytesIO(xlsx.write(form_from(DUTIES)))).worksheets[0]
    rows = [row[:3] for row in grid.iter_rows(values_only=True)]
    assert (1, "抓学习", "会开了没有") in rows
    assert ("总的印象", None, "做成的一件\n没做成的一件") in rows


def test_the_preview_shows_the_same() -> None:
    sheet = environment().get_template("form.html").module.sheet  # type: ignore[attr-defined]
    for form in given_forms():
        html = str(sheet(form, 6))
        assert f'<p class="hb-sheet__given">{HINT}</p>' in html
        plain = re.sub(r'<span class="hb-given__label">([^<]+)</span>', r"\1", html)
        assert [text for slot in form.slots for each in slot.given if (text := each.text) not in plain] == [], form.id
        assert 'class="hb-given"' not in html and html.count("【编者】") == 1, form.id
    html = re.sub(r'<span class="hb-given__label">([^<]+)</span>', r"\1", str(sheet(form_from(MIXED), 6)))
    assert f'<p class="hb-sheet__given">{GREY_HINT}</p>' in html
    assert re.findall(r'【编者】<span class="hb-given">([^<]+)<', html) == ["机关—社区：甲方党员到社区报到。"]


def test_an_agreement_is_shown_as_the_clauses_of_its_file() -> None:
    form = form_from(PACT)
    sheet = environment().get_template("form.html").module.sheet  # type: ignore[attr-defined]
    html = str(sheet(form, 6))
    assert html.count('<ol class="hb-sheet__clauses">') == 1
    assert html.count("<li>") == len(form.items)


def test_the_mark_of_a_clause_goes_with_the_text_that_is_replaced() -> None:
    """Who writes his own clause is not left with the editor's mark before it."""
    with ZipFile(io.BytesIO(docx.write(form_from(MIXED)))) as archive:
        body = archive.read("word/document.xml").decode()
    assert "【编者】<" in re.sub(r"<w:t[^>]*>", "", "".join(re.findall(r"<w:sdtContent>.*?</w:sdtContent>", body)))
    assert re.sub(r"<w:sdt>.*?</w:sdt>", "", body).count("【编者】") == 1  # above them all


def test_a_date_and_a_room_with_its_label_begin_a_line_rather_than_break() -> None:
    told = "事：　　　　　　办到：　　　　　　下一步由　　　　　办，　　月　　日前"
    assert broken(told, 27, 6).parts == (told[:17], told[17:])
    assert broken("人：　　　　　；经费：　　　　　；场地：　　　　　。", 27, 6).parts[1] == "场地：　　　　　。"
    assert broken("不长的话，　　月　　日", 27, 6) == (("不长的话，　　月　　日",), 1)
    assert broken("自盖章起到　　　年　　月；到期不续。", 12).parts[0] == "自盖章起到"


@pytest.mark.about("templates/gongjian-xieyi-shequ", "templates/dangjian-zerenshu")
def test_no_line_of_a_clause_is_a_room_without_what_it_is_for() -> None:
    """Else a full stop stands alone on a line."""
    for form in own_forms().values():
        if form.is_agreement:
            lines = [line for slot in form.items for each in slot.given for line in broken(each.text, *measures.clause_room(each.marked)).parts]
            assert [line for line in lines if not line.strip("　。；，、年月日时分人件次个")] == [], form.id


def test_a_date_in_a_narrow_cell_has_less_room_to_write() -> None:
    assert broken("　　月　　日：　　　　", 5.7).parts[0] == "　月　日："


def test_text_without_room_breaks_where_the_program_likes() -> None:
    text = "按期开三会一课，每次议一件业务上的事。"
    assert broken(text, 10) == ((text,), 2)
    assert broken("2026-4-1", 4) == (("2026-4-1",), 1)


@pytest.mark.about("templates/dangjian-zerenshu")
def test_word_keeps_the_breaks_in_a_control_that_may_hold_them() -> None:
    """LibreOffice puts a break in a control for plain text before the control."""
    with ZipFile(io.BytesIO(docx.write(own_forms()["dangjian-zerenshu"]))) as archive:
        body = archive.read("word/document.xml").decode()
    found = [control for control in re.findall(r"<w:sdt>.*?</w:sdt>", body) if "<w:br/>" in control]
    assert found
    assert [control for control in found if "<w:text" in control] == []


def test_what_a_report_gives_is_not_shown_as_the_editors() -> None:
    told = PLAN.replace("given: [1月, 2月, 3月]", "given: [{text: 一季度, origin: 原文推知, cite: a#1}]").replace(
        "choices: [支委会, 党课], given: [支委会, 党课]", "choices: [支委会, 党课]"
    )
    form = form_from(told)
    assert form.hint == GREY_HINT
    assert styled(docx.write(form), "Given") == [form.columns[2].given[0].text]
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(xlsx.write(form))).worksheets[0].iter_rows() for cell in row]
    assert [cell.value for cell in cells if is_grey(cell)] == [form.columns[2].given[0].text]
    assert form_from(re.sub(r"given: \[排.*?\]", "kind: 长文字", told)).hint == ""


def test_rows_that_are_given_are_as_high_as_their_text() -> None:
    form = form_from(PLAN)
    sheet = paper.sheet_of(form)
    assert sheet.heights[0] > measures.ROW_HEIGHT == sheet.heights[3]
    assert len(sheet.heights) > form.filled == 3


def test_a_few_given_lines_leave_as_many_rows_as_an_empty_form_has() -> None:
    for form in forms():
        sheet = paper.sheet_of(form)
        if form.columns and not form.items and not form.rows:
            assert len(sheet.heights) >= sheet.setting.fewest or sheet.overleaf, form.id


@pytest.mark.about("templates/zuzhi-shenghuo-jihua")
def test_a_list_that_is_whole_has_its_rows_in_the_spreadsheet() -> None:
    """The twelve months of a year, not three pages of empty ruling."""
    form = own_forms()["zuzhi-shenghuo-jihua"]
    assert 12 == form.filled <= rows_of_spreadsheet(form, paper.sheet_of(form)) <= 13


@pytest.mark.about("templates/zhuti-dangri-anpai")
def test_a_spreadsheet_has_the_rows_of_the_paper() -> None:
    """An agenda of six lines is no table of forty-three; what is calculated in each row needs enough rows from the beginning."""
    tables = {name: form for name, form in own_forms().items() if form.columns and not form.items}
    more = {name: rows_of_spreadsheet(form, paper.sheet_of(form)) - len(paper.sheet_of(form).heights) for name, form in tables.items()}
    calculated = {name for name, form in tables.items() if any(slot.formula for slot in form.columns)}
    once = {name for name, form in tables.items() if form.head or form.foot}  # each of it in a row of its own
    assert {name for name, rows in more.items() if not -len(tables[name].head) * (name in once) <= rows <= 0} == calculated
    assert {name for name, rows in more.items() if rows < 0} <= once
    assert own_forms()["zhuti-dangri-anpai"].rows == 6
    assert more["zhuti-dangri-anpai"] == 0


@pytest.mark.about("templates/qiandao-biao")
def test_a_list_has_the_rows_of_its_file_on_its_page() -> None:
    catalog = read_catalog(DOCS)
    relations = relations_of(catalog)
    for entry in catalog.of(WorkTemplate):
        form = form_for(entry, catalog)
        if form.columns and not form.items:
            assert TemplateContext.of(entry, relations).rows == len(paper.sheet_of(form).heights), entry.id
    assert len(paper.sheet_of(own_forms()["qiandao-biao"]).heights) >= 14


@pytest.mark.about("templates/tong-kaohe-biao", "templates/kaoping-xishu-biao", "templates/shuzhi-pingyi-huizong")
def test_what_is_calculated_has_hidden_rows_for_a_longer_list_and_tells_of_them() -> None:
    for form in (form for form in own_forms().values() if is_calculated(form)):
        sheet = paper.sheet_of(form)
        book = openpyxl.load_workbook(io.BytesIO(xlsx.write(form))).worksheets[0]
        hidden = [number for number, row in book.row_dimensions.items() if row.hidden]
        assert len(hidden) == rows_in_reserve(form, sheet)
        assert [book.cell(number, 1).value for number in hidden] == list(range(rows_of_spreadsheet(form, sheet) + 1, READY + 1))
        assert rows_of_spreadsheet(form, sheet) + len(hidden) >= READY
        told = [str(row[0]) for row in book.iter_rows(values_only=True)]
        assert any("取消隐藏" in text for text in told) == bool(hidden)
        assert not book.protection.formatRows  # false: it may be done


def test_notes_stand_below_the_table_of_a_spreadsheet_where_they_fit() -> None:
    for form in (form for form in forms() if form.is_table and form.notes):
        book = openpyxl.load_workbook(io.BytesIO(xlsx.write(form)))
        below = [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)]
        assert book.sheetnames[1:] == ([] if has_notes_below(form, paper.sheet_of(form)) else ["填写说明"]), form.id
        assert book.sheetnames[1:] or [line for line in below if line.endswith(form.notes[-1])], form.id


def test_a_form_that_counts_nothing_names_nobody_who_counts() -> None:
    counted = {form.id for form in own_forms().values() if any(slot.kind is FieldKind.NUMBER for slot in form.slots)}
    assert {form.id for form in own_forms().values() if "计分人" in form.signatures} <= counted


@pytest.mark.about("templates/fuwu-duixiang-pingyi-biao", "templates/ronghe-pingjia-biao")
def test_nobody_signs_a_form_that_bears_no_name() -> None:
    catalog = read_catalog(DOCS)
    filled_by = {entry.id: str(entry.record.editor.filled_by) for entry in catalog.of(WorkTemplate)}
    nameless = {name for name, who in filled_by.items() if re.search("不署名|匿名|无记名", who)}
    assert nameless
    assert {name: own_forms()[name].signatures for name in nameless} == dict.fromkeys(nameless, ())


def test_a_column_gives_way_where_labels_make_the_head_high() -> None:
    """A head of four lines, where the same width shared out as it was takes five."""
    needs = [4, 44, 20]

    def lines_at(number: int, width: float) -> tuple[int, int]:
        return ceil(needs[number] * 4 / width), 1

    found = list(columns.shared_out((40.0, 40.0, 60.0), (0, 1), lines_at))
    assert {sum(widths) for widths in found} == {140.0}
    assert {widths[2] for widths in found} == {60.0}
    assert min(max(lines_at(number, widths[number])[0] for number in (0, 1)) for widths in found) == 4


def test_no_paper_names_a_record_by_its_id() -> None:
    found = {form.id: note for form in own_forms().values() for note in form.notes if re.search("[a-z]+-[a-z]+", note)}
    assert found == {}


def test_what_is_filled_once_has_room_in_the_spreadsheet() -> None:
    for form in forms():
        if form.is_table and (form.head or form.foot):
            assert sum(paper.sheet_of(form).widths[2:]) >= 60, form.id


def test_no_label_ends_in_a_line_of_one_character() -> None:
    assert measures.folded("协调解决情况", 5 * measures.EM + measures.PADDING) == ["协调解决", "情况"]
    assert measures.folded("协调解决情况", 6 * measures.EM + measures.PADDING) == ["协调解决情况"]
    assert measures.folded("12", measures.EM + measures.PADDING) == ["12"]


def test_weights_are_printed_or_left_open() -> None:
    closed = openpyxl.load_workbook(io.BytesIO(xlsx.write(form_from(SCORES)))).worksheets[0]
    assert [row[2].value for row in closed.iter_rows() if row[1].value in ("组织生活", "办实事")] == [40, 60]
    opened = openpyxl.load_workbook(io.BytesIO(xlsx.write(form_from(OPEN_WEIGHTS)))).worksheets[0]
    row = next(row for row in opened.iter_rows() if row[0].value == "权重")
    assert [cell.value for cell in row] == [None if cell.column > 1 else "权重" for cell in row] or row[2].value is None
    assert not row[2].protection.locked
    notes = "".join(form_from(OPEN_WEIGHTS).notes)
    assert "来源没有给" in notes


def test_formulas_are_protected_and_the_rest_is_open() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.write(form_from(OPEN_WEIGHTS)))).worksheets[0]
    assert sheet.protection.sheet
    cells = [cell for row in sheet.iter_rows(min_row=6, max_row=8, min_col=2) for cell in row]
    assert {cell.protection.locked for cell in cells if str(cell.value or "").startswith("=")} == {True}
    assert {cell.protection.locked for cell in cells if cell.value is None} == {False}


def test_choices_are_offered() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.write(form_from(SCORES)))).worksheets[0]
    rules = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"好,较好,一般"' in rules


def test_a_workbook_does_not_depend_on_those_before_it() -> None:
    """Seen in a process of its own, where it is the first."""
    script = (
        "import io\nfrom handbook.forms.workbook import new_book\n"
        "def made():\n    stream = io.BytesIO()\n    book = new_book(stream)\n    book.add_worksheet('表')\n    book.close()\n"
        "    return stream.getvalue()\n"
        "assert made() == made()\n"
    )
    hooks = Path(__file__).resolve().parents[3] / "hooks"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", script], cwd=hooks, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
