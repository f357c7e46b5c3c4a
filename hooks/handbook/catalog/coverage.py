"""What became of each passage of a report: cited, classed with a reason, a heading, or not yet looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Source
from ..model.vocabulary import Reason
from .catalog import Catalog
from .entry import Entry


@dataclass(frozen=True)
class Coverage:
    """The passages of one source by what became of them, as numbers in order."""

    source: Entry
    cited: tuple[int, ...]
    classed: dict[Reason, tuple[int, ...]]
    headings: tuple[int, ...]
    open: tuple[int, ...]

    @property
    def total(self) -> int:
        """The number of passages that are accounted for or should be: all but the headings that nothing cites."""
        return len(self.cited) + self.dismissed + len(self.open)

    @property
    def dismissed(self) -> int:
        """The number of passages that are not used for a reason given."""
        return sum(map(len, self.classed.values()))

    @property
    def shares(self) -> tuple[tuple[str, int], ...]:
        """The kinds of a bar and their numbers: used is filled, not used is empty, not accounted for is dashed."""
        return ("bar", len(self.cited)), ("open", self.dismissed), ("missing", len(self.open))


@dataclass(frozen=True)
class Whole:
    """How many passages of all sources together there are, and what became of how many."""

    total: int
    cited: int
    dismissed: int
    open: int


def whole(items: Sequence[Coverage]) -> Whole:
    """The sum over sources."""
    return Whole(
        sum(item.total for item in items), sum(len(item.cited) for item in items),
        sum(item.dismissed for item in items), sum(len(item.open) for item in items),
    )  # fmt: skip


def coverage_of(entry: Entry, catalog: Catalog) -> Coverage:
    """The coverage of a source; a cited heading counts as cited, an uncited one as a heading."""
    record = entry.record
    assert isinstance(record, Source)
    index = catalog.library.indexes.get(entry.id)
    passages = index.passages if index else ()
    cited = set(catalog.cited_numbers(entry.id))
    classed = {number: reason for reason, numbers in record.uncited.items() for number in numbers}
    rest = [passage for passage in passages if passage.number not in cited]
    return Coverage(
        source=entry,
        cited=tuple(passage.number for passage in passages if passage.number in cited),
        classed={
            reason: found for reason in catalog.settings.values(Reason)
            if (found := tuple(p.number for p in rest if classed.get(p.number) is reason))
        },
        headings=tuple(p.number for p in rest if p.kind == "heading" and p.number not in classed),
        open=tuple(p.number for p in rest if p.kind != "heading" and p.number not in classed),
    )


def coverage(catalog: Catalog) -> list[Coverage]:
    """The coverage of every source, in the order of their files."""
    return [coverage_of(entry, catalog) for entry in catalog.of(Source)]
