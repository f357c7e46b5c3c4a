"""All that pages and files are made from, in one value: each of them takes from it what it needs."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalog import Catalog
from ..catalog.history import NO_HISTORY, History
from ..settings.publication import UNPUBLISHED, Publication


@dataclass(frozen=True)
class Handbook:
    """The records, what the handbook is called and where it is found, when records were changed, and the names of the
    page families that it goes without."""

    catalog: Catalog
    book: Publication = UNPUBLISHED
    history: History = NO_HISTORY
    off: frozenset[str] = frozenset()

    def has(self, family: str) -> bool:
        """Does this handbook have the page family of that name?"""
        return family not in self.off
