"""The front page: what is due, methods, doors, common problems, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import Self

from ...catalog import Catalog, Entry, sources_of
from ...catalog.entry import Listed
from ...catalog.history import History
from ...catalog.offers import by_offer
from ...catalog.relations import relations_of
from ...model import KINDS, Method, Practice, Situation
from ...model.vocabulary import Word
from ..facets import all_facets, members
from ..handbook import Handbook
from . import Family

DUE = 12  # situations on the front page
COMMON = 12  # problems on the front page
WELL_TOLD = 3  # methods on the front page
FRESH = 5  # new records on the front page


@dataclass(frozen=True)
class HomeContext:
    """How many records of each kind there are and how many shorthands, what is due, some methods, the problems most is offered against, practices by stage; the last records that were added, and when."""

    counts: dict[str, int]
    shorthands: int
    situations: list[Entry]
    methods: list[Entry]
    problems: list[Entry]
    stages: dict[Word, list[Listed]]
    news: str
    fresh: list[Entry]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        home = catalog.settings.home
        stages = next(facet for facet in all_facets(catalog.settings) if facet.group == "stage")
        day, fresh = added_last(catalog, handbook.history)
        return cls(
            counts={kind: catalog.number_of(model) for kind, model in KINDS.items()},
            shorthands=relations_of(catalog).number_of_shorthands,
            situations=catalog.found(home.situations) or catalog.of(Situation)[:DUE],
            methods=catalog.found(home.methods) or well_told(catalog),
            problems=[entry for entry, _ in by_offer(catalog)[:COMMON]],
            stages=members(stages, Practice, catalog),
            news=f"{day} 新收" if fresh else "",
            fresh=fresh,
        )


def well_told(catalog: Catalog) -> list[Entry]:
    """The methods whose steps rest on the most reports; of as many, those with more practices."""
    ranked = sorted(catalog.of(Method), key=lambda entry: (-len(sources_of(catalog, entry)), -len(entry.record.practices), entry.id))
    return ranked[:WELL_TOLD]


def added_last(catalog: Catalog, history: History) -> tuple[str, list[Entry]]:
    """The last day on which records were added, and the first few of these."""
    for day in history.days:
        added = (entry for path in day.added if (entry := catalog.get(PurePosixPath(path).stem)) and entry.path == path)
        if found := [*islice(added, FRESH)]:
            return day.date, found
    return "", []


FAMILY = Family("home", "", HomeContext, "home.html", needed=True)
