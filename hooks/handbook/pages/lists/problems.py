"""All problems by theme, in each those first against which most is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.offers import by_offer
from ...model.vocabulary import Theme
from ..further import Listed
from ..handbook import Handbook
from ..rows import Rows, share
from . import Family


@dataclass(frozen=True)
class ProblemsContext:
    """Problems by theme, in the vocabulary's order, those without a theme last; problem id → its number of practices."""

    total: int
    groups: list[tuple[Theme | None, Rows[Entry]]]
    offered: dict[str, int]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        listed = by_offer(handbook.catalog)
        return cls(len(listed), groups(handbook.catalog, [entry for entry, _ in listed]), {entry.id: number for entry, number in listed})


def by_theme(catalog: Catalog, entries: list[Entry]) -> dict[Theme | None, list[Entry]]:
    """Theme → problems; themes without any are left out."""
    themes = (*catalog.settings.values(Theme), None)
    found = {theme: [entry for entry in entries if entry.record.theme is theme] for theme in themes}
    return {theme: listed for theme, listed in found.items() if listed}


def groups(catalog: Catalog, entries: list[Entry]) -> list[tuple[Theme | None, Rows[Entry]]]:
    """The problems of each theme, as far as the page has room for them."""
    found = by_theme(catalog, entries)
    return list(zip(found, share(list(found.values())), strict=True))


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The problems of each theme. Where none has a theme there is but one list, which has no heading of its own."""
    found = groups(catalog, [entry for entry, _ in by_offer(catalog)])
    alone = [theme for theme, _ in found] == [None]
    for theme, rows in found:
        slug = f"theme-{theme.slug if theme else 'none'}"
        place, title = ("list", "全部问题") if alone else (slug, f"问题：{theme or '其他'}")
        yield Listed(f"{address}#{place}", address, slug, title, "problems", "问题", rows)


FAMILY = Family("problems", "problems/", ProblemsContext, "problems-index.html", needed=True, lists=lists, groups="theme-")
