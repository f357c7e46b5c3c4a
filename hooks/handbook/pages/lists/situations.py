"""All situations with a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...model import Situation
from ..handbook import Handbook
from ..rows import Rows, rows_of
from . import Family


@dataclass(frozen=True)
class SituationsContext:
    """The situations."""

    rows: Rows

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(rows_of(handbook.catalog.of(Situation)))


FAMILY = Family("situations", "situations/", SituationsContext, "situations-index.html", needed=True)
