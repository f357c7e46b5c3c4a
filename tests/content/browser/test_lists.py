"""Lists: none is longer than a reader will scroll before he asks for more; what is folded opens by click, search and address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest

import pytest
from ours import some
from playwright.sync_api import Browser, ViewportSize, expect

from handbook.model import Method, Practice, Problem, Situation
from handbook.model.vocabulary import Theme
from handbook.pages.facets import all_facets
from handbook.pages.lists import families
from served import KINDS, PHONE, Open, Site, in_both, visit

DESK: ViewportSize = {"width": 1440, "height": 900}
MOST = 6_000  # CSS pixels
LONGEST = 3
FILLED_IN = {"selfcheck/"}  # no list: a page of questions to be answered one after the other


def lists(site: Site) -> list[str]:
    """The pages of lists: the families, and of each facet the values with the most HTML, as all are made alike; so of the pages
    that long lists have of their own."""
    own = [family.address for family in families().values() if family.address not in FILLED_IN]
    facets = [[f"facets/{facet.group}/{value.slug}/" for value in facet.vocabulary] for facet in all_facets(site.catalog.settings)]
    further: dict[str, list[str]] = defaultdict(list)
    for page in site.handbook.site.glob("**/page/*/index.html"):
        further[page.relative_to(site.handbook.site).parts[0]].append(f"{page.parent.relative_to(site.handbook.site).as_posix()}/")
    return own + longest(site, [*facets, *further.values()])


def longest(site: Site, groups: Iterable[list[str]]) -> list[str]:
    """The pages with the most HTML of each group."""
    return [place for group in groups for place in nlargest(LONGEST, group, key=lambda place: len(site.html(place)))]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
def test_no_list_is_longer_than_a_reader_scrolls(scripts: bool, site: Site, chromium: Browser) -> None:
    heights: dict[tuple[str, int], float] = {}
    records = ([entry.url for entry in site.catalog.of(kind)] for kind in KINDS.values())  # without scripts a problem is whole
    with visit(site, chromium) as visitor:
        page = visitor.open(viewport=PHONE, java_script_enabled=scripts)
        for address in lists(site) + (longest(site, records) if scripts else []):
            found = in_both(page, site.base + address, (PHONE, DESK), "document.documentElement.scrollHeight")
            heights |= {(address, width): height for width, height in found.items()}
    assert {place: height for place, height in heights.items() if height > MOST} == {}


def test_every_problem_stands_under_its_theme_with_a_line(open_page: Open, site: Site) -> None:
    page = open_page("问题")
    for theme in site.catalog.settings.values(Theme):
        own = {entry.url for entry in site.catalog.of(Problem) if entry.record.theme is theme}
        rows = page.locator(f"#theme-{theme.slug} + .hb-lines > li, #theme-{theme.slug} + .hb-lines + details li")
        links = rows.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href').slice(3))")
        assert set(links) == own
        assert all(text for text in rows.locator("p").all_text_contents())
    assert all(entry.record.theme for entry in site.catalog.of(Problem))


@pytest.mark.parametrize("name", ["方法", "术语", "做法的分类"])
def test_what_is_folded_opens_without_scripts(name: str, open_page: Open) -> None:
    page = open_page(name, java_script_enabled=False)
    folded = page.locator(".hb-rest").first
    expect(folded.locator("li").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("li").first).to_be_visible()


def test_a_facet_says_how_many_its_other_values_have(open_page: Open, site: Site) -> None:
    page = open_page("做法的分类")
    said = page.locator("#siblings + .hb-tags").inner_text()
    for sector in ("农村", "社区"):
        assert f"{sector}（{sum(sector in entry.record.sectors for entry in site.catalog.of(Practice))}）" in said


def test_a_row_of_methods_has_its_line(open_page: Open, site: Site) -> None:
    page = open_page("方法")
    assert page.locator(".hb-lines > li").count() == len(site.catalog.of(Method))
    assert all(page.locator(".hb-lines > li > p").all_text_contents())


ROWS = """all => Object.values(all.reduce((rows, one) => {
    rows[one.offsetTop] = (rows[one.offsetTop] || 0) + 1; return rows }, {}))"""


@pytest.mark.parametrize("width", [1440, 1024, 768, 600, 390])
def test_nothing_on_the_front_page_is_left_alone_in_a_row(width: int, open_page: Open) -> None:
    page = open_page(viewport={"width": width, "height": 768})
    for cards in (".hb-cards--three > li", ".hb-doors > li"):
        rows = page.locator(cards).evaluate_all(ROWS)
        assert len(set(rows)) == 1, (cards, rows)


def test_the_front_page_shows_what_the_settings_choose(open_page: Open, site: Site) -> None:
    page, home = open_page(viewport={"width": 1024, "height": 768}), site.catalog.settings.home
    for name, chosen in (("situations", home.situations), ("methods", home.methods)):
        links = page.locator(f"#{name} + ul a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert links == [f"{name}/{each}/" for each in chosen]
    assert 8 <= len(home.situations) <= 12
    expect(page.locator("#methods")).to_be_in_viewport()
    expect(page.get_by_role("link", name=f"全部 {len(site.catalog.of(Situation))} 件要办的事")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
def test_an_address_opens_what_it_names(scripts: bool, open_page: Open) -> None:
    page = open_page("rules/#hb403", viewport={"width": 1440, "height": 900}, java_script_enabled=scripts)
    expect(page.locator("#hb403")).to_be_in_viewport()


def waiting(html: str, what: str) -> str:
    """The last of the ids that stand in what waits folded."""
    folded = [part.partition("</details>")[0] for part in html.split('hb-later hb-on-paper"')[1:]]
    found: list[str] = [name for part in folded for name in re.findall(rf'id="({what}[\w-]*)"', part)]
    some(found, f"折起来的 {what}")
    return found[-1]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
@pytest.mark.parametrize(("name", "what"), [("最长的一篇来源", "p"), ("最长的一个问题", "n"), ("最长的一个教学包", "questions-")])
def test_an_address_opens_what_waits(name: str, what: str, scripts: bool, open_page: Open) -> None:
    page = open_page(name, java_script_enabled=scripts)
    anchor = waiting(page.content(), what)
    expect(page.locator(f"#{anchor}")).to_be_hidden()
    page.goto(f"{page.url}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
@pytest.mark.parametrize("name", ["最长的一篇来源", "最长的一个方法", "最长的一个教学包"])
def test_what_waits_is_printed(name: str, scripts: bool, open_page: Open) -> None:
    page = open_page(name, java_script_enabled=scripts)
    page.emulate_media(media="print")
    parts = page.locator(".hb-later:not(.hb-screen *) :is(li, td, p)")
    assert parts.count()
    expect(page.locator(".hb-later > summary:visible")).to_have_count(0)
    assert parts.evaluate_all("all => all.filter(one => !one.checkVisibility({ contentVisibilityAuto: true })).length") == 0


def test_a_table_that_was_folded_can_be_scrolled_by_keyboard(open_page: Open) -> None:
    page = open_page("总览图", viewport={"width": 390, "height": 844})
    page.locator("#sectors + details > summary").click()
    expect(page.locator("#sectors + details .hb-scroll")).to_have_attribute("tabindex", "0")


def test_the_thumbnail_of_a_form_is_small_on_the_further_pages_of_forms(site: Site, open_page: Open) -> None:
    further = sorted(page.parent.relative_to(site.handbook.site).as_posix() for page in site.handbook.site.glob("templates/page/*/index.html"))
    some(further, "表单的后续页")
    for address in further[:2]:
        page = open_page(f"{address}/", viewport={"width": 390, "height": 844})
        widths = page.locator(".hb-cards svg:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        assert widths
        assert max(widths) < 80
