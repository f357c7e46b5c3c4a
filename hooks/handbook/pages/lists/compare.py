"""The page that compares practices: its rows stand on the page, a script adds a column for each practice chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ..comparison import ROWS, Row
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class CompareContext:
    """The rows of the table."""

    rows: tuple[Row, ...] = ROWS

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls()


FAMILY = Family("compare", "compare/", CompareContext, "compare.html")
