"""T6: a page on a wall, one slide at a time, in letters that can be read from the last row at 1024 × 768: title, picture,
steps, what came of it with its sources, how it degenerates, and the address; nothing of records and metadata."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from taken import ADDRESS, Open

from served import findings

WALL = {"width": 1024, "height": 768}
PRACTICE = "practices/sanlian-sanwei/"
TITLE = "三联三为"


def heading(page: Page) -> str:
    """The heading of the section on the wall; the page's own while its first section is shown."""
    seen = page.locator("article h2:visible").all_inner_texts() or page.locator("article h1:visible").all_inner_texts()
    assert len(seen) == 1
    return seen[0].rstrip("#").strip()


def shows(page: Page, words: str) -> None:
    """Wait until the section of this heading is on the wall, alone."""
    sections = page.locator("article h2:visible")
    seen = page.locator("article h1:visible") if words == TITLE else sections
    expect(sections).to_have_count(int(words != TITLE))
    expect(seen).to_have_text(re.compile(rf"^\s*{re.escape(words)}#?\s*$"))


@pytest.mark.about("practices/sanlian-sanwei")
@pytest.mark.parametrize("where", ["server", "disk"])
def test_arrow_keys_lead_from_section_to_section(where: str, open_page: Open, open_file: Open) -> None:
    address = f"{PRACTICE}{'index.html' if where == 'disk' else ''}?view=projector"
    page = (open_file if where == "disk" else open_page)(address, viewport=WALL)
    shows(page, TITLE)
    page.keyboard.press("ArrowRight")
    shows(page, "机制结构")
    page.keyboard.press("PageDown")
    shows(page, "操作要点")
    page.keyboard.press("ArrowLeft")
    shows(page, "机制结构")
    page.keyboard.press("End")
    shows(page, "这一页的地址")
    expect(page.locator("img.hb-qr:visible")).to_have_count(1)
    expect(page.locator(".hb-walladdress")).to_contain_text(f"{ADDRESS}{PRACTICE}")
    page.keyboard.press("ArrowRight")
    shows(page, "这一页的地址")
    page.keyboard.press("Home")
    shows(page, TITLE)


SLIDES = {
    PRACTICE: [TITLE, "机制结构", "操作要点", "成效与出处", "走样与负担", "研讨题", "这一页的地址"],
    "methods/an-yueji-tixing/": ["怎样按月按季提醒和检查", "怎么做", "报告说的成效", "走样与负担", "这一页的地址"],
    "problems/liangzhangpi/": ["党建与业务“两张皮”", "从这里做起", "表现", "成因", "自查", "研讨题", "这一页的地址"],
}


@pytest.mark.about("practices/sanlian-sanwei", "methods/an-yueji-tixing", "problems/liangzhangpi")
@pytest.mark.parametrize("address", SLIDES)
def test_what_an_audience_is_shown(address: str, open_page: Open) -> None:
    page = open_page(f"{address}?view=projector", viewport=WALL)
    told = page.locator(".hb-wallbar [role=status]")
    seen: list[str] = []
    before = ""
    while told.inner_text() != before:
        before = told.inner_text()
        seen += [heading(page)] if heading(page) not in seen else []
        assert page.locator("article :is(.hb-meta, .hb-kit, .hb-record, .hb-marks):visible").count() == 0
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        if page.locator("article .hb-by:visible").count():
            expect(page.locator("article .hb-by__label:visible")).to_contain_text("编者")
        page.keyboard.press("ArrowRight")
    assert seen == SLIDES[address]


