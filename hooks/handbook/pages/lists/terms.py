"""All terms with what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.sounds import sound_of
from ...model import Term
from ..further import Listed
from ..handbook import Handbook
from ..rows import Rows, rows_of
from . import Family


@dataclass(frozen=True)
class TermsContext:
    """The terms."""

    rows: Rows[Entry]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(rows_of(by_sound(handbook.catalog)))


def by_sound(catalog: Catalog) -> list[Entry]:
    """The terms in the order of their sounds, those that sound alike by name."""
    return sorted(catalog.of(Term), key=lambda entry: (sound_of(entry.name), entry.name))


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The one list."""
    yield Listed(f"{address}#list", address, "list", "全部术语", "terms", "术语", rows_of(by_sound(catalog)))


FAMILY = Family("terms", "terms/", TermsContext, "terms-index.html", needed=True, lists=lists)
