"""All that pages and files are made from, in one value: each of them takes from it what it needs."""

from __future__ import annotations

from ..catalog import Catalog
from ..catalog.history import NO_HISTORY, History
from ..catalog.questions import Asked, Part, question
from ..settings.publication import UNPUBLISHED, Publication


class Handbook:
    """The records, what the handbook is called and where it is found, when records were changed, and the names of the
    page families that it goes without."""

    history = Part[History]()

    def __init__(
        self, catalog: Catalog, book: Publication = UNPUBLISHED, history: History = NO_HISTORY, off: frozenset[str] = frozenset()
    ) -> None:
        self.catalog = catalog
        self.book = book
        self.off = off
        vars(self)["history"] = history  # it is not known where questions are noted before somebody asks

    @property
    def asked(self) -> Asked:
        """Where what is asked of it is noted: with what is asked of the catalog."""
        return self.catalog.asked

    @question
    def days_of(self, path: str) -> tuple[str, str] | None:
        """The days on which a record was added and changed last; None when git does not know it."""
        return self.history.of(path)

    def has(self, family: str) -> bool:
        """Does this handbook have the page family of that name?"""
        return family not in self.off
