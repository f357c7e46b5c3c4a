"""The front page: doors, counts, the four stages and what they cross."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.crosstab import Crossing, heat, stages_by_mechanism
from ...catalog.offers import by_offer
from ...model import KINDS, Practice, Situation
from ...model.vocabulary import Mechanism, Word
from ..facets import all_facets, members
from ..handbook import Handbook
from . import Family
from .shorthands import with_shorthand

COMMON = 12  # problems on the front page


@dataclass(frozen=True)
class HomeContext:
    """How many records of each kind there are and how many shorthands, the problems most is offered against, practices
    by stage, and how many fall on each crossing of stage and mechanism."""

    counts: dict[str, int]
    shorthands: int
    situations: list[Entry]
    problems: list[Entry]
    stages: dict[Word, list[Entry]]
    mechanisms: tuple[Mechanism, ...]
    crossings: Counter[Crossing]
    heat: Callable[[int], int] = heat

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        stages = next(facet for facet in all_facets(catalog.settings) if facet.group == "stage")
        return cls(
            counts={kind: len(catalog.of(model)) for kind, model in KINDS.items()},
            shorthands=len(with_shorthand(catalog)),
            situations=catalog.of(Situation),
            problems=[entry for entry, _ in by_offer(catalog)[:COMMON]],
            stages=members(stages, Practice, catalog),
            mechanisms=catalog.settings.values(Mechanism),
            crossings=stages_by_mechanism(catalog.of(Practice)),
        )


FAMILY = Family("home", "", HomeContext, "home.html", needed=True)
