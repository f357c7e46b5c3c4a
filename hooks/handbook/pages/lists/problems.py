"""All problems with the number of practices offered, those without any named as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.offers import by_offer
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class ProblemsContext:
    """Problems with their numbers of practices, those with the most first."""

    entries: list[tuple[Entry, int]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(by_offer(handbook.catalog))


FAMILY = Family("problems", "problems/", ProblemsContext, "problems-index.html", needed=True)
