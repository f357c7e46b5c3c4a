"""The page that compares practices: its rows stand on the page, a script adds a column for each practice chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...model import Practice
from ..comparison import ROWS, Row, bundles_for
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class CompareContext:
    """How many files hold the columns of all practices; the rows of the table."""

    bundles: int
    rows: tuple[Row, ...] = ROWS

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(bundles_for(handbook.catalog.number_of(Practice)))


FAMILY = Family("compare", "compare/", CompareContext, "compare.html")
