"""How much has been read against the originals and signed, and the records in which something has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog
from ...catalog.entry import Link
from ...catalog.readings import readings_of
from ...model import KINDS, Record
from ..further import How, Listed
from ..handbook import Handbook
from ..rows import ROOM, Rows, rows_of
from . import Family

SIZE = 80  # records of a further page, a line each: at 390 px they fill about five thousand pixels


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

    link: Link
    count: Count


@dataclass(frozen=True)
class OpenContext:
    """Some records in which something is not signed."""

    open: list[Row]

    @classmethod
    def of(cls, rows: Sequence[Row], catalog: Catalog) -> Self:
        """These records."""
        return cls([*rows])


@dataclass(frozen=True)
class Group:
    """The records of a kind: its folder and label, the sum over all of them, those in which something is open."""

    folder: str
    label: str
    count: Count
    rows: Rows[Row]


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
        groups = [group_of(model, count, catalog) for model, count in counts(catalog).items() if count.said]
        wanted = catalog.settings.signatures
        return cls(groups, whole(catalog), catalog.is_unsigned, wanted.results, wanted.rest)


def group_of(model: type[Record], count: Count, catalog: Catalog) -> Group:
    """The records of a kind, of which there is so much to read."""
    return Group(model.folder, model.label, count, unsigned(model, catalog))


def unsigned(model: type[Record], catalog: Catalog) -> Rows[Row]:
    """The records of a kind in which something is not signed, as many on the page as there is room for."""
    found = readings_of(catalog).open_of(model).records
    return rows_of([Row(link, Count(said, signed)) for link, said, signed in found], ROOM, ROOM + 1)


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The records of each kind in which something is not signed."""
    how = How("unsigned.html", SIZE, OpenContext.of)
    for model in KINDS.values():
        title = f"没有签够的{model.label}"
        yield Listed(f"{address}#unsigned", address, model.folder, title, "signed", "签读情况", unsigned(model, catalog), own=how)


def counts(catalog: Catalog) -> dict[type[Record], Count]:
    """How much there is to read, by kind."""
    return {model: Count(*readings_of(catalog).sum_of(model)) for model in KINDS.values()}


def whole(catalog: Catalog) -> Count:
    """The same of all kinds together."""
    each = counts(catalog).values()
    return Count(sum(count.said for count in each), sum(count.signed for count in each))


FAMILY = Family("signed", "signed/", SignedContext, "signed.html", lists=lists)
