"""How evidence and status are told apart, with the number of practices of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.crosstab import Crossing, status_by_evidence
from ...model import Practice
from ...model.vocabulary import Word
from ..facets import all_facets, members
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class EvidenceContext:
    """The practices of each grade of evidence and of each status, and how many fall on each crossing."""

    evidence: dict[Word, list[Entry]]
    status: dict[Word, list[Entry]]
    crossings: Counter[Crossing]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        facets = {facet.group: facet for facet in all_facets(handbook.catalog.settings)}
        found = {group: members(facets[group], Practice, handbook.catalog) for group in ("evidence", "status")}
        return cls(found["evidence"], found["status"], status_by_evidence(handbook.catalog.of(Practice)))


FAMILY = Family("evidence", "evidence/", EvidenceContext, "evidence.html")
