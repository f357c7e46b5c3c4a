"""How much has been read against the originals and signed, and the records in which something has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.readings import readings_of
from ...model import KINDS
from ..handbook import Handbook
from . import Family

# so many records keep the page light; the rest are told in numbers
NAMES = 500


@dataclass(frozen=True)
class Count:
    """What records of a kind say of their reports, or one of them: how many sayings, how many of them signed."""

    said: int
    signed: int

    @property
    def open(self) -> int:
        """How many are not signed by enough people."""
        return self.said - self.signed


@dataclass(frozen=True)
class Row:
    """A record in which something is not signed."""

    entry: Entry
    count: Count


@dataclass(frozen=True)
class Group:
    """The records of a kind: its label, the sum over all of them, those in which something is open, as far as there is room,
    and how many more there are."""

    label: str
    count: Count
    rows: Sequence[Row]
    more: int


@dataclass(frozen=True)
class SignedContext:
    """Everything by kind, the sum, whether anybody has signed anything, and how many people are to read a result and what
    else there is."""

    groups: list[Group]
    whole: Count
    nobody: bool
    results: int
    rest: int

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        readings, room, groups = readings_of(catalog), NAMES, []
        for model in KINDS.values():
            rows = [Row(entry, Count(*readings.count(entry))) for entry in catalog.of(model)]
            if (whole := summed([row.count for row in rows])).said:
                left = [row for row in rows if row.count.open]
                groups.append(Group(model.label, whole, left[:room], len(left) - len(left[:room])))
                room -= len(left[:room])
        wanted = catalog.settings.signatures
        return cls(groups, summed([group.count for group in groups]), catalog.signed.is_empty, wanted.results, wanted.rest)


def summed(counts: Sequence[Count]) -> Count:
    """The sum of several counts."""
    return Count(sum(each.said for each in counts), sum(each.signed for each in counts))


FAMILY = Family("signed", "signed/", SignedContext, "signed.html")
