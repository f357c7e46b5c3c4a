"""T1, T2, T3, T4, T7, T9: what was chosen becomes a lesson that adds up, with questions, a hand-out and slides, on this machine alone."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument
from taken import Open, Taken

from handbook.model import Course, Practice
from handbook.model.vocabulary import Evidence
from served import findings

METHOD, PRACTICE, PROBLEM = "methods/zu-feigong-dangzuzhi/", "practices/sanlian-sanwei/", "problems/liangzhangpi/"
FORM = "templates/zoufang-jilu/"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WHERE = pytest.mark.parametrize("where", ["server", "file"])


def prepared(where: str, open_page: Open, open_file: Open, *wanted: str, **options: Any) -> Page:
    """The page with these in the basket, once all of them have come."""
    page = open_page("lesson/", **options) if where == "server" else open_file("lesson/index.html", **options)
    items = [{"at": at, "name": at, "seen": {}} for at in wanted]
    page.evaluate("kept => localStorage.setItem('hb-plan', kept)", json.dumps({"format": 1, "title": "怎样联系群众", "items": items}))
    page.reload()
    expect(page.locator("#lesson h3")).to_have_count(len([at for at in wanted if not at.startswith("templates")]))
    return page


def minutes(page: Page) -> list[int]:
    return [int(text) for text in page.locator("#lesson tbody td:nth-child(2)").all_inner_texts()]


def saved(page: Page, name: str, folder: Path) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.name, path.read_bytes()


def slides(content: bytes) -> list[list[str]]:
    """The paragraphs of each slide, in order."""
    with ZipFile(BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if re.search(rb"@[a-z]+[:@]", archive.read(name))]
        numbers = sorted(int(found[1]) for name in archive.namelist() if (found := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name)))
        trees = [ElementTree.fromstring(archive.read(f"ppt/slides/slide{number}.xml")) for number in numbers]
    return [["".join(run.text or "" for run in each.iter(f"{A}t")) for each in tree.iter(f"{A}p")] for tree in trees]


@WHERE
def test_three_cases_make_a_lesson_that_adds_up(where: str, open_page: Open, open_file: Open, tmp_path: Path) -> None:
    page = prepared(where, open_page, open_file, PRACTICE, METHOD, PROBLEM, FORM)
    assert minutes(page) == [5, 7, 7, 7, 12, 4, 3, 45]
    assert [line.split("\n")[0] for line in page.locator("#lesson dl").all_inner_texts()] == ["事实", "事实"]
    expect(page.locator("#lesson").get_by_text("这一条还没有拟研讨题，要自己拟：事实、比较、迁移、抉择各一道")).to_have_count(1)
    for whole in (60, 90):
        page.get_by_label(f"{whole} 分钟").check()
        assert sum(minutes(page)[:-1]) == minutes(page)[-1] == whole
    assert where == "file" or findings(page) == []
    name, content = saved(page, "下载幻灯 4:3", tmp_path)
    told = slides(content)
    assert name == "怎样联系群众-幻灯4比3.pptx"
    assert [page[0] for page in told][:3] == ["怎样联系群众", "流程", "三联三为"]
    titles = [page[0] for page in told]
    assert {"三联三为的组成图", "走样的样子", "研讨题【编者】", "报告自述的成效（1/2）"} <= set(titles) or "报告自述的成效" in titles
    assert any(line.startswith("【编者】容易变成节前慰问") for page in told for line in page)
    assert any("来源：《" in line for page in told for line in page)
    with ZipFile(BytesIO(content)) as archive:
        assert b'cx="9144000" cy="6858000"' in archive.read("ppt/presentation.xml")
        assert "二维码".encode() in archive.read("ppt/slides/slide3.xml"), "the code of the case's own page"


@WHERE
def test_the_hand_out_says_whose_word_each_sentence_is(where: str, open_page: Open, open_file: Open, tmp_path: Path) -> None:
    page = prepared(where, open_page, open_file, PRACTICE, METHOD, FORM)
    name, content = saved(page, "下载讲义", tmp_path)
    told = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    assert (name, told[0]) == ("怎样联系群众-讲义.docx", "怎样联系群众")
    assert "做法：三联三为（转述）" in told
    assert any(line.startswith("报告自述的成效（只说明做了多少，不说明起了多大作用）：") for line in told)
    assert any(line.startswith("走样的样子：【编者】") for line in told)
    assert [line for line in told if line.startswith("抉择")] == [
        "抉择　【编者】社区提了三件事，支部只办得成一件：挑最急的、最拿手的，还是能看见结果的，理由是什么？", "抉择　【待填】",
    ]  # fmt: skip
    (card,) = Document(BytesIO(content)).tables
    assert [row.cells[0].text for row in card.rows][1:] == ["我们的问题", "选用哪一条", "第一步，哪天做", "用哪张表", "何时看结果，看什么"]
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印讲义和行动卡").click()
    expect(page.locator("#lesson-paper h2")).to_have_text("怎样联系群众")
    assert len(PdfDocument(page.pdf(format="A4"))) <= 2


def test_too_many_cases_are_told(open_page: Open, open_file: Open) -> None:
    many = [PRACTICE, METHOD, PROBLEM, *(f"practices/{name}/" for name in ("sibu-sika", "pingxing-jinji", "dangjian-shuzhi", "liulian-liujian"))]
    page = prepared("server", open_page, open_file, *many)
    expect(page.locator(".hb-plan__said")).to_have_text("45 分钟讲不了 7 条案例：换长一点的课，或者到方案篮里移出几条。")
    page.get_by_label("90 分钟").check()
    expect(page.locator(".hb-plan__said")).to_have_text("")
    assert sum(minutes(page)[:-1]) == 90


def test_an_empty_basket_says_where_cases_are(open_page: Open) -> None:
    page = open_page("lesson/")
    expect(page.locator("#lesson-none")).to_be_visible()
    expect(page.locator("#lesson")).to_be_hidden()


def test_a_ready_lesson_is_downloaded_from_its_page(taken: Taken, open_file: Open) -> None:
    page = open_file("courses/zhengju-zenme-kan/index.html")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载整包").click()
    assert waiting.value.suggested_filename.endswith(".zip")
    with ZipFile(waiting.value.path()) as archive:
        assert [name.rpartition("-")[2] for name in archive.namelist()[:4]] == ["幻灯16比9.pptx", "幻灯4比3.pptx", "讲义.docx", "流程和研讨题.docx"]


def test_every_lesson_has_a_case_that_proves_little_and_is_to_be_judged(taken: Taken) -> None:
    weak = {Evidence.DESCRIPTION, Evidence.NONE}
    courses = taken.catalog.of(Course)
    assert len(courses) >= 8
    for entry in courses:
        cases = taken.catalog.found(name for case in entry.record.cases for name in case.records)
        assert any(isinstance(case.record, Practice) and case.record.evidence in weak for case in cases), entry.id
