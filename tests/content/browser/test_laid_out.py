"""What a reader sees of a page's frame: every section has its place in the bar, nothing is cut, what is framed ends at one edge."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from served import PHONE, Open

BAR = ["首页", "要办的事", "方法", "问题", "做法", "表单", "方案篮", "教学包", "术语", "来源", "参与", "关于"]
# what has a frame, a ground or a line of its own, as wide as the column that it stands in
EDGES = """() => {
    const article = document.querySelector("article"), end = article.getBoundingClientRect().right;
    const framed = ".hb-by, .hb-notice, .hb-list, .hb-lines, .hb-scroll, .hb-cards, .hb-sheet, .hb-citing, .hb-fold, .hb-rows > div, .hb-glossary > div, h2";
    return Array.from(article.querySelectorAll(framed))
        .filter(part => part.getClientRects().length && !part.parentElement.closest(".hb-by, .hb-notice, details, td, .hb-cards, .hb-browse, .hb-sheet, summary"))
        .map(part => [part.className || part.id, Math.round(end - part.getBoundingClientRect().right)]).filter(([, gap]) => Math.abs(gap) > 1);
}"""


@pytest.mark.parametrize("width", [1440, 1024, 960])
def test_every_section_has_its_place_in_the_bar(width: int, open_page: Open) -> None:
    page = open_page("一个方法", viewport={"width": width, "height": 800})
    bar = page.get_by_role("navigation", name="栏目", exact=True)
    assert bar.get_by_role("link").all_inner_texts() == BAR
    assert bar.locator("ul").evaluate("list => list.scrollWidth <= list.clientWidth")
    tops = bar.get_by_role("link").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 1


@pytest.mark.parametrize("width", [320, 390])
def test_the_name_of_the_handbook_is_not_cut(width: int, open_page: Open) -> None:
    page = open_page("一个方法", viewport={"width": width, "height": 800})
    name = page.locator(".md-header__topic .md-ellipsis").first
    expect(name).to_have_text("党建与业务融合做法手册")
    assert name.evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight + 1")
    header = page.locator(".md-header").bounding_box()
    box = name.bounding_box()
    assert header
    assert box
    assert header["y"] <= box["y"]
    assert box["y"] + box["height"] <= header["y"] + header["height"]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_contents_of_a_page_are_unfolded_on_a_telephone_and_none_is_cut(scripts: bool, open_page: Open) -> None:
    page = open_page("最长的一条做法", viewport=PHONE, java_script_enabled=scripts)
    links = page.get_by_role("navigation", name="本页内容").locator("a")
    assert links.count() > 5
    expect(links.first).to_be_hidden()
    page.get_by_text("本页内容", exact=True).click()
    expect(links.last).to_be_visible()
    ends = links.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(ends) <= PHONE["width"]


@pytest.mark.parametrize("name", ["一个方法", "最长的一个问题", "最长的一条做法", "一条术语", "一件要办的事", "最长的一份表单", "方法", "日历", "关于", "问题"])
def test_what_is_framed_ends_where_the_column_does(name: str, open_page: Open) -> None:
    page = open_page(name, viewport={"width": 1440, "height": 900})
    assert page.evaluate(EDGES) == []


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE])
def test_the_calendar_answers_on_its_first_screen_what_is_due_this_month(viewport: dict[str, int], open_page: Open) -> None:
    page = open_page(viewport=viewport)
    page.clock.install(time="2027-11-05T09:00:00")
    page.goto(f"{page.url}calendar/")
    expect(page.locator(".hb-month h2")).to_have_text("这个月（11 月）要办什么")
    rows = page.locator(".hb-month > .hb-list > li, #month-rules + .hb-list > li")  # what is done every month stands there once
    ends = rows.evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert ends
    assert max(ends) <= viewport["height"]
    expect(rows.locator(".hb-due").first).to_be_visible()
    expect(page.locator("#month-rules ~ details").first).to_be_in_viewport()


@pytest.mark.about("terms/tanxin-tanhua")
def test_a_few_forms_of_a_term_are_seen_with_their_files(open_page: Open) -> None:
    page = open_page("terms/tanxin-tanhua/")
    forms = page.locator(".hb-uses details", has=page.locator("summary", has_text="表单"))
    expect(forms.get_by_role("link", name="谈心谈话记录表")).to_be_visible()
    expect(forms.get_by_role("link", name="Word").first).to_be_visible()
    expect(page.locator(".hb-uses details", has=page.locator("summary", has_text="做法")).locator("li").first).to_be_hidden()


@pytest.mark.about("methods/qian-zerenshu")
def test_a_method_that_many_reports_tell_stands_on_the_front_page(open_page: Open) -> None:
    expect(open_page().locator("#methods + ul").get_by_role("link", name="怎样签党建责任书")).to_be_visible()
