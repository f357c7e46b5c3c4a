"""The handbook's own records and all their pages, read and written once."""

from __future__ import annotations

import pytest
from ours import DOCS

from handbook.catalog import Catalog, read_catalog
from handbook.pages import Handbook, all_pages, listings


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog(DOCS)


@pytest.fixture(scope="session")
def bodies(catalog: Catalog) -> dict[str, str]:
    """Address → HTML of every page and list."""
    handbook = Handbook(catalog)
    return {page.url: page.body for page in all_pages(handbook)} | listings(handbook)
