"""All generated pages, and the lists that hand-written index pages show below their own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from ..catalog.questions import Answering
from ..catalog.readings import readings_of
from ..catalog.relations import relations_of
from .edition import PAGES
from .facets import Sorted, facet_drafts
from .handbook import Handbook
from .lists import listings
from .page import Page
from .records import record_drafts

__all__ = ["PAGES", "Handbook", "Page", "all_pages", "answering", "listings"]


def all_pages(handbook: Handbook) -> Iterator[Page]:
    """Every page that is made from data: records, then the pages of facet values."""
    return (draft.make() for draft in chain(record_drafts(handbook), facet_drafts(handbook)))


def answering(handbook: Handbook) -> Mapping[str, Answering]:
    """All that answers questions while pages and files are made, by the names of their classes."""
    catalog = handbook.catalog
    them: tuple[Answering, ...] = (catalog, relations_of(catalog), readings_of(catalog), catalog.once(Sorted), handbook)
    return {type(each).__name__: each for each in them}
