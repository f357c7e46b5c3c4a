"""For the browser tests: the handbook's own records, built once and served, and pages opened in Chromium.

Whatever a test is about, a page that it opened may ask no other server for anything and may not complain in the console.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ours import copy_to
from playwright.sync_api import Browser

from made_once import made_once
from served import Open, Site, Visitor, Watch, addresses, serve, visit
from stock_handbook import Handbook


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The repository's handbook, built and served."""
    handbook = Handbook(made_once(tmp_path_factory, "served", build_content))
    catalog = handbook.catalog()
    with serve(handbook.site) as base:
        yield Site(handbook, base, catalog, addresses(handbook, catalog))


def build_content(root: Path) -> None:
    """A copy of the content at `root`, built without an address."""
    copy_to(root).build()


@pytest.fixture
def visitor(site: Site, chromium: Browser) -> Iterator[Visitor]:
    """Whoever opens the pages of a test; what went wrong in them fails it."""
    with visit(site, chromium) as visitor:
        yield visitor


@pytest.fixture
def open_page(visitor: Visitor) -> Open:
    """Open an address, or the sample page of that name, in a fresh context made with the given options."""
    return visitor.open


@pytest.fixture
def watch(visitor: Visitor) -> Watch:
    """What was noticed in the pages of a test so far."""
    return visitor.watch
