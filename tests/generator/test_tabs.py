"""A tab that goes to the next test is as a new one, and one that cannot be is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from served import PHONE, WIDE, Watch, patient_page, serve
from tabs import SPARE, Tabs

KEEP = """() => {
    localStorage.setItem("a", "1");
    sessionStorage.setItem("b", "2");
    return new Promise((done, failed) => Object.assign(indexedDB.open("c", 1), { onsuccess: () => done(), onerror: failed }));
}"""
KEPT = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.querySelectorAll(':hover').length]"
LASTING: dict[str, Callable[[Page], object]] = {
    "a route": lambda page: page.route("**/*", lambda route: route.continue_()),
    "a route of all pages": lambda page: page.context.route("**/*", lambda route: route.continue_()),
    "a script in every page": lambda page: page.add_init_script("window.x = 1"),
    "a clock": lambda page: (page.clock.install(time="2027-12-05T09:00:00"), page.reload()),
    "a listener": lambda page: page.on("dialog", lambda dialog: dialog.accept()),
    "paper": lambda page: page.emulate_media(media="print"),
    "no network": lambda page: page.context.set_offline(True),
    "a session of its own": lambda page: page.context.new_cdp_session(page),
    "a second page": lambda page: page.context.new_page(),
    "a cookie": lambda page: page.evaluate("() => { document.cookie = 'a=b'; }"),
    "elsewhere": lambda page: page.goto("about:blank"),
    "closed": lambda page: page.close(),
}
pytestmark = pytest.mark.skipif(not SPARE, reason="HANDBOOK_LATE：每一页都要等晚到的脚本，标签页不再用")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text("<!doctype html><title>x</title><h1>x</h1>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def tabs(chromium: Browser) -> Iterator[Tabs]:
    tabs = Tabs(chromium)
    yield tabs
    for tab in tabs.spare:
        tab.page.context.close()


@pytest.fixture(params=["server", "disk"])
def base(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    with serve(folder) as served:
        yield served if request.param == "server" else f"{folder.as_uri()}/"


def test_the_next_test_finds_nothing_of_the_one_before(base: str, tabs: Tabs) -> None:
    first = tabs.take(Watch(base), patient_page, viewport=WIDE)
    first.page.goto(f"{base}index.html")
    first.page.evaluate(KEEP)
    first.page.mouse.move(20, 30)
    first.page.set_viewport_size(PHONE)
    tabs.give_back(first)
    again = tabs.take(Watch(base), patient_page, viewport=WIDE)
    assert again is first
    again.page.goto(f"{base}index.html")
    assert again.page.evaluate(KEPT) == [0, 0, 0, 0]
    assert again.page.viewport_size == WIDE
    tabs.give_back(again)


def test_a_complaint_is_told_to_the_test_in_which_it_was_made(base: str, tabs: Tabs) -> None:
    watches = [Watch(base), Watch(base)]
    for watch, said in zip(watches, ("first", "second"), strict=True):
        tab = tabs.take(watch, patient_page, viewport=WIDE)
        tab.page.goto(f"{base}index.html")
        tab.page.evaluate("said => console.error(said)", said)
        tabs.give_back(tab)
    assert [[fault.split()[2] for fault in watch.faults] for watch in watches] == [["first"], ["second"]]


@pytest.mark.parametrize("lasting", LASTING)
def test_what_lasts_is_for_nobody_else(lasting: str, folder: Path, tabs: Tabs) -> None:
    with serve(folder) as base:
        tab = tabs.take(Watch(base), patient_page, viewport=WIDE)
        tab.page.goto(base)
        LASTING[lasting](tab.page)
        tabs.give_back(tab)
    assert tabs.spare == []


def test_a_tab_whose_server_has_gone_is_closed_without_a_word(folder: Path, tabs: Tabs) -> None:
    with serve(folder) as base:
        watch = Watch(base)
        tab = tabs.take(watch, patient_page, viewport=WIDE)
        tab.page.goto(base)
    tabs.give_back(tab)
    assert (tabs.spare, watch.faults) == ([], [])


def test_two_tabs_of_one_test_are_two(folder: Path, tabs: Tabs) -> None:
    with serve(folder) as base:
        both = [tabs.take(Watch(base), patient_page, viewport=WIDE) for _ in range(2)]
        assert both[0].page.context is not both[1].page.context
        for tab in both:
            tab.page.goto(base)
            tabs.give_back(tab)
    assert tabs.take(Watch(base), patient_page, viewport=PHONE) not in both
