"""Browsers that lack what other browsers have: no workers, no files from pages. What can be done is done, else it is said calmly."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from served import Site, Watch, ask, new_page, ready

LACKS = {"is not there": "delete window.{0}", "refuses": "window.{0} = function () {{ throw new Error('refused'); }}"}
UNSAVED = "这个浏览器不让网页交出文件"
Visit = Callable[..., Page]


@pytest.fixture
def visit(site: Site, chromium: Browser) -> Iterator[Visit]:
    """Opens pages in a browser that begins with a script; nothing may go wrong in them."""
    watch = Watch(site.base)
    context = chromium.new_context(reduced_motion="reduce")

    def go(address: str, lacking: str) -> Page:
        context.add_init_script(lacking)
        page = new_page(context, watch)
        page.goto(site.base + site.addresses.get(address, address))
        ready(page)
        return page

    yield go
    context.close()
    assert watch.faults == []


@pytest.mark.parametrize("how", LACKS)
def test_the_search_answers_without_workers(visit: Visit, how: str) -> None:
    page = visit("", LACKS[how].format("Worker"))
    assert ask(page, "支部书记都是兼职怎么办")
    assert page.workers == []


@pytest.mark.parametrize("how", LACKS)
def test_the_page_of_results_answers_without_workers(visit: Visit, how: str) -> None:
    page = visit("search/?q=党员联系群众", LACKS[how].format("Worker"))
    page.locator(".hb-hit").first.wait_for()


@pytest.mark.parametrize("how", LACKS)
@pytest.mark.parametrize("address, button", [
    ("templates/shuzhi-pingyi-huizong/", "下载填好的 Word"), ("calendar/", "下载日历文件"),
])  # fmt: skip
def test_a_file_that_cannot_be_saved_is_told(visit: Visit, how: str, address: str, button: str) -> None:
    page = visit(address, LACKS[how].format("URL.createObjectURL"))
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_role("status").filter(has_text=UNSAVED)).to_be_visible()


def test_a_kit_that_cannot_be_filled_is_told(visit: Visit) -> None:
    page = visit("一件要办的事", LACKS["is not there"].format("URL.createObjectURL"))
    page.get_by_role("button", name="填上本单位再下载").first.click()
    page.locator(".hb-unit input[name=unit]").fill("甲单位")
    page.locator(".hb-unit .hb-download").click()
    expect(page.get_by_role("status").filter(has_text=UNSAVED)).to_contain_text("请下载本页现成的文件")


def test_the_ready_calendar_comes_back(visit: Visit) -> None:
    page = visit("calendar/", LACKS["refuses"].format("URL.createObjectURL"))
    made = page.locator(".hb-tools a[download]").filter(has_text="日历")
    expect(made.first).to_be_hidden()
    page.get_by_role("button", name="下载日历文件").click()
    expect(made.first).to_be_visible()


def test_a_browser_that_does_not_tell_light_from_dark_shows_the_light_page(visit: Visit) -> None:
    page = visit("", LACKS["is not there"].format("matchMedia"))
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    assert ask(page, "支部书记都是兼职怎么办")


@pytest.mark.parametrize("address", ["", "compare/", "plan/", "search/?q=党员联系群众", "一件要办的事"])
def test_what_stands_around_a_page_may_be_missing(visit: Visit, address: str) -> None:
    page = visit(address, "")
    page.context.route("**/frame.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    ready(page)
    assert ask(page, "支部书记都是兼职怎么办")