@pytest.mark.about("courses/xinren-shuji-ke", "courses/liangzhangpi-zenme-po")
@pytest.mark.parametrize("name", ["xinren-shuji-ke", "liangzhangpi-zenme-po"])
def test_of_a_course_the_audience_first_sees_what_it_is_for(name: str, open_page: Open) -> None:
    page = open_page(f"courses/{name}/?view=projector", viewport=WALL)
    expect(page.locator(".hb-wallbar [role=status]")).to_have_text(re.compile(r"^1 / \d+$"))
    expect(page.locator("article .hb-lead")).to_be_visible()
    expect(page.locator("article .hb-download:visible")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    shows(page, "这堂课给什么")


@pytest.mark.about("practices/sanlian-sanwei")
def test_figures_come_with_their_source(open_page: Open) -> None:
    page = open_page(f"{PRACTICE}?view=projector#results", viewport=WALL)
    shows(page, "成效与出处")
    expect(page.locator(".hb-wallsource:visible")).to_have_text("来源：《机关党建工作调查报告》")


@pytest.mark.about("methods/she-xianfenggang", "problems/liangzhangpi")
@pytest.mark.parametrize("address", ["methods/she-xianfenggang/", "problems/liangzhangpi/"])
def test_the_line_with_the_reports_has_no_slide_to_itself(address: str, open_page: Open) -> None:
    page = open_page(f"{address}?view=projector", viewport=WALL)
    told = page.locator(".hb-wallbar [role=status]")
    line = page.locator(".hb-wallsource:visible")
    before, seen = "", 0
    while told.inner_text() != before:
        before = told.inner_text()
        if line.count():
            seen += 1
            assert page.locator("article :is(li, td, .hb-rows > div, p:not(.hb-wallsource)):visible").count(), before
            assert line.evaluate("one => one.getClientRects().length && one.offsetHeight <= 2.1 * parseFloat(getComputedStyle(one).lineHeight)"), before
        page.keyboard.press("ArrowRight")
    assert seen


@pytest.mark.about("practices/sanlian-sanwei")
def test_without_scripts_the_page_says_how_to_get_a_hand_out(open_page: Open) -> None:
    page = open_page(PRACTICE, java_script_enabled=False)
    expect(page.locator(".hb-wall")).to_be_hidden()
    expect(page.locator(".hb-tools noscript span")).to_contain_text("用浏览器的“打印”")


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_address_keeps_the_section(open_page: Open) -> None:
    page = open_page(f"{PRACTICE}?view=projector", viewport=WALL)
    for _ in range(3):
        page.get_by_role("button", name="下一节").click()
    before = heading(page)
    page.reload()
    assert heading(page) == before
    page.get_by_role("button", name="上一节").click()
    assert heading(page) != before


@pytest.mark.about("practices/sanlian-sanwei")
def test_letters_are_large(open_page: Open) -> None:
    page = open_page(f"{PRACTICE}?view=projector", viewport=WALL)
    while True:
        sizes = page.locator("article :is(p, li, td, th, dd, dt, span, strong, a):visible").evaluate_all(
            "all => all.filter(one => one.textContent.trim()).map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert min(sizes, default=28) >= 28
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        before = heading(page)
        page.keyboard.press("ArrowRight")
        if heading(page) == before:
            break


@pytest.mark.about("practices/sanlian-sanwei", "problems/liangzhangpi", "templates/fuwu-taizhang")
@pytest.mark.parametrize("address", [PRACTICE, "problems/liangzhangpi/", "templates/fuwu-taizhang/"])
def test_a_link_leads_there_and_escape_back(address: str, open_page: Open) -> None:
    page = open_page(address)
    page.get_by_role("link", name="投屏").click()
    page.wait_for_selector(".hb-wallbar")
    expect(page.locator(".md-header")).to_be_hidden()
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/{address}")
    expect(page.locator(".md-header")).to_be_visible()


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_short_address_for_slides(open_page: Open) -> None:
    shows(open_page(f"{PRACTICE}#projector"), TITLE)


@pytest.mark.about("practices/sanlian-sanwei")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(scheme: str, open_page: Open) -> None:
    page = open_page(f"{PRACTICE}?view=projector#results", viewport=WALL, color_scheme=scheme)
    shows(page, "成效与出处")
    assert findings(page) == []


@pytest.mark.about("practices/sanlian-sanwei")
def test_it_prints_whole(open_page: Open) -> None:
    page = open_page(f"{PRACTICE}?view=projector")
    page.emulate_media(media="print")
    assert page.locator("article h2:visible").count() > 5
    expect(page.locator(".hb-wallbar")).to_be_hidden()


@pytest.mark.about("practices/liulian-liujian")
def test_a_tall_picture_is_shown_in_pieces_without_scrolling(open_page: Open) -> None:
    page = open_page("practices/liulian-liujian/?view=projector#structure", viewport=WALL)
    told = page.locator(".hb-wallbar [role=status]")
    seen = []
    for piece in (1, 2):
        expect(told).to_contain_text(f"图 {piece} / 2")
        box = page.locator("#diagram svg").evaluate("svg => svg.getBoundingClientRect().toJSON()")
        assert box["bottom"] <= page.locator(".hb-wallbar").evaluate("bar => bar.getBoundingClientRect().top")
        seen.append(page.locator("#diagram svg").evaluate(LETTERS))
        page.keyboard.press("ArrowRight")
    shows(page, "操作要点")
    assert min(min(letters) for letters in seen) >= 28
    page.keyboard.press("ArrowLeft")
    expect(told).to_contain_text("图 1 / 2")


LETTERS = """svg => Array.from(svg.querySelectorAll("text"), text =>
    parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"""


@pytest.mark.about("practices/yi-jia-shisan")
def test_a_picture_that_fits_is_shown_whole(open_page: Open) -> None:
    page = open_page("practices/yi-jia-shisan/?view=projector#structure", viewport=WALL)
    assert "图" not in page.locator(".hb-wallbar [role=status]").inner_text()
    assert min(page.locator("#diagram svg").evaluate(LETTERS)) >= 28
    assert page.locator("#diagram svg").evaluate("svg => svg.getBoundingClientRect().bottom") <= WALL["height"]


@pytest.mark.about("practices/liulian-liujian")
def test_paper_gets_the_whole_picture(open_page: Open) -> None:
    page = open_page("practices/liulian-liujian/?view=projector#structure", viewport=WALL)
    sheet = "document.querySelector('#diagram svg').viewBox.baseVal.height"
    piece = page.evaluate(sheet)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(sheet) > piece
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(sheet) == piece
