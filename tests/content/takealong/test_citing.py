"""C3: ready-made citations on the page, copied with one click; without scripts they can be selected.

And the permanent address of a page, with its code, for slides and hand-outs (T3, T5).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from taken import ADDRESS, Open, Taken

from handbook.catalog import sources_of
from handbook.model import Source
from handbook.pages.citing import LABELS, TODAY, cite_page, cite_report
from handbook.pages.qr import QUIET, path_of, qr_svg
from handbook.settings.publication import Publication
from stock_handbook import Handbook

BOOK = Publication("党建与业务融合做法手册", ADDRESS)
# the label says 已复制 for some seconds only; here it stays, however late the test looks
STAY = "window.setTimeout = () => 0"
PAGES = ("practices/sanlian-sanwei", "problems/liangzhangpi", "templates/fuwu-taizhang", "sources/moqi-jiguan")


def expected(taken: Taken, address: str) -> list[str]:
    entry = taken.catalog.get(address.partition("/")[2])
    assert entry is not None
    if isinstance(entry.record, Source):
        return list(cite_report(entry, BOOK).forms)
    return list(cite_page(entry, sources_of(taken.catalog, entry), BOOK).forms)


def shown(page: Page) -> list[str]:
    return [str(text) for text in page.locator("#cite dd").evaluate_all("all => all.map(one => one.textContent)")]


def opened(open_one: Open, address: str) -> tuple[Page, str]:
    """A page that may use the clipboard, and the day on which it was opened; again when midnight came between."""
    while True:
        day = datetime.now(UTC).date()
        page = open_one(address, permissions=["clipboard-read", "clipboard-write"], timezone_id="UTC")
        if datetime.now(UTC).date() == day:
            page.evaluate(STAY)
            return page, day.isoformat()


def put_on_clipboard(page: Page, button: Locator) -> str:
    """What the clipboard holds after a click on a button; it is emptied before."""
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    return str(page.wait_for_function("() => navigator.clipboard.readText()").json_value())


def copied(page: Page, label: str) -> str:
    """What the button beside a form puts on the clipboard."""
    button = page.locator("#cite dt", has_text=label).get_by_role("button")
    text = put_on_clipboard(page, button)
    expect(button).to_have_text("已复制")
    return text


@pytest.mark.about(*PAGES)
@pytest.mark.parametrize("address", PAGES)
def test_each_form_is_copied_with_one_click(address: str, taken: Taken, open_page: Open) -> None:
    page, day = opened(open_page, f"{address}/")
    page.locator("#cite summary").click()
    for label, form in zip(LABELS, expected(taken, address), strict=True):
        assert copied(page, label) == form.replace(TODAY, day)


@pytest.mark.about("practices/sanlian-sanwei")
def test_copying_works_from_the_disk(taken: Taken, open_file: Open) -> None:
    page, day = opened(open_file, "practices/sanlian-sanwei/index.html")
    page.locator("#cite summary").click()
    form = expected(taken, "practices/sanlian-sanwei")[2]
    assert copied(page, LABELS[2]) == form.replace(TODAY, day)


@pytest.mark.about(*PAGES)
@pytest.mark.parametrize("address", PAGES)
def test_without_scripts_the_text_can_be_selected(address: str, taken: Taken, open_page: Open) -> None:
    page = open_page(f"{address}/", java_script_enabled=False)
    assert page.locator("#cite button").count() == 0
    page.locator("#cite summary").click()
    expect(page.locator("#cite dd").first).to_be_visible()
    assert shown(page) == expected(taken, address)


@pytest.mark.about("sources/changsha-kaocha")
def test_the_caveat_stands_above_the_forms(open_page: Open) -> None:
    page = open_page("sources/changsha-kaocha/#cite")
    expect(page.locator("#cite .hb-notice")).to_contain_text("年份被替换")
    expect(page.locator("#cite dd").first).to_be_visible()


@pytest.mark.about("practices/sanlian-sanwei", "sources/changsha-kaocha")
def test_a_page_leads_to_the_citation_of_its_report(open_page: Open) -> None:
    page = open_page("practices/sanlian-sanwei/#cite")
    page.locator("#cite a").first.click()
    page.wait_for_url("**/sources/changsha-kaocha/#cite")
    expect(page.locator("#cite dd").first).to_be_visible()


@pytest.mark.about("terms/sanhui-yike")
def test_the_permanent_address_is_shown_and_copied(open_page: Open) -> None:
    page, _ = opened(open_page, "terms/sanhui-yike/#record")
    assert page.locator("code.hb-copy").inner_text() == f"{ADDRESS}terms/sanhui-yike/"
    assert put_on_clipboard(page, page.locator("code.hb-copy + button")) == f"{ADDRESS}terms/sanhui-yike/"


def test_every_record_page_has_the_code_of_its_address(taken: Taken) -> None:
    for entry in taken.catalog.valid:
        assert (taken.handbook.site / entry.url / "qr.svg").read_text("utf-8") == qr_svg(ADDRESS + entry.url)
        assert '<img class="hb-qr" src="qr.svg"' in taken.handbook.page(entry.url)


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_code_is_seen_on_screen_and_on_paper(open_page: Open) -> None:
    page = open_page("practices/sanlian-sanwei/")
    for media in ("print", "screen"):  # on paper though it is folded
        page.emulate_media(media=media)
        if media == "screen":
            page.locator("#record > summary").click()
        expect(page.locator("img.hb-qr")).to_be_visible()
        page.wait_for_function("document.querySelector('img.hb-qr').naturalWidth > 0")


def test_without_an_address_there_is_no_code_and_the_page_says_why(handbook: Handbook) -> None:
    handbook.build()
    page = handbook.page("practices/sanwen-sanbang")
    assert '<code class="hb-copy">practices/sanwen-sanbang/</code><span class="hb-unplaced">（网站发布后，前面加网站地址）</span>' in page
    assert "手册还没有发布网址" in page
    assert list(handbook.site.rglob("qr.svg")) == []


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_code_is_that_of_the_standard() -> None:
    """Finder patterns, timing pattern, and for the format (level M, mask 4) what the standard's table says."""
    svg = qr_svg("https://example.org/handbook/practices/sanlian-sanwei/")
    rows = painted(svg)
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    size = len(rows)
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert [row[left : left + 7] for row in rows[top : top + 7]] == finder
    assert rows[6][8 : size - 8] == "".join("10"[column % 2] for column in range(8, size - 8))
    # the first format bits run along row 8: columns 0 to 5, then 7 and 8
    assert rows[8][:6] + rows[8][7:9] == "10001011"


def painted(svg: str) -> list[str]:
    """The modules of a code as its SVG paints them, without the quiet zone."""
    match = re.search(r'viewBox="0 0 (\d+)', svg)
    assert match
    size = int(match[1])
    rows = [[0] * size for _ in range(size)]
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+))?", svg.rpartition(' d="')[2]):
        if command == "M":
            x, y = int(first), int(second)
        elif command == "h":
            rows[y][x : x + int(first)] = [1] * int(first)
        if command != "M":
            x += int(first)
    return ["".join(map(str, row[QUIET:-QUIET])) for row in rows[QUIET:-QUIET]]


def test_the_path_paints_each_run_once() -> None:
    assert path_of([b"\x01\x00\x01\x01", b"\x00\x00\x00\x00", b"\x00\x01\x00\x00"]) == "M4 4.5h1m1 0h2M5 6.5h1"
