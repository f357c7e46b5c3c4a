"""For the tests of what readers take along: the handbook's own records, built with an address, packed and unpacked.

Pages are opened from the disk with the network off, or from a server; either way they may ask no other place for
anything and may not complain in the console.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ours import copy_to
from playwright.sync_api import Browser, Page
from taken import ADDRESS, Open, Taken

from made_once import made_once
from served import WIDE, Watch, patient_page, serve
from stock_handbook import Handbook
from tabs import Tab, tabs_of


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The repository's handbook, built once with its offline package."""
    handbook = Handbook(made_once(tmp_path_factory, "我的 手册", pack))
    return Taken(handbook, handbook.catalog())


def pack(root: Path) -> None:
    """A copy of the content at `root`, built with an address, packed and unpacked."""
    handbook = copy_to(root)
    handbook.settings('site_url: ""', f"site_url: {ADDRESS}")
    handbook.build_offline()


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address in a context of its own; `base` is the only place that the page may ask for anything."""
    tabs: list[Tab] = []

    def open_page(base: str, address: str, offline: bool, **options: object) -> Page:
        given = {"viewport": WIDE, "reduced_motion": "reduce", "offline": offline, **options}
        tabs.append(tabs_of(chromium).take(Watch(base), patient_page, **given))
        tabs[-1].page.goto(base + address)
        return tabs[-1].page

    yield open_page
    watches = [tab.watch for tab in tabs]
    for tab in tabs:
        tabs_of(chromium).give_back(tab)
    assert [fault for watch in watches for fault in watch.faults] == []


@pytest.fixture
def open_file(taken: Taken, watched: Callable[..., Page]) -> Open:
    """Open a file of the unpacked package from the disk, with the network off."""
    return lambda path="index.html", **options: watched(taken.disk, path, True, **options)


@pytest.fixture(scope="session")
def server(taken: Taken) -> Iterator[str]:
    """The built site on a server."""
    with serve(taken.handbook.site) as base:
        yield base


@pytest.fixture
def open_page(server: str, watched: Callable[..., Page]) -> Open:
    """Open an address of the built site on a server."""
    return lambda address="", **options: watched(server, address, False, **options)


@pytest.fixture(params=["server", "file"])
def open_either(request: pytest.FixtureRequest, open_page: Open, open_file: Open) -> Open:
    """Open an address of the site on a server, and the same page of the package from the disk."""

    def open_it(address: str = "", **options: Any) -> Page:
        folder, sign, anchor = address.partition("#")
        return open_page(address, **options) if request.param == "server" else open_file(f"{folder}index.html{sign}{anchor}", **options)

    return open_it
