"""A reader's own copy of a report, in the browser: chosen once, recognised by its text however it was saved, and from then on
every citation opens the very words; kept in that browser only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from written_documents import docx, paragraph, run, table

import stock_handbook
from handbook.evidence.editions import solid, solid_digest
from handbook.reports.word import read_word
from made_once import made_once
from served import PATIENCE, PHONE, Watch, findings, new_page, patient_page, ready, serve
from stock_handbook import REPORT, STOCK, Handbook

PRACTICE, SOURCE, OTHER = "practices/sanwen-sanbang/", "sources/tushu-huifang/", "sources/jiedao-jiedui/"
TEXT = (STOCK / "reports" / REPORT).read_text(encoding="utf-8")
FOURTH = "（一）开展三问三帮。图书馆员到户问需求、问困难、问意见，帮办证、帮荐书、帮还书。每名馆员联系2户，每季度到户至少1次。"
SAID = "这一篇与手册所据的文字相同，17 段都能看。文件里还有 1 篇：《关于街道分馆结对共建的情况报告》。"
VECTORS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "evidence" / "solid_texts.yml").read_text(encoding="utf-8")
)
WIDTHS = (1440, 1024, 390)
WIDE_SIGNS = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
COPIES: dict[str, bytes] = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with mark, Windows line ends": TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
    "GB18030": TEXT.replace("\n", "\r\n").encode("gb18030"),
    "UTF-16": TEXT.encode("utf-16"),
    "full width, indented, with empty lines": "".join(
        f"　　{line.translate(WIDE_SIGNS)}  \n\n" for line in TEXT.splitlines()
    ).encode(),
    "Word": docx("".join(paragraph(line) for line in TEXT.splitlines())),
}


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The stock handbook with both of its reports hidden, which stand in one file; and its offline package, unpacked."""
    return Handbook(made_once(tmp_path_factory, "hidden", build))


def build(root: Path) -> None:
    handbook = stock_handbook.whole(root)
    handbook.replace("docs/sources/jiedao-jiedui.yml", "text: 公开\n", "")
    handbook.write_indexes()
    handbook.build_offline()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context
    context.close()


Visit = Callable[..., Page]


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, hidden: Handbook, context: BrowserContext) -> Iterator[Visit]:
    """Opens pages, served or from the disk; nothing may be asked of others, and nothing may go wrong."""
    disk = hidden.unpacked.as_uri()
    with serve(hidden.site) as base:
        watch = Watch(base if request.param == "http" else "file://")

        def go(address: str, anchor: str = "") -> Page:
            page = new_page(context, watch)
            page.goto(f"{base}{address}{anchor}" if request.param == "http" else f"{disk}/{address}index.html{anchor}")
            ready(page)
            return page

        yield go
        assert watch.faults == []


def choose(page: Page, data: bytes | Path, name: str = "我的副本.txt") -> str:
    """Choose a file on the page of a report; gives what is then said."""
    page.locator("#reader > summary").click()
    return offer(page, data, name)


def offer(page: Page, data: bytes | Path, name: str) -> str:
    """Choose a file where the place for it is open; what was said of the one before is forgotten."""
    status = page.locator("#reader [role=status]")
    status.evaluate("status => { status.textContent = ''; }")
    page.locator(".hb-drop input").set_input_files(data if isinstance(data, Path) else {"name": name, "mimeType": "text/plain", "buffer": data})
    page.wait_for_function("/。$/.test(document.querySelector('#reader [role=status]').textContent)")
    return status.inner_text()


ALONE = """(marks, source) => marks.findIndex(mark => /^[0-9]+$/.test(mark.textContent)
    && document.querySelector(mark.hash + " a").href.includes(source))"""


def cite(page: Page, source: str) -> Locator:
    """The first mark in the text that stands for one passage, which is of that report."""
    marks = page.locator("a.hb-cite")
    return marks.nth(marks.evaluate_all(ALONE, source))


def dialog(page: Page) -> Any:
    box = page.locator(".hb-original__sheet[role=dialog]")
    box.wait_for()
    return box


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_recognised_however_it_was_saved(copy: str, visit: Visit) -> None:
    page = visit(SOURCE)
    said = choose(page, COPIES[copy], "副本.docx" if copy == "Word" else "副本.txt")
    assert said.startswith(SAID)
    assert page.locator(".hb-kept").inner_text().startswith(f"《副本.{'docx' if copy == 'Word' else 'txt'}》，2 篇；这一篇")
    page.locator("#p4 .hb-open").click()
    assert solid(dialog(page).locator("blockquote").inner_text()) == solid(FOURTH)


