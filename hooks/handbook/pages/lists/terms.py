"""All terms with what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...model import Term
from ..handbook import Handbook
from ..rows import Rows, rows_of
from . import Family


@dataclass(frozen=True)
class TermsContext:
    """The terms."""

    rows: Rows

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(rows_of(handbook.catalog.of(Term)))


FAMILY = Family("terms", "terms/", TermsContext, "terms-index.html", needed=True)
