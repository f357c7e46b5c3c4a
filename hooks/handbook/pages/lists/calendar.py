"""The 日历 page: what is done every month, quarter, half-year and year, on whose word; as a file for calendars, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from ...catalog import Catalog, Entry
from ..calendar import Item, Section, rules_of, sections_of
from ..further import Listed
from ..handbook import Handbook
from ..rows import Rows
from . import Family

ROOM = 80  # practices of a period, and forms of one: each names its passages
FOLDED = 5  # entries above which they are folded on the screen: all of a year's would be ten thousand pixels high
NOWHERE = "handbook"  # in the names of events, while the handbook has no address


@dataclass(frozen=True)
class CalendarContext:
    """What is done in each period, and how many of the practices and forms of one there is room for, from how many on
    they are folded; where its events are named to be from; is there a file for calendars?"""

    sections: list[Section]
    place: str
    has_file: bool
    room: int = ROOM
    folded: int = FOLDED

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(sections_of(handbook.catalog), place_of(handbook), bool(rules_of(handbook.catalog)))


def place_of(handbook: Handbook) -> str:
    """Where the handbook is, as the names of events end: they must be nobody else's."""
    return urlsplit(handbook.book.address).hostname or NOWHERE


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The practices and the forms of each period."""
    for section in sections_of(catalog):
        for sort, label, items in (("practices", "报告里这样做", section.practices), ("forms", "要填的表", section.forms)):
            slug = f"{section.id}-{sort}"
            title = f"日历：{section.label}，{label}"
            yield Listed(f"{address}#{slug}", address, slug, title, "calendar", "日历", rows(items))


def rows(items: Sequence[Item]) -> Rows[Entry]:
    """The records of some items, as far as there is room for them."""
    entries = [item.entry for item in items]
    return Rows(entries[:ROOM], beyond=entries[ROOM:])


FAMILY = Family("calendar", "calendar/", CalendarContext, "calendar.html", lists=lists)
