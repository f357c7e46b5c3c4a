"""From a problem to a form and back by clicking; citations land on their passage; everything can be reached by keyboard."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from handbook.catalog import Entry
from handbook.model import Practice
from served import Open, Site, comes_into_view, heading

# the passage that the address names has a background of its own
MARKED = """() => {
    const cells = [":target", ":not(:target)"].map(which => document.querySelector(`tr${which} > td`));
    const [marked, plain] = cells.map(cell => cell && getComputedStyle(cell).backgroundColor);
    return marked && plain && marked !== plain;
}"""


class Chain(NamedTuple):
    """Records that lead from one to the next."""

    problem: Entry
    practice: Entry
    form: Entry


@pytest.fixture
def chain(site: Site) -> Chain:
    """A problem, a practice that answers to it, and a form of that practice."""
    for practice in site.catalog.of(Practice):
        if practice.record.solves and practice.record.templates:
            problem = site.catalog.get(practice.record.solves[0].problem)
            form = site.catalog.get(practice.record.templates[0])
            if problem and form:
                return Chain(problem, practice, form)
    raise AssertionError("no practice has both a problem and a form")


def follow(page: Page, entry: Entry) -> None:
    """Click the link to a record in the page's text, and see that its page comes. Folded groups are opened before."""
    page.locator("details.hb-fold").evaluate_all("groups => groups.forEach(group => { group.open = true })")
    page.locator(f'article a[href$="{entry.id}/"]').first.click()
    page.wait_for_url(f"**/{entry.url}")
    assert heading(page) == entry.name


def test_from_a_problem_to_a_form_and_back(open_page: Open, chain: Chain) -> None:
    page = open_page()
    page.get_by_role("link", name="我遇到问题").click()
    page.wait_for_url("**/problems/")
    for entry in (chain.problem, chain.practice, chain.form, chain.practice, chain.problem):
        follow(page, entry)


def test_source_and_records_lead_to_each_other(open_page: Open, site: Site, chain: Chain) -> None:
    source = chain.practice.record.cites[0].partition("#")[0]
    page = open_page(chain.practice.url)
    page.locator(f'#sources ~ ul a[href$="/{source}/"]').first.click()
    page.wait_for_url(f"**/sources/{source}/")
    follow(page, chain.practice)


@pytest.mark.parametrize(("name", "section"), [
    ("一条做法", "practices"), ("一个问题", "problems"), ("一份表单", "templates"), ("一篇来源", "sources"),
    ("一条术语", "terms"), ("做法的分类", "practices"), ("表单的分类", "templates"),
])  # fmt: skip
def test_breadcrumbs_lead_up(name: str, section: str, open_page: Open, site: Site) -> None:
    page = open_page(name)
    crumbs = page.get_by_role("navigation", name="位置")
    assert crumbs.locator("[aria-current=page]").inner_text() == heading(page)
    crumbs.get_by_role("link").nth(1).click()
    page.wait_for_url(f"**/{section}/")
    page.go_back()
    page.get_by_role("navigation", name="位置").get_by_role("link", name="首页").click()
    page.wait_for_url(site.base)


def test_a_citation_lands_on_its_passage(open_page: Open) -> None:
    page = open_page("最长的一条做法")
    page.locator("a.hb-cite").last.click()
    link = page.get_by_role("dialog", name="出处").get_by_role("link").last
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url(f"**/sources/*/#{anchor}")
    row = page.locator(f"tr#{anchor}")
    assert row.locator("th").inner_text() == anchor.removeprefix("p")
    comes_into_view(page, f"#{anchor}")
    page.wait_for_function(MARKED)


@pytest.mark.parametrize("name", ["最长的一条做法", "最长的一篇来源", "最长的一份表单", "最长的一个问题"])
def test_the_list_of_contents_leads_to_the_sections(name: str, open_page: Open) -> None:
    page = open_page(name)
    links = page.get_by_role("navigation", name="本页内容").get_by_role("link")
    anchors = [href for link in links.all() if (href := link.get_attribute("href"))]
    assert len(anchors) > 3
    for anchor in anchors[:-2]:  # the last sections may be too near the end of the page to come to its top
        page.locator(f'.md-nav--secondary a[href="{anchor}"]').click()
        comes_into_view(page, anchor)


def test_an_address_with_an_anchor_opens_there(open_page: Open, site: Site) -> None:
    page = open_page(f"{site.addresses['最长的一条做法']}#results")
    comes_into_view(page, "#results")


