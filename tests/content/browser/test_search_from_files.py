"""The search of a handbook opened from a folder: no server, no request; and nothing before it is opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from served import Open, Site, Watch, ask, new_page, open_search, ready


@pytest.mark.about("problems/jianzhi-bu-jianze")
def test_the_search_works_from_files(site: Site, chromium: Browser) -> None:
    watch = Watch("file://")
    context = chromium.new_context()
    page = new_page(context, watch)
    root = site.handbook.site.as_uri()
    page.goto(f"{root}/practices/index.html")
    found = ask(page, "支部书记都是兼职怎么办")
    assert found[0].endswith("/problems/jianzhi-bu-jianze/index.html")
    assert [worker.url.partition(":")[0] for worker in page.workers] == ["blob"]  # the page itself goes on meanwhile
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{root}/problems/jianzhi-bu-jianze/index.html*")
    context.close()
    assert watch.faults == []


def requests_of(page: Page) -> list[str]:
    """Every address that the page has asked for."""
    return [str(name) for name in page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")]


def test_nothing_is_loaded_before_the_search_is_opened(open_page: Open) -> None:
    page = open_page("一条做法")
    ready(page)
    assert [name for name in requests_of(page) if "/search/" in name or "workers/" in name] == []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))  # the worker's too
    with page.expect_request("**/search/index.js"):
        open_search(page)
    assert ask(page, "党建")
    assert [name for name in asked if name in ("index.js", "search_index.json")] == ["index.js"]


def test_an_index_that_cannot_be_read_is_told(open_page: Open, watch: Watch) -> None:
    page = open_page()
    watch.expect("search/index.js")  # the browser itself reports the request
    page.route("**/search/index.js", lambda route: route.abort())
    page.keyboard.press("/")
    page.get_by_text("搜索数据没有读到，请刷新页面再试").wait_for()


def test_a_script_that_cannot_be_read_is_told(open_page: Open, watch: Watch) -> None:
    page = open_page()
    watch.expect("workers/search")
    page.route("**/workers/search*", lambda route: route.abort())
    page.keyboard.press("/")
    page.get_by_text("搜索数据没有读到，请刷新页面再试").wait_for()


@pytest.fixture
def fresh(site: Site, chromium: Browser) -> Iterator[tuple[Page, Watch]]:
    """A page in a browser that has loaded nothing before: what it holds in memory would come without being asked for."""
    context = chromium.new_context(reduced_motion="reduce")
    watch = Watch(site.base)
    yield new_page(context, watch), watch
    context.close()
    assert watch.faults == []


def without(fresh: tuple[Page, Watch], name: str, address: str) -> Page:
    """The page at an address to which the script of that name does not come."""
    page, watch = fresh
    watch.expect(f"/{name}.")
    page.route(f"**/{name}.*.js", lambda route: route.abort())
    page.goto(watch.base + address)
    return page


@pytest.mark.parametrize("name", ["asking", "hits", "panel"])
def test_a_script_that_shows_results_and_does_not_come_is_told(fresh: tuple[Page, Watch], name: str) -> None:
    page = without(fresh, name, "")
    page.keyboard.press("/")
    page.locator(".md-search-result__meta").get_by_text("搜索数据没有读到，请刷新页面再试").wait_for()


@pytest.mark.parametrize("name", ["asking", "hits", "listed", "offered", "results"])
def test_a_script_of_the_page_of_results_that_does_not_come_is_told(fresh: tuple[Page, Watch], name: str) -> None:
    page = without(fresh, name, "search/?q=党建")
    page.locator("#hb-told").get_by_text("搜索数据没有读到，请刷新页面再试").wait_for()


@pytest.mark.about("practices/sanlian-sanwei")
@pytest.mark.parametrize("address", ["?q=slsw", "practices/?q=三聯三為"])
def test_a_search_can_be_sent_as_an_address(open_page: Open, address: str) -> None:
    page = open_page(address)
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert first.evaluate("link => link.pathname") == "/practices/sanlian-sanwei/"
