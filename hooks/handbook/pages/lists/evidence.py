"""How evidence and status are told apart, with the number of practices of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Self

from ...catalog.crosstab import Crossing, status_by_evidence
from ...catalog.entry import Line
from ...catalog.relations import rank
from ...model.vocabulary import Evidence, Status
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class EvidenceContext:
    """The practices of each grade of evidence and of each status, and how many fall on each crossing."""

    evidence: dict[Evidence, list[Line]]
    status: dict[Status, list[Line]]
    crossings: Counter[Crossing]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        practices = sorted(handbook.catalog.lines(), key=rank)
        return cls(
            evidence={grade: [each for each in practices if each.record.evidence is grade] for grade in Evidence},
            status={status: [each for each in practices if each.record.status is status] for status in Status},
            crossings=status_by_evidence(practices),
        )


FAMILY = Family("evidence", "evidence/", EvidenceContext, "evidence.html")
