"""All terms with what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog
from ...model import Term
from ..further import Listed
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


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The one list."""
    yield Listed(f"{address}#list", address, "list", "全部术语", "terms", "术语", rows_of(catalog.of(Term)))


FAMILY = Family("terms", "terms/", TermsContext, "terms-index.html", needed=True, lists=lists)