def test_from_then_on_every_citation_opens_the_very_words(visit: Visit) -> None:
    choose(visit(SOURCE), COPIES["GB18030"])
    page = visit(PRACTICE)
    link = page.locator("li, tr", has_text="每季度至少 1 次").locator("a.hb-cite").first
    link.click()
    box = dialog(page)
    assert box.locator(".hb-original__title").inner_text().startswith("《关于图书分馆联系读者情况的调查》，第一部分（一）第 4 自然段（第 4 段）")
    assert box.locator("blockquote").inner_text() == FOURTH
    assert [words.strip() for words in box.locator(".hb-original__beside").all_inner_texts()] == [
        "一、主要做法",
        "（二）实行“三诺两评”。馆员向读者公开承诺、按期践诺。年底由分馆大会评议、读者代表评议，结果占分馆年度考核的两成。",
    ]
    assert "每季度" in "".join(box.locator("mark").all_inner_texts())
    assert "1" in box.locator("mark").all_inner_texts()
    assert "您手里的《我的副本.txt》，文字与手册所据的相同。" in box.inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(".hb-original")).to_have_count(0)
    expect(link).to_be_focused()


def test_a_citation_of_the_other_report_in_the_file_opens_too(visit: Visit) -> None:
    choose(visit(SOURCE), COPIES["UTF-8"])
    page = visit("practices/qingdan-1-3/")
    cite(page, OTHER).click()
    assert "议定事项写进联席会纪要" in dialog(page).locator("blockquote").inner_text()


def test_a_mark_of_several_passages_and_the_notes_open_them_too(visit: Visit) -> None:
    choose(visit(SOURCE), COPIES["UTF-8"])
    page = visit(PRACTICE)
    mark = page.get_by_label("出处 1、2").first
    mark.click()
    card = page.get_by_role("dialog", name="出处 1、2")
    expect(card).to_contain_text("点段号看您手里的原话。")
    card.get_by_role("link", name="第4段").click()
    assert dialog(page).locator("blockquote").inner_text() == FOURTH
    assert dialog(page).locator("mark").count()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    link = page.locator(".hb-noted").get_by_role("link", name="第4段")
    link.click()
    assert dialog(page).locator("blockquote").inner_text() == FOURTH
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_what_is_damaged_says_so(visit: Visit) -> None:
    page = visit(SOURCE)
    choose(page, COPIES["UTF-8"])
    page.locator("#p2 .hb-open").click()
    assert dialog(page).locator(".hb-damaged").inner_text() == "xx县［受损：隐名］"


