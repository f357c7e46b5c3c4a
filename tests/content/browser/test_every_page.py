"""Every family of pages is whole, stays within its server, fits narrow windows, prints, and can be used by everyone."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from served import KINDS, PHONE, SAMPLE, SMALL, WIDE, Open, Site, Watch, findings, heading, ready, sides, visit
from trimmed import trimmed_rules, unstyled

TABS = {
    "方法": "方法", "要办的事": "要办的事", "教学包": "教学包", "备课篮": "教学包", "一个教学包": "教学包", "一个方法": "方法", "一件要办的事": "要办的事",
    "首页": "首页", "问题": "问题", "一个问题": "问题", "做法": "做法", "数字简称": "做法", "一条做法": "做法",
    "做法的分类": "做法", "环节的分类": "做法", "总览图": "问题", "表单": "表单", "一份表单": "表单", "表单的分类": "表单",
    "术语": "术语", "一条术语": "术语",
    "来源": "来源", "一篇来源": "来源", "覆盖情况": "来源", "签读情况": "来源", "参与": "参与", "栏目说明": "参与", "检查规则": "参与",
    "自查表": "问题", "关于": "关于", "更新": "关于", "版本": "关于", "证据怎样定": "关于", "取用与存留": "关于", "没有这一页": "", "方案篮": "方案篮", "日历": "要办的事", "搜索": "",
}  # fmt: skip
CHROME = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-search, .hb-crumbs, .hb-filter, .hb-facets, .hb-subnav, .headerlink"
A4 = (595, 842)  # points
HANDOUTS = {f"{longest}{kind}" for longest in ("", "最长的") for kind in ("一条做法", "一份表单", "一个问题", "一条术语", "一个教学包")} - {
    "最长的一份表单"  # an agreement with the clauses of every pair that may sign it: the reader takes out what is not his
}


# what scrolls sideways and takes no focus, or has no name; two frames after the window has changed, when all have been told
STUCK = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() =>
    Array.from(document.querySelectorAll("article *"))
        .filter(one => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
        .filter(one => one.tabIndex < 0 || !one.getAttribute("aria-label")).map(one => one.className))"""


# what is cited somewhere on the page, and by nothing that is to be seen
UNTOLD = """() => {
    const cited = Array.from(document.querySelectorAll("article a.hb-cite"));
    const seen = new Set(cited.filter(one => one.getClientRects().length).map(one => one.hash));
    return cited.map(one => one.hash).filter(hash => !seen.has(hash));
}"""


class Shown(NamedTuple):
    """A sample page, opened once for all tests of this module that only look at it."""

    name: str
    page: Page
    watch: Watch


@pytest.fixture(scope="module", params=SAMPLE)
def shown(request: pytest.FixtureRequest, site: Site, chromium: Browser) -> Iterator[Shown]:
    with visit(site, chromium) as visitor:
        yield Shown(request.param, visitor.open(request.param), visitor.watch)


def test_a_page_is_whole_and_asks_nobody_else(shown: Shown) -> None:
    page = shown.page
    ready(page)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator("h1").count() == 1
    assert heading(page)
    assert page.title().endswith("党建与业务融合做法手册")
    tabs = page.locator(".md-tabs__item--active").all_inner_texts()
    assert "".join(tabs).strip() == TABS[shown.name.removeprefix("最长的")]
    assert shown.watch.faults == []


def test_a_page_misses_no_rule_of_the_theme(shown: Shown, site: Site) -> None:
    assert unstyled(shown.page, trimmed_rules(site.handbook.site)) == []


@pytest.mark.parametrize("window", [PHONE, SMALL], ids=["390", "320"])
def test_a_page_fits_a_narrow_window_and_what_scrolls_can_be_scrolled_by_keyboard(shown: Shown, window: ViewportSize) -> None:
    shown.page.set_viewport_size(window)
    shown.page.wait_for_function("width => innerWidth === width", arg=window["width"])
    wider = shown.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    stuck = shown.page.evaluate(STUCK)
    shown.page.set_viewport_size(WIDE)
    assert wider <= 0
    assert stuck == []


def test_a_page_prints_on_a4_without_what_serves_the_screen(shown: Shown) -> None:
    page = shown.page
    page.emulate_media(media="print")
    try:
        assert page.locator(CHROME).evaluate_all("all => all.filter(one => one.offsetParent).map(one => one.className)") == []
        assert page.locator("h1").is_visible()
        assert page.locator(".hb-noted li").evaluate_all("notes => notes.every(note => note.getClientRects().length)")
        assert page.evaluate(UNTOLD) == []
        pdf = page.pdf(prefer_css_page_size=True)
    finally:
        page.emulate_media(media="screen")
    boxes = {tuple(round(float(edge)) for edge in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)", pdf)}
    assert boxes == {A4}
    assert shown.name not in HANDOUTS or sides(pdf) <= 2


def test_a_page_can_be_used_by_everyone(shown: Shown) -> None:
    """The last look at a page, as long lists are cut for it. In the dark only the colours are others."""
    assert findings(shown.page) == []
    shown.page.get_by_title("切换到深色").click()
    shown.page.locator("body[data-md-color-scheme=slate]").wait_for()
    assert findings(shown.page, "color-contrast") == []


def test_a_missing_address_shows_the_way(site: Site, open_page: Open, watch: Watch) -> None:
    watch.expect("404", "/assets/lost.")  # the browser itself reports the answer, and where the page looked for the site in vain
    page = open_page("practices/mei-you/zhe-yi-ye/")
    ready(page)
    assert heading(page) == "没有这一页"
    page.get_by_role("article").get_by_role("link", name="做法").click()
    page.wait_for_url(f"{site.base}practices/")


def test_record_pages_are_light(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = [len(site.html(entry.url)) for kind in KINDS.values() for entry in site.catalog.of(kind)]
    with capsys.disabled():
        print(f"\n记录页 {len(sizes)} 个，HTML 中位数 {statistics.median(sizes):.0f} 字节，最大 {max(sizes)} 字节")
    assert statistics.median(sizes) <= 30_000
