"""All generated pages, and the lists that hand-written index pages show below their own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from ..catalog import Catalog
from ..catalog.questions import Answering
from ..catalog.readings import readings_of
from ..catalog.relations import relations_of
from .edition import PAGES
from .facet_index import facet_index_drafts
from .facets import Sorted, facet_drafts, facet_parts
from .further import Further, Keep, further_drafts
from .handbook import Handbook
from .kinds.term import term_parts
from .lists import list_parts, listings, more_drafts
from .page import Page, PageDraft
from .records import record_drafts

__all__ = ["PAGES", "Handbook", "Page", "all_drafts", "all_pages", "answering", "listings"]


def _anew(name: str, make: Callable[[], Any]) -> Any:
    return make()


def all_drafts(handbook: Handbook, keep: Keep = _anew) -> Iterator[PageDraft]:
    """Every page that is made from data: records, then the pages of facet values, then what lists cannot hold; `keep` see
    `further_drafts`."""
    yield from record_drafts(handbook)
    yield from facet_drafts(handbook)
    yield from facet_index_drafts(handbook)
    yield from further_drafts(handbook, handbook.catalog.once(further), keep)
    yield from more_drafts(handbook)


def all_pages(handbook: Handbook) -> Iterator[Page]:
    """The same, made."""
    return (draft.make() for draft in all_drafts(handbook))


def further(catalog: Catalog) -> Further:
    """The lists of all pages, as far as they are too long for them."""
    return Further(catalog, chain(list_parts(catalog), facet_parts(catalog), term_parts(catalog)))


def answering(handbook: Handbook) -> Mapping[str, Answering]:
    """All that answers questions while pages and files are made, by the names of their classes."""
    catalog = handbook.catalog
    them: tuple[Answering, ...] = (catalog, relations_of(catalog), readings_of(catalog), catalog.once(Sorted), catalog.once(further), handbook)
    return {type(each).__name__: each for each in them}
