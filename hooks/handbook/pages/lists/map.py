"""Problems against sectors, mechanisms and evidence, each cell with its number of practices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.crosstab import (
    Crossing,
    heat,
    problems_by_evidence,
    problems_by_mechanism,
    problems_by_sector,
    stages_by_mechanism,
)
from ...catalog.entry import Listed as Member
from ...catalog.offers import anchor_of, by_offer, division
from ...catalog.relations import relations_of
from ...model import Practice
from ...model.vocabulary import Evidence, Mechanism, Sector, Word
from ..facets import all_facets, members
from ..further import How, Listed
from ..handbook import Handbook
from ..rows import Rows, rows_of
from . import Family

# rows of each of the three tables: with links in their cells they weigh a quarter of a kilobyte each
ROOM = 30


@dataclass(frozen=True)
class Crossed:
    """Some problems, the ids of those whose practices are grouped by sectors, the columns of the three tables, and their numbers."""

    problems: Sequence[Entry]
    in_sectors: frozenset[str]
    sectors: tuple[Sector, ...]
    by_sector: Counter[Crossing]
    mechanisms: tuple[Mechanism, ...]
    by_mechanism: Counter[Crossing]
    grades: list[Evidence]
    by_evidence: Counter[Crossing]
    heat: Callable[[int], int] = heat

    @classmethod
    def of(cls, problems: Sequence[Entry], catalog: Catalog) -> Self:
        """The tables of these problems."""
        against = {entry.id: relations_of(catalog).lines_against(entry.id) for entry in problems}
        return cls(
            problems=problems,
            in_sectors=frozenset(problem for problem, practices in against.items() if division(practices) is Sector),
            sectors=catalog.settings.values(Sector),
            by_sector=problems_by_sector(against),
            mechanisms=catalog.settings.values(Mechanism),
            by_mechanism=problems_by_mechanism(against),
            grades=list(Evidence),
            by_evidence=problems_by_evidence(against),
        )

    def place(self, problem: Entry, sector: Sector) -> str:
        """The id of the place on a problem's page where the practices of a sector stand."""
        return anchor_of(sector) if problem.id in self.in_sectors else "practices"


@dataclass(frozen=True)
class CrossedContext:
    """The tables alone."""

    crossed: Crossed

    @classmethod
    def of(cls, problems: Sequence[Entry], catalog: Catalog) -> Self:
        """The tables of these problems."""
        return cls(Crossed.of(problems, catalog))


@dataclass(frozen=True)
class MapContext:
    """Practices by stage and mechanism; the problems, those against which most is offered first, and the tables of the first
    of them."""

    stages: dict[Word, list[Member]]
    crossings: Counter[Crossing]
    rows: Rows[Entry]
    crossed: Crossed

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        stages = next(facet for facet in all_facets(catalog.settings) if facet.group == "stage")
        rows = problems(catalog)
        return cls(
            stages=members(stages, Practice, catalog),
            crossings=stages_by_mechanism(catalog.lines()),
            rows=rows,
            crossed=Crossed.of(rows.shown, catalog),
        )


def problems(catalog: Catalog) -> Rows[Entry]:
    """All problems, as many of them in the tables as there is room for."""
    return rows_of([entry for entry, _ in by_offer(catalog)], ROOM, ROOM + 1)


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The rows of the tables."""
    how = How("crossed.html", ROOM, CrossedContext.of)
    yield Listed(f"{address}#sectors", address, "problems", "总览图：问题", "map", "总览图", problems(catalog), own=how)


FAMILY = Family("map", "map/", MapContext, "map.html", lists=lists)