# By keyboard

# An element's number is its place in the document, from 1; a frame or shadow that shows on focus counts as seen.
STOP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return {number: 0};
    const seen = element.matches(".md-option") ? element.nextElementSibling : element;
    const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
    const form = element.closest(".md-search__form");
    const ring = style.outlineStyle === "auto" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return {
        number: Array.prototype.indexOf.call(document.querySelectorAll("*"), element) + 1,
        shown: ring || !!form && getComputedStyle(form).boxShadow !== "none",
        inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
        article: !!element.closest("article"), what: element.outerHTML.slice(0, 120),
    };
}"""

FOCUSED = """() => {
    const element = document.activeElement;
    const seen = element.matches(".md-option") ? element.nextElementSibling : element;  // a switch shows its label
    const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
    const form = element.closest(".md-search__form");
    const name = element.matches(".hb-skip") ? "skip"
        : form ? "search" : element.closest(".md-tabs") ? "tab"
        : element.matches("#filter-words") ? "words" : element.matches(".hb-filter button") ? "reset"
        : element.matches(".hb-filter summary") ? "more"
        : element.matches(".hb-filter [type=checkbox]") ? "box" : element.closest("#cards") ? "card" : "other";
    const ring = style.outlineStyle === "auto" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const frame = form && getComputedStyle(form).boxShadow !== "none";
    return {name, shown: ring || frame, inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
            what: element.outerHTML.slice(0, 90)};
}"""


def test_the_skip_link_leads_past_the_header(open_page: Open) -> None:
    page = open_page("做法")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="跳到正文")
    assert link.evaluate("link => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#hb-content') !== null")


def test_tab_reaches_search_filter_and_cards_and_shows_where_it_is(open_page: Open) -> None:
    page = open_page("做法")
    stops: list[dict[str, Any]] = []
    while not stops or (stops[-1]["name"] != "card" and len(stops) < 120):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    names = list(dict.fromkeys(stop["name"] for stop in stops))
    assert [name for name in names if name != "other"] == ["skip", "search", "tab", "words", "more", "box", "card"]
    assert [stop for stop in stops if not (stop["shown"] and stop["inside"])] == []


def test_a_record_can_be_found_and_opened_by_keyboard(open_page: Open, chain: Chain) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.insert_text(chain.practice.name)
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{chain.practice.url}*")
    assert heading(page) == chain.practice.name


EDGES = """() => {
    const seen = element => element.getClientRects().length && getComputedStyle(element).visibility === "visible"
        && !element.closest("details:not([open]) > :not(summary)");
    const kinds = "a[href], button:not([disabled]):not([tabindex='-1']), summary, input:not([type=radio]):not([disabled])";
    return Array.from(document.querySelectorAll("article")).map(article =>
        Array.from(article.querySelectorAll(kinds)).filter(seen).length)[0];
}"""


@pytest.mark.parametrize("name", ["首页", "一条做法"])
def test_tab_goes_through_a_page_in_order_and_shows_where_it_is(name: str, open_page: Open) -> None:
    page = open_page(name)
    stops: list[dict[str, Any]] = []
    while len(stops) < 400:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["number"] in {earlier["number"] for earlier in stops} or not stop["number"]:
            break
        stops.append(stop)
    assert [stop["what"] for stop in stops if not (stop["shown"] and stop["inside"])] == []
    within = [stop["number"] for stop in stops if stop["article"]]
    assert within == sorted(within)
    assert len(within) == page.evaluate(EDGES)


def test_a_page_can_be_read_at_twice_the_size(open_page: Open) -> None:
    """Zooming a window of 1280 pixels to 200 % leaves it 640 of the page's own."""
    for name in ("首页", "一条做法", "做法", "自查表"):
        page = open_page(name, viewport={"width": 640, "height": 400}, device_scale_factor=2)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.keyboard.press("/")
        expect(page.get_by_label("搜索", exact=True)).to_be_visible()


@pytest.mark.parametrize("name", ["参与", "证据怎样定", "取用与存留"])
def test_the_list_of_contents_of_a_page_with_words_of_its_own_names_what_its_list_adds(name: str, open_page: Open) -> None:
    page = open_page(name)
    headings = page.locator("article h2[id]").evaluate_all("all => all.map(one => '#' + one.id)")
    named = page.get_by_role("navigation", name="本页内容").get_by_role("link").evaluate_all("all => all.map(one => one.hash)")
    assert len(named) > 1
    assert named == headings
