"""For the browser tests: the handbook's own records, built once and served, and pages opened in Chromium.

Whatever a test is about, a page that it opened may ask no other server for anything and may not complain in the console.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from served import WIDE, Open, Site, Watch, addresses, serve

from launcher.browser import NOT_FOUND, find_browser
from stock_handbook import ROOT, Handbook

QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The repository's handbook, built and served."""
    handbook = Handbook(tmp_path_factory.mktemp("browser") / "handbook")
    for folder in ("docs", "hooks"):
        shutil.copytree(ROOT / folder, handbook.root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", handbook.root)
    handbook.build()
    catalog = handbook.catalog()
    with serve(handbook.site) as base:
        yield Site(handbook, base, catalog, addresses(handbook, catalog))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; the launcher has found or installed one, and says what to do when there is none."""
    program = find_browser(os.environ)
    assert program is not None, NOT_FOUND
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    """Listens to every page that the test opens; what it heard fails the test."""
    watch = Watch(site.base)
    yield watch
    assert watch.faults == []


@pytest.fixture
def open_page(site: Site, chromium: Browser, watch: Watch) -> Iterator[Open]:
    """Open an address, or the sample page of that name, in a fresh context made with the given options."""
    contexts = []

    def open_page(address: str = "", **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch.request)
        page.on("console", watch.console)
        page.on("pageerror", watch.error)
        page.goto(site.base + site.addresses.get(address, address))
        return page

    yield open_page
    for context in contexts:
        context.close()
