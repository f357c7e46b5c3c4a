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
    """The sources; source id → passage number → who cites it."""

    rows: Rows[Entry]
    citing: Mapping[str, Mapping[int, tuple[Entry, ...]]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(rows_of(handbook.catalog.of(Source), PAGE), handbook.catalog.citing)


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The one list."""
    yield Listed(f"{address}#list", address, "list", "全部来源", "sources", "来源", rows_of(catalog.of(Source), PAGE))


FAMILY = Family("sources", "sources/", SourcesContext, "sources-index.html", needed=True, lists=lists)
