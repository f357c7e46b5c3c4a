"""All situations with a line each, those of the front page first and in its order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...model import Situation
from ..further import Listed
from ..handbook import Handbook
from ..rows import Rows, rows_of
from . import Family


@dataclass(frozen=True)
class SituationsContext:
    """The situations."""

    rows: Rows[Entry]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        first = catalog.found(catalog.settings.home.situations)
        return cls(rows_of([*first, *(entry for entry in catalog.of(Situation) if entry not in first)]))


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The one list."""
    yield Listed(f"{address}#list", address, "list", "全部要办的事", "situations", "要办的事", rows_of(catalog.of(Situation)))


FAMILY = Family("situations", "situations/", SituationsContext, "situations-index.html", needed=True, lists=lists)