def test_the_dialog_is_worked_by_keyboard(visit: Visit) -> None:
    choose(visit(SOURCE), COPIES["UTF-8"])
    page = visit(PRACTICE)
    link = cite(page, SOURCE)
    link.focus()
    page.keyboard.press("Enter")
    box = dialog(page)
    expect(box.get_by_role("button", name="关闭")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert box.evaluate("box => box.contains(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    assert box.evaluate("box => box.contains(document.activeElement)")
    box.get_by_role("link", name="到来源页的这一段").click()
    page.wait_for_url("**/tushu-huifang/**")


def test_it_is_removed_with_one_click(visit: Visit) -> None:
    page = visit(SOURCE)
    choose(page, COPIES["UTF-8"])
    page.get_by_role("button", name="移除").click()
    expect(page.locator("#reader [role=status]")).to_have_text("已从这个浏览器里移除。")
    expect(page.locator(".hb-open")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('handbook-originals')") is None
    kept = """() => new Promise(done => { indexedDB.open('handbook-originals', 1).onsuccess = event => {
        event.target.result.transaction('files').objectStore('files').count().onsuccess = found => done(found.target.result); }; })"""
    assert page.evaluate(kept) == 0
    page = visit(PRACTICE)
    cite(page, SOURCE).click()
    card = page.get_by_role("dialog", name="出处")
    expect(card).to_contain_text("点段号到来源页的那一段。")
    card.get_by_role("link").click()
    page.wait_for_url("**/tushu-huifang/**")


def test_another_edition_says_how_far_it_agrees(visit: Visit) -> None:
    other = TEXT.replace("首页 > 范文 > 调查报告\n", "").replace("问困难、问意见", "问困难").replace("1350件", "1360件")
    other = other.replace("三、存在的问题\n", "").partition("关于街道分馆")[0]
    page = visit(SOURCE)
    said = choose(page, other.encode())
    assert said.startswith("这一篇版本不同：17 段里 14 段逐字相同，2 段只有起止相同，1 段没有找到。")
    page.locator("#p4 .hb-open").click()
    assert dialog(page).locator("blockquote").inner_text() == FOURTH.replace("、问意见", "")
    assert "这一段起止相同，中间有出入。" in dialog(page).inner_text()
    page.keyboard.press("Escape")
    page.locator("#p5 .hb-open").click()
    assert "这一段逐字相同。" in dialog(page).inner_text()
    page.keyboard.press("Escape")
    page.locator("#p12 .hb-open").click()
    assert "这份文件里没有找到这一段" in dialog(page).inner_text()


WRONG = {
    "of another report": ("别的.txt", "这是另外一份报告，讲的是别的事情。\n".encode() * 50, "“别的.txt”里没有找到本手册所据的报告。"),
    "empty": ("空.txt", b"", "“空.txt”是空文件。"),
    "of blanks": ("空白.txt", b" \n \n", "“空白.txt”里没有文字。"),
    "a picture": ("图.txt", bytes(range(256)) * 40, "“图.txt”读不出文字：不是 UTF-8、GB18030 或 UTF-16 编码的文本。"),
    "an old document": ("旧.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "“旧.doc”是旧版 .doc 或加了密码的文档。"),
    "a PDF": ("报告.pdf", b"%PDF-1.4\n" + bytes(600), "“报告.pdf”是 PDF，浏览器里读不准它的文字。"),
    "a broken archive": ("坏.docx", b"PK\x03\x04" + bytes(600), "“坏.docx”不是完好的 .docx（压缩包损坏）。"),
    "half a document": ("半.docx", COPIES["Word"][:-200], "“半.docx”不是完好的 .docx（压缩包损坏）。"),
    "a document with a declaration": (
        "实体.docx", docx(paragraph("&a;"), declaration='<!DOCTYPE w [<!ENTITY a "b">]>'), "“实体.docx”的正文带有 DTD 声明"),
    "an archive of another kind": ("表.docx", docx("", part="xl/workbook.xml"), "“表.docx”是压缩包，但不是 Word 文档"),
    "words that look like markup": (
        "脚本.txt", b"<img src=x onerror=alert(1)><script>alert(2)</script>" * 9, "“脚本.txt”里没有找到本手册所据的报告。"),
    "a name that looks like markup": ("<img src=x onerror=alert(1)>.txt", b"x" * 99, "“<img src=x onerror=alert(1)>.txt”里没有"),
}  # fmt: skip


def test_a_wrong_file_is_told_apart(visit: Visit) -> None:
    """One after another in the same page, as by somebody who looks for the right one."""
    page = visit(SOURCE)
    page.locator("#reader > summary").click()
    for wrong, (name, data, said) in WRONG.items():
        assert offer(page, data, name).startswith(said), wrong
        assert page.evaluate("localStorage.getItem('handbook-originals')") is None, wrong
        assert page.locator("article img[src=x]").count() == 0, wrong


def test_a_document_that_unpacks_to_more_than_a_report_holds_is_refused(visit: Visit) -> None:
    page = visit(SOURCE)
    assert choose(page, docx(paragraph("一" * 8_000_000)), "炸弹.docx").startswith("“炸弹.docx”解压后超过 20 MB")


def test_a_huge_file_is_read_and_found(visit: Visit, tmp_path: Path) -> None:
    page, path = visit(SOURCE), tmp_path / "我的副本.txt"
    filler = "另外的文字，与本手册没有关系，只是很长。\n" * 25_000  # as much as a hundred reports
    path.write_text(filler + TEXT + filler, encoding="utf-8")
    said = choose(page, path)
    assert said.startswith("这一篇版本不同：17 段里 17 段逐字相同。")
    page = visit(SOURCE)
    path.write_bytes(b"x" * (20 * 2**20 + 1))
    assert choose(page, path).startswith("“我的副本.txt”超过 20 MB")


def test_where_nothing_may_be_kept_it_holds_for_the_page(visit: Visit, context: BrowserContext) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new Error('no'); };"
        "Object.defineProperty(window, 'indexedDB', {get() { throw new Error('no'); }});"
    )
    page = visit(SOURCE)
    assert choose(page, COPIES["UTF-8"]).endswith("这个浏览器不让网页存东西：只在这一页有效，离开就没有了。")
    page.locator("#p4 .hb-open").click()
    assert dialog(page).locator("blockquote").inner_text() == FOURTH


def test_a_browser_that_knows_no_encodings_says_so(visit: Visit, context: BrowserContext) -> None:
    context.add_init_script("delete window.TextDecoder")
    assert choose(visit(SOURCE), COPIES["UTF-8"]).startswith("“我的副本.txt”读不了：这个浏览器太旧")


def test_a_copy_that_was_cleared_away_leads_to_the_page_of_the_source(visit: Visit) -> None:
    page = visit(SOURCE)
    choose(page, COPIES["UTF-8"])
    page.evaluate("new Promise(done => { indexedDB.deleteDatabase('handbook-originals').onsuccess = done; })")
    page = visit(PRACTICE)
    cite(page, SOURCE).click()
    page.wait_for_url("**/tushu-huifang/**")
    assert page.evaluate("localStorage.getItem('handbook-originals')") is None


def test_the_passage_that_a_citation_led_to_shows_the_way(visit: Visit) -> None:
    page = visit(SOURCE, "#p4")
    page.locator("#p4").get_by_role("button", name="用我手里的原文核对").click()
    expect(page.locator("#reader > summary")).to_be_focused()
    expect(page.locator(".hb-drop input")).to_be_visible()
    assert page.locator(".hb-beckon").count() == 1


def test_a_file_can_be_dropped(visit: Visit) -> None:
    page = visit(SOURCE)
    page.locator("#reader > summary").click()
    page.locator(".hb-drop").wait_for()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.items.add(new File([text], '拖来的.txt'));
        document.querySelector('.hb-drop').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})); }""",
        TEXT,
    )
    expect(page.locator("#reader [role=status]")).to_contain_text("17 段都能看")


def test_nothing_of_it_is_loaded_before_it_is_asked_for(visit: Visit) -> None:
    page = visit(SOURCE)
    loaded = "performance.getEntriesByType('resource').map(entry => entry.name.split('/').pop()).join(' ')"
    assert not any(name in page.evaluate(loaded) for name in ("solid", "digest", "located", "copies", "opened", "reader", "filetext", "fflate", "originals", "passages"))
    choose(page, COPIES["UTF-8"])
    assert not any(name in page.evaluate(loaded) for name in ("fflate", "wordtext", "tabletext"))


def test_what_a_citation_needs_is_less_than_what_a_choice_does(visit: Visit) -> None:
    page = visit(SOURCE)
    choose(page, COPIES["UTF-8"])
    page = visit(PRACTICE)
    cite(page, SOURCE).click()
    expect(dialog(page)).to_be_visible()
    loaded = page.evaluate("Array.from(document.scripts, script => script.src.split('/').pop().split('.')[0])")
    assert "opened" in loaded
    assert not {"reader", "filetext"} & set(loaded)


@pytest.mark.parametrize("name", ["fflate", "tabletext", "wordtext"])
def test_a_script_that_does_not_come_is_told_and_asked_for_again(name: str, hidden: Handbook, context: BrowserContext) -> None:
    page = patient_page(context)
    said = page.locator("#reader [role=status]")
    with serve(hidden.site) as base:
        page.goto(f"{base}{SOURCE}#reader")
        page.route(f"**/{name}.*.js", lambda route: route.abort())
        page.locator(".hb-drop input").set_input_files({"name": "x.docx", "mimeType": "", "buffer": COPIES["Word"]})
        expect(said).to_contain_text("没有取到脚本")
        page.unroute(f"**/{name}.*.js")
        page.locator(".hb-drop input").set_input_files({"name": "x.docx", "mimeType": "", "buffer": COPIES["Word"]})
        expect(said).to_contain_text("17 段都能看")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_used_by_everyone_at_any_width(scheme: Any, visit: Visit) -> None:
    page = visit(SOURCE)
    page.emulate_media(color_scheme=scheme)
    choose(page, COPIES["UTF-8"])
    served_page = page.url.startswith("http")  # from the disk axe-core may not read the sheets
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        assert not served_page or findings(page) == [], width
    page = visit(PRACTICE)
    page.emulate_media(color_scheme=scheme)
    cite(page, SOURCE).click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        page.wait_for_function("width => innerWidth === width", arg=width)
        box = dialog(page).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not served_page or findings(page) == [], width


def test_on_paper_and_without_scripts(hidden: Handbook, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with serve(hidden.site) as base:
        page.goto(f"{base}{SOURCE}")
        page.locator("#reader > summary").click()
        expect(page.locator("#reader")).to_contain_text("这一项要用脚本")
        page.emulate_media(media="print")
        expect(page.locator("#reader")).not_to_be_visible()
    context.close()


# The script and the program read alike


@pytest.fixture(scope="module")
def scripted(hidden: Handbook, chromium: Browser) -> Iterator[Page]:
    """A page whose scripts are loaded."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with serve(hidden.site) as base:
        page.goto(f"{base}{SOURCE}#reader")
        page.locator(".hb-drop input").wait_for()
        page.locator(".hb-drop input").set_input_files({"name": "x.docx", "mimeType": "", "buffer": COPIES["Word"]})
        page.wait_for_function("Boolean(window.handbookFileText && window.handbookZip)")
        yield page
    context.close()


