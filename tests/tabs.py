"""Tabs that go from test to test: to open a page in a new context takes the browser twice the work of one more page in the same.

A tab that is given back has forgotten what its pages kept. One to which a test has done what lasts (a route, a script that runs
in every page, an emulated device, a listener) is closed instead, and so is one that stands elsewhere than on the test's site.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

BLANK = "blank.html"  # an empty page that every server of `served.py` has, and that stands beside this module for pages from the disk
SPARE = 0 if os.environ.get("HANDBOOK_LATE") else 6  # tabs that may wait; what comes late does so but once to one tab
HERE = Path(__file__).with_name(BLANK)
OF_BOTH = ("add_init_script", "close", "expose_binding", "expose_function", "on", "once", "route", "route_from_har",
           "set_default_navigation_timeout", "set_default_timeout", "set_extra_http_headers")  # fmt: skip
OF_PAGES = (*OF_BOTH, "add_locator_handler", "emulate_media")
OF_CONTEXTS = (*OF_BOTH, "add_cookies", "grant_permissions", "new_cdp_session", "new_page", "set_geolocation", "set_offline")
# Gives whether the tab is as a new one: a script that is still put into every page would have replaced the clock.
FORGET = """async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) {
        await new Promise((done, failed) => {
            Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: failed, onblocked: failed });
        });
    }
    return document.cookie === "" && /native code/.test(setTimeout);
}"""


class Watching(Protocol):
    """Whoever is told what pages do."""

    base: str

    def request(self, request: Request) -> None: ...

    def console(self, message: ConsoleMessage) -> None: ...

    def error(self, error: Exception) -> None: ...


@dataclass(eq=False)
class Tab:
    """A page alone in its context, the options it was made with, and who is told what it does."""

    page: Page
    options: dict[str, Any]
    watch: Watching | None = None
    is_spoilt: bool = False

    def __post_init__(self) -> None:
        for event in ("request", "console"):
            self.page.on(event, functools.partial(self.tell, event))
        self.page.on("pageerror", functools.partial(self.tell, "error"))
        for owner, names in ((self.page, OF_PAGES), (self.page.context, OF_CONTEXTS)):
            for name in names:
                setattr(owner, name, self.spoiling(getattr(owner, name)))

    def tell(self, what: str, told: Any) -> None:
        """Hand what happened to the test that has the tab."""
        if self.watch and not (what == "request" and told.url == self.blank):
            getattr(self.watch, what)(told)

    @property
    def blank(self) -> str:
        """The empty page beside the pages of the test: what these keep is forgotten from there."""
        assert self.watch is not None
        return HERE.as_uri() if self.watch.base.startswith("file:") else self.watch.base + BLANK

    def spoiling(self, do: Callable[..., Any]) -> Callable[..., Any]:
        """The same, after which nobody else gets the tab."""

        @functools.wraps(do)
        def doing(*arguments: Any, **named: Any) -> Any:
            self.is_spoilt = True
            return do(*arguments, **named)

        return doing

    def is_fit(self) -> bool:
        """Is it where another test may take over?"""
        alone = not self.is_spoilt and not self.page.is_closed() and self.page.context.pages == [self.page]
        return alone and self.watch is not None and self.page.url.startswith(self.watch.base) and "storage_state" not in self.options

    def forget(self) -> bool:
        """Leave the page, and what was kept; is it as a new one? It is not when the test has stopped its server already."""
        try:
            self.page.goto(self.blank)
        except Error:
            return False
        self.page.mouse.move(-1, -1)  # the browser goes on pointing where the mouse was, whatever page comes
        return not self.options.get("java_script_enabled", True) or bool(self.page.evaluate(FORGET))


class Tabs:
    """The tabs of a browser."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.spare: list[Tab] = []

    def take(self, watch: Watching, make: Callable[[BrowserContext], Page], **options: Any) -> Tab:
        """A tab of these options, one that waits or a new one; what happens in it is told to `watch`."""
        tab = next((tab for tab in self.spare if tab.options == options), None)
        if tab:
            self.spare.remove(tab)
            if tab.page.viewport_size != options.get("viewport"):
                tab.page.set_viewport_size(options["viewport"])
        else:
            tab = Tab(make(self.browser.new_context(**options)), options)
        tab.watch = watch
        return tab

    def give_back(self, tab: Tab) -> None:
        """Take a tab from a test, for others when it can be as a new one; the test is told what still happens until then."""
        fit = tab.is_fit() and tab.forget()
        tab.watch = None
        waiting = [*([tab] if fit else []), *self.spare]
        self.spare = waiting[:SPARE]
        for surplus in [*waiting[SPARE:], *([] if fit else [tab])]:
            surplus.page.context.close()


@functools.cache
def tabs_of(browser: Browser) -> Tabs:
    """The tabs of a browser, which go with it."""
    return Tabs(browser)
