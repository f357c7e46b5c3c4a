"""All situations with a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...model import Situation
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class SituationsContext:
    """The situations."""

    entries: list[Entry]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(handbook.catalog.of(Situation))


FAMILY = Family("situations", "situations/", SituationsContext, "situations-index.html", needed=True)
