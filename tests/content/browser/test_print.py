"""On paper a record has two sides at most, citations can be told from the text, and dark windows give no dark sheets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from served import Open, sides

# those that took more, and the longest of their kind
LONG = (
    "practices/liulian-liujian/", "practices/dangjian-shuangchuang/", "problems/liangzhangpi/", "problems/dangyuan-zuoyong-buzu/",
    "problems/dangwu-jijixing-buzu/", "problems/cun-zuzhi-boruo/", "problems/changsuo-jingfei-buzu/",
    "templates/banzi-lianxi-jilu/", "templates/shifanxiang-dengji/", "terms/dangzu/",
)  # fmt: skip
SMALLEST = 12  # pixels, which are 9 points; marks, notes and the lines below a picture are no running text
SMALL = """smallest => Array.from(document.querySelectorAll("article li, article td, article dd, article > p, .hb-by p"))
    .filter(part => !part.closest(".hb-noted, .hb-whole"))
    .filter(part => part.getClientRects().length && parseFloat(getComputedStyle(part).fontSize) < smallest)
    .map(part => part.textContent.slice(0, 40))"""


@pytest.mark.about(*(address.rstrip("/") for address in LONG))
@pytest.mark.parametrize("address", LONG)
def test_a_record_is_handed_out_on_two_sides(address: str, open_page: Open) -> None:
    page = open_page(address)
    assert sides(page.pdf(prefer_css_page_size=True)) <= 2
    page.emulate_media(media="print")
    assert page.evaluate(SMALL, SMALLEST - 0.01) == []


# told by many reports each; some of them took a third side for a few lines
METHODS = (
    "qian-zerenshu", "kai-zhuti-dangri", "he-shequ-jiedui", "kai-shuzhi-pingyi", "she-xianfenggang", "luo-zhuti-huodong",
    "ban-dangwu-peixun", "shang-dangke", "zhibu-jian-xiangmu", "zoufang-diaoyan",
)  # fmt: skip


@pytest.mark.about(*(f"methods/{name}" for name in METHODS))
def test_a_method_is_handed_out_on_two_sides(open_page: Open) -> None:
    page = open_page()
    home = page.url
    taken = {}
    for name in METHODS:
        page.goto(f"{home}methods/{name}/")
        taken[name] = sides(page.pdf(prefer_css_page_size=True))
    assert {name: number for name, number in taken.items() if number > 2} == {}


@pytest.mark.about("problems/liangzhangpi")
def test_of_dozens_of_practices_each_is_named_on_paper(open_page: Open) -> None:
    page = open_page("problems/liangzhangpi/")
    names = page.locator(".hb-cards > li > a").all_text_contents()
    assert len(names) > 40
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = page.locator(".hb-cards > li > a:visible")
    expect(shown).to_have_count(len(names))


@pytest.mark.about("terms/dangzhibu")
def test_what_uses_a_term_is_named_on_paper(open_page: Open) -> None:
    page = open_page("terms/dangzhibu/")
    names = page.locator(".hb-uses a")
    assert names.count() > 40
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".hb-uses a:visible")).to_have_count(names.count())


@pytest.mark.about("problems/liangzhangpi")
def test_names_in_one_paragraph_are_told_apart_by_a_sign_that_begins_no_line(open_page: Open) -> None:
    page = open_page("problems/liangzhangpi/")
    page.emulate_media(media="print")
    for names in (".hb-fold .hb-cards > li:not(:last-child) > a", "#forms ~ .hb-list > li:not(:last-child) > a:first-child"):
        # part of the name, with no space between
        ends = page.locator(names).evaluate_all("links => links.map(link => getComputedStyle(link, '::after').content)")
        assert set(ends) <= {'"；"', '"（建议）；"'}
        assert '"；"' in ends
    # the room of the star, which is not printed, would stand before the sign
    room = page.locator("a[data-star]").evaluate_all("links => links.map(link => getComputedStyle(link).paddingRight)")
    assert set(room) == {"0px"}
    # paper of its own would hide the line above it
    expect(page.locator(".hb-fold .hb-cards > li").first).to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.mark.about("problems/liangzhangpi")
def test_what_is_only_proposed_says_so_where_marks_are_left_out(open_page: Open) -> None:
    page = open_page("problems/liangzhangpi/")
    page.emulate_media(media="print")
    names = page.locator(".hb-fold .hb-cards > .proposed > a")
    ends = names.evaluate_all("links => links.map(link => getComputedStyle(link, '::after').content)")
    assert ends
    assert [end for end in ends if "（建议）" not in end] == []


@pytest.mark.about("templates/banzi-lianxi-jilu")
def test_a_form_is_printed_alone_with_room_for_a_pen(open_page: Open) -> None:
    page = open_page("templates/banzi-lianxi-jilu/")
    page.emulate_media(media="print")
    row = page.locator(".hb-sheet__once tr").first
    within = row.bounding_box()
    page.evaluate("document.documentElement.classList.add('hb-only-sheet')")
    alone = row.bounding_box()
    assert within
    assert alone
    assert alone["height"] >= 40 > within["height"]


def test_citations_are_printed(open_page: Open) -> None:
    page = open_page("最长的一条做法")
    page.emulate_media(media="print")
    expect(page.locator("a.hb-cite").first).to_be_visible()
    page.wait_for_function("getComputedStyle(document.querySelector('a.hb-cite'), '::after').content === '\"]\"'")
    notes = page.locator(".hb-noted ol li")
    assert notes.count() > 1
    assert notes.evaluate_all("notes => notes.every(note => note.getClientRects().length)")


def test_a_dark_window_prints_on_white(open_page: Open) -> None:
    page = open_page("一条做法", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).not_to_have_css("background-color", dark)


def test_a_card_that_is_filled_in_is_one_piece(open_page: Open) -> None:
    page = open_page("一个教学包")
    page.emulate_media(media="print")
    expect(page.locator(".hb-actions")).to_have_css("break-inside", "avoid")


@pytest.mark.about("templates/zhibu-huiyi-jilu", "templates/shuji-jiaojie-qingdan", "templates/sanhuiyike-zicha")
def test_the_page_of_a_form_gives_paper_to_the_form(open_page: Open) -> None:
    """What explains its fields and names who uses it is read on the screen; it took a sheet of its own."""
    page = open_page()
    home = page.url
    for name, most in (("zhibu-huiyi-jilu", 1), ("sanhuiyike-zicha", 1), ("shuji-jiaojie-qingdan", 2)):
        page.goto(f"{home}templates/{name}/")
        printed = PdfDocument(page.pdf(prefer_css_page_size=True))
        first = re.sub(r"\s", "", printed[0].get_textpage().get_text_range())
        rows = [re.sub(r"\s", "", words) for words in page.locator("#sheet th[data-slot]").all_text_contents()]
        assert len(printed) <= most, name
        assert rows[0] in first, name
        assert most > 1 or rows[-1] in first, name
    page.emulate_media(media="print")
    assert page.locator(":is(#fields, #practices, #replace):visible").count() == 0
