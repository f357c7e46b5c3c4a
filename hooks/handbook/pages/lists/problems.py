"""All problems by theme, in each those first against which most is offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.offers import by_offer
from ...model.vocabulary import Theme
from ..handbook import Handbook
from ..rows import Rows, share
from . import Family


@dataclass(frozen=True)
class ProblemsContext:
    """Problems by theme, in the vocabulary's order, those without a theme last; problem id → its number of practices."""

    total: int
    groups: list[tuple[Theme | None, Rows]]
    offered: dict[str, int]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        listed = by_offer(handbook.catalog)
        found = by_theme(handbook.catalog, [entry for entry, _ in listed])
        groups = list(zip(found, share(list(found.values())), strict=True))
        return cls(len(listed), groups, {entry.id: number for entry, number in listed})


def by_theme(catalog: Catalog, entries: list[Entry]) -> dict[Theme | None, list[Entry]]:
    """Theme → problems; themes without any are left out."""
    themes = (*catalog.settings.values(Theme), None)
    found = {theme: [entry for entry in entries if entry.record.theme is theme] for theme in themes}
    return {theme: listed for theme, listed in found.items() if listed}


FAMILY = Family("problems", "problems/", ProblemsContext, "problems-index.html", needed=True)
