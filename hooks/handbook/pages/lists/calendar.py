"""The 日历 page: what is done every month, quarter, half-year and year, on whose word; as a file for calendars, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from ..calendar import Section, rules_of, sections_of
from ..handbook import Handbook
from . import Family

NOWHERE = "handbook"  # in the names of events, while the handbook has no address


@dataclass(frozen=True)
class CalendarContext:
    """What is done in each period; where its events are named to be from; is there a file for calendars?"""

    sections: list[Section]
    place: str
    has_file: bool

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(sections_of(handbook.catalog), place_of(handbook), bool(rules_of(handbook.catalog)))


def place_of(handbook: Handbook) -> str:
    """Where the handbook is, as the names of events end: they must be nobody else's."""
    return urlsplit(handbook.book.address).hostname or NOWHERE


FAMILY = Family("calendar", "calendar/", CalendarContext, "calendar.html")
