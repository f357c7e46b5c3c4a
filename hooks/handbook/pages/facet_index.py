"""All ways of sorting on one page, and each on one of its own: where an address leads that is cut short before the value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..model.vocabulary import Word
from .facets import Facet, Sorted
from .handbook import Handbook
from .page import Page, PageDraft
from .writer import Writer

ADDRESS = "facets/"
TITLE = "按类查看"


@dataclass(frozen=True)
class FacetIndexContext:
    """The ways of sorting, each with what is sorted, and its values with their numbers; `alone` when it is one of them."""

    title: str
    alone: bool
    facets: list[tuple[Facet, str, list[tuple[Word, int]]]]


def facet_index_drafts(handbook: Handbook) -> Iterator[PageDraft]:
    """The page of all facets, and the page of each."""
    sorts = handbook.catalog.once(Sorted)
    facets = list(sorts.facets.values())
    yield PageDraft(ADDRESS, partial(_page, ADDRESS, TITLE, facets, sorts, handbook))
    for facet in facets:
        address = f"{ADDRESS}{facet.group}/"
        yield PageDraft(address, partial(_page, address, facet.label, [facet], sorts, handbook))


def _page(address: str, title: str, facets: list[Facet], sorts: Sorted, handbook: Handbook) -> Page:
    told = [(facet, facet.model.label, sorts.numbers(facet.group, facet.model)) for facet in facets]
    context = FacetIndexContext(title, len(facets) == 1, told)
    body = Writer(handbook, "../" * address.count("/")).render("facets.html", context)
    toc = () if context.alone else tuple((facet.group, facet.label) for facet in facets)
    return Page(section=facets[0].model.folder, url=address, title=title, description=title, body=body, toc=toc)
