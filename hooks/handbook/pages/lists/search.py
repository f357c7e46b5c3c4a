"""The page of search results: what was asked stands in its address, a script shows the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog.offers import by_offer
from ...settings.wording import Engine
from ..handbook import Handbook
from . import Family

EXAMPLES = 6


@dataclass(frozen=True)
class SearchContext:
    """What can be searched for, as a start; where the texts are that the handbook only names, and what it does not hold; the
    engine to ask first."""

    examples: tuple[str, ...]
    official: str | None
    elsewhere: tuple[str, ...]
    engine: Engine | None

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The handbook's own examples, else the names of the problems against which most is offered."""
        catalog = handbook.catalog
        settings = catalog.settings
        examples = settings.words.searches or tuple(problem.name for problem, _ in by_offer(catalog)[:EXAMPLES])
        return cls(examples, settings.words.official, tuple(each.where for each in settings.elsewhere), settings.search)


FAMILY = Family("search", "search/", SearchContext, "search.html", needed=True)
