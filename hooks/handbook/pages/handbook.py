"""All that pages and files are made from, in one value: each of them takes from it what it needs."""

from __future__ import annotations

from ..catalog import Catalog
from ..catalog.editions import NO_EDITIONS, Editions
from ..catalog.history import NO_HISTORY, History
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import Part, question, traced
from ..catalog.since import changed_since
from ..settings.publication import UNPUBLISHED, Publication


class Handbook(OfCatalog):
    """The records, what the handbook is called and where it is found, when records were changed, the names of the page families
    that it goes without, and its editions, with the one that is being frozen."""

    history = Part[History]()
    editions = Part[Editions]()

    def __init__(
        self, catalog: Catalog, book: Publication = UNPUBLISHED, history: History = NO_HISTORY, off: frozenset[str] = frozenset(),
        editions: Editions = NO_EDITIONS,
    ) -> None:
        super().__init__(catalog)
        self.book = book
        self.off = off
        vars(self).update(history=history, editions=editions)  # it is not known where questions are noted before somebody asks

    @traced
    @question
    def days_of(self, path: str) -> tuple[str, str] | None:
        """The days on which a record was added and changed last; None when git does not know it."""
        return self.history.of(path)

    @question
    def changed_since(self, edition: str, identifier: str) -> str | None:
        """What is different in a record since an edition, in a sentence; empty when nothing is; None where that edition is not
        there, or neither it nor the handbook has such a record."""
        frozen = self.editions.get(edition)
        return changed_since(self.editions, frozen, self.catalog, identifier) if frozen else None

    def has(self, family: str) -> bool:
        """Does this handbook have the page family of that name?"""
        return family not in self.off
