"""All generated pages, and the lists that hand-written index pages show below their own words."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog
from ..catalog.history import NO_HISTORY, History
from ..settings.publication import UNPUBLISHED, Publication
from .facets import facet_pages
from .listings import listing_files, listings
from .page import Page
from .records import record_pages

__all__ = ["Page", "all_pages", "listing_files", "listings"]


def all_pages(
    catalog: Catalog, book: Publication = UNPUBLISHED, history: History = NO_HISTORY
) -> Iterator[Page]:
    """Every page that is made from data: records, then the pages of facet values."""
    yield from record_pages(catalog, book, history)
    yield from facet_pages(catalog)
