"""The practices of a much-answered problem: folded on the screen, opened by a link or by hand, whole on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handbook.model import Problem
from served import PHONE, Open, Site, comes_into_view

PROBLEM = "problems/liangzhangpi/"
MOST = 6_000  # CSS pixels
GROUPS = "details.hb-fold"


def folded(page: Page) -> list[bool]:
    """Of each group: is it folded?"""
    return [not is_open for is_open in page.locator(GROUPS).evaluate_all("all => all.map(one => one.open)")]


@pytest.mark.about("problems/liangzhangpi")
def test_the_best_are_seen_and_the_groups_are_folded(open_page: Open) -> None:
    page = open_page(PROBLEM)
    assert page.locator("#best + .hb-cards > li:visible").count() == 3
    assert len(folded(page)) > 3
    assert all(folded(page))


@pytest.mark.about("problems/liangzhangpi")
def test_a_link_opens_its_group_again_and_again(open_page: Open) -> None:
    page = open_page(PROBLEM)
    link = page.get_by_role("navigation", name="按领域找").get_by_role("link").nth(1)
    group = page.locator(link.get_attribute("href") or "")
    for _ in range(2):
        link.click()
        expect(group).to_have_attribute("open", "")
        expect(group.locator(".hb-cards > li").first).to_be_visible()
        expect(page.locator(f"{GROUPS}[open]")).to_have_count(1)
        group.locator("summary").click()
        expect(group).not_to_have_attribute("open", "")


@pytest.mark.about("problems/liangzhangpi")
def test_a_number_on_the_map_opens_the_group(open_page: Open) -> None:
    page = open_page("总览图")
    page.locator("#sectors + details > summary").click()
    page.locator('a[href*="liangzhangpi/#practices-"]').first.click()
    page.wait_for_url("**/problems/liangzhangpi/#practices-*")
    anchor = "#" + page.url.partition("#")[2]
    expect(page.locator(anchor)).to_have_attribute("open", "")
    comes_into_view(page, anchor)


@pytest.mark.about("problems/liangzhangpi")
def test_paper_shows_all(open_page: Open) -> None:
    page = open_page(PROBLEM)
    page.pdf()
    expect(page.locator(f"{GROUPS}:not([open]):not(.hb-screen)")).to_have_count(0)


@pytest.mark.about("problems/liangzhangpi")
def test_what_is_shut_from_the_start_stays_shut_on_paper(open_page: Open) -> None:
    """As the long lists of names on the page of updates, which would fill sheets."""
    page = open_page("关于")
    page.route("**/problems/liangzhangpi/", lambda route: route.fulfill(
        body=route.fetch().text().replace("hb-fold hb-on-paper", "hb-fold", 1), content_type="text/html; charset=utf-8"
    ))  # fmt: skip
    page.goto(page.url.replace("about/", PROBLEM))
    page.pdf()
    expect(page.locator(f"{GROUPS}:not([open]):not(.hb-screen)")).to_have_count(1)


@pytest.mark.about("problems/liangzhangpi")
def test_without_scripts_nothing_is_lost(open_page: Open) -> None:
    """The browser itself unfolds a group; on paper all of them are whole."""
    page = open_page(PROBLEM, java_script_enabled=False)
    cards = page.locator(".hb-cards > li")
    assert cards.count() > 50
    groups = page.locator(GROUPS)
    assert all(folded(page))
    for group in groups.all():
        group.locator("summary").click()
    assert page.locator(".hb-cards > li:visible").count() == cards.count()
    page.reload()
    page.emulate_media(media="print")
    seen = "all => all.filter(one => one.checkVisibility({ contentVisibilityAuto: true })).length"
    assert cards.evaluate_all(seen) == cards.count()


def test_without_scripts_no_problem_is_longer_than_a_reader_scrolls(open_page: Open, site: Site) -> None:
    page = open_page(PROBLEM, java_script_enabled=False, viewport=PHONE)
    lengths = {}
    for entry in site.catalog.of(Problem):
        page.goto(site.base + entry.url)
        lengths[entry.url] = page.evaluate("document.documentElement.scrollHeight")
    assert {address: length for address, length in lengths.items() if length > MOST} == {}
