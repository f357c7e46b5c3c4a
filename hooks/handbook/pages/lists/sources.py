"""All sources with the state of their text and how much of it is cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...model import Source
from ..further import Listed
from ..handbook import Handbook
from ..rows import PAGE, Rows, rows_of
from . import Family


@dataclass(frozen=True)
class SourcesContext:
    """The sources; by id how many passages of those that are shown are cited."""

    rows: Rows[Entry]
    cited: Mapping[str, int]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        rows = rows_of(catalog.of(Source), PAGE)
        return cls(rows, {entry.id: len(catalog.cited_numbers(entry.id)) for entry in rows.shown})


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The one list."""
    yield Listed(f"{address}#list", address, "list", "全部来源", "sources", "来源", rows_of(catalog.of(Source), PAGE))


FAMILY = Family("sources", "sources/", SourcesContext, "sources-index.html", needed=True, lists=lists)
