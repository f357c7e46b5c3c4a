"""All sources with the state of their text and how much of it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...model import Source
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class SourcesContext:
    """The sources; source id → passage number → who cites it."""

    entries: list[Entry]
    citing: Mapping[str, Mapping[int, tuple[Entry, ...]]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(handbook.catalog.of(Source), handbook.catalog.citing)


FAMILY = Family("sources", "sources/", SourcesContext, "sources-index.html", needed=True)
