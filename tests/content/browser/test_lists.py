"""Lists: none is longer than a reader will scroll before he asks for more; what is folded opens by click, search and address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from handbook.model import Method, Practice, Problem
from handbook.model.vocabulary import Theme
from handbook.pages.facets import all_facets
from handbook.pages.lists import families
from served import Open, Site, visit

MOST = 6_000  # CSS pixels
REFERENCE = {"rules/", "fields/", "shorthands/", "map/", "coverage/", "selfcheck/"}  # looked up by anchor and search, not read through


def lists(site: Site) -> list[str]:
    """Every page of lists: the families, and each value of each facet."""
    own = [family.address for family in families().values() if family.address not in REFERENCE]
    return own + [f"facets/{facet.group}/{value.slug}/" for facet in all_facets(site.catalog.settings) for value in facet.vocabulary]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_list_is_longer_than_a_reader_scrolls(width: int, scripts: bool, site: Site, chromium: Browser) -> None:
    heights = {}
    with visit(site, chromium) as visitor:
        page = visitor.open(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        for address in lists(site):
            page.goto(site.base + address)
            heights[address] = page.evaluate("document.documentElement.scrollHeight")
    assert {address: height for address, height in heights.items() if height > MOST} == {}


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
