"""All generated pages, and the lists that hand-written index pages show below their own words."""

from __future__ import annotations

from collections.abc import Iterator

from .facets import facet_pages
from .handbook import Handbook
from .lists import listings
from .page import Page
from .records import record_pages

__all__ = ["Handbook", "Page", "all_pages", "listings"]


def all_pages(handbook: Handbook) -> Iterator[Page]:
    """Every page that is made from data: records, then the pages of facet values."""
    yield from record_pages(handbook)
    yield from facet_pages(handbook)
