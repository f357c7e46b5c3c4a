"""Problems against sectors, mechanisms and evidence, each cell with its number of practices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.crosstab import (
    Crossing,
    heat,
    problems_by_evidence,
    problems_by_mechanism,
    problems_by_sector,
    stages_by_mechanism,
)
from ...catalog.offers import Offer, by_offer, offer_for
from ...model import Practice, Problem
from ...model.vocabulary import Evidence, Mechanism, Sector, Word
from ..facets import all_facets, members
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class MapContext:
    """Practices by stage and mechanism; the problems and what is offered against each, the columns of the three tables, and
    their numbers."""

    stages: dict[Word, list[Entry]]
    crossings: Counter[Crossing]
    problems: list[Entry]
    offers: dict[str, Offer]
    sectors: tuple[Sector, ...]
    by_sector: Counter[Crossing]
    mechanisms: tuple[Mechanism, ...]
    by_mechanism: Counter[Crossing]
    grades: list[Evidence]
    by_evidence: Counter[Crossing]
    heat: Callable[[int], int] = heat

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        stages = next(facet for facet in all_facets(catalog.settings) if facet.group == "stage")
        return cls(
            stages=members(stages, Practice, catalog),
            crossings=stages_by_mechanism(catalog.of(Practice)),
            problems=[entry for entry, _ in by_offer(catalog)],
            offers={entry.id: offer_for(entry, catalog) for entry in catalog.of(Problem)},
            sectors=catalog.settings.values(Sector),
            by_sector=problems_by_sector(catalog),
            mechanisms=catalog.settings.values(Mechanism),
            by_mechanism=problems_by_mechanism(catalog),
            grades=list(Evidence),
            by_evidence=problems_by_evidence(catalog),
        )


FAMILY = Family("map", "map/", MapContext, "map.html")