def test_the_script_makes_the_same_solid_text_and_digest(scripted: Page) -> None:
    texts = [case["text"] for case in VECTORS] + [TEXT, TEXT * 40, "馆" * 55, "馆" * 56, "a" * 63, "a" * 64, "𠮷" * 100]
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000))))
    found = scripted.evaluate(
        "texts => texts.map(text => handbookSolid.of(text).text).map(solid => [solid, handbookDigest(solid)])", [*texts, every]
    )
    assert found == [[solid(text), solid_digest(text)] for text in [*texts, every]]


DOCUMENTS = {
    "paragraphs": docx(paragraph("一、做法") + paragraph("馆员每季度走访。") + paragraph("") + paragraph("全年1350户。")),
    "changes": docx(
        "<w:p>" + run("馆员") + "<w:del>" + run("每月").replace("w:t>", "w:delText>") + "</w:del><w:ins>" + run("每季度") + "</w:ins>"
        + run("密", "<w:vanish/>") + run("走访") + "<w:moveFrom>" + run("旧") + "</w:moveFrom></w:p>"
    ),
    "breaks and tabs": docx("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>"),
    "table with head": docx(table(["单位", "馆员", "走访"], ["城关馆", "326名", "1350户"], ["城东馆", "20名", ""])),
    "table with head in two columns": docx(table(["单位", "馆员数"], ["城关馆", "326名"], ["城东馆", "20名"])),
    "pairs": docx(table(["单位名称", "某书屋"], ["主要做法", "送书上门"])),
    "table that lays out": docx(table(["左边一段。", "右边一段。"])),
    "marked head": docx(table(["项目", "数"], ["走访", "5次"], head=True)),
    "merged cells": docx(
        "<w:tbl><w:tr>"
        + "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + paragraph("单位") + "</w:tc>"
        + "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + paragraph("人数") + "</w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + paragraph("男") + "</w:tc><w:tc>" + paragraph("女") + "</w:tc></w:tr>"
        + "<w:tr><w:tc>" + paragraph("城关馆") + "</w:tc><w:tc>" + paragraph("20") + "</w:tc><w:tc>" + paragraph("30") + "</w:tc></w:tr></w:tbl>"
    ),
    "cells of several lines": docx(table(["做法", "说明", "数"], [f"<w:tc>{paragraph('走访')}{paragraph('座谈')}</w:tc>", "每季度一次。", "3"])),
    "contents": docx("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>"
                     + paragraph("一、做法 1") + "</w:sdtContent></w:sdt>" + paragraph("一、做法") + paragraph("走访。")),
    "notes": docx("<w:p>" + run("走访1350户") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run("。") + "</w:p>" + paragraph("完。"),
                  parts={"footnotes": f"<w:footnote w:id='2'>{paragraph('含电话回访')}</w:footnote>"}),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_script_reads_a_document_as_the_program_does(name: str, scripted: Page) -> None:
    read = """bytes => new Promise((done, fail) =>
        handbookFileText.read(new File([new Uint8Array(bytes)], 'x.docx'), found => done(found.text), fail))"""
    assert solid(scripted.evaluate(read, list(DOCUMENTS[name]))) == solid(read_word(DOCUMENTS[name])[0])


def test_automatic_numbers_are_told(scripted: Page) -> None:
    document = docx(paragraph("做法", "<w:numPr><w:numId w:val='1'/></w:numPr>"))
    read = """bytes => new Promise((done, fail) =>
        handbookFileText.read(new File([new Uint8Array(bytes)], 'x.docx'), found => done(found.note), fail))"""
    assert scripted.evaluate(read, list(document)).startswith("这份 Word 文档有自动编号，浏览器里读不出编号")


def test_the_scripts_with_which_copies_are_recognised_hold_no_text(hidden: Handbook) -> None:
    written = [(hidden.site / name).read_text(encoding="utf-8") for name in ("sources/originals.js", f"{SOURCE}passages.js")]
    listed = json.loads(written[0].removeprefix("handbookOriginals(").removesuffix(");\n"))
    assert [(one[0], one[3]) for one in listed] == [("jiedao-jiedui", 5), ("tushu-huifang", 17)]
    assert listed[0][2] == listed[1][2] == solid_digest(TEXT)
    titles = {solid(one[1]) for one in listed}
    lines = [solid(part) for line in TEXT.splitlines() if solid(line) not in titles for part in line.split("。")]
    assert not [part for part in lines for text in written if len(part) > 12 and part[:12] in text]
