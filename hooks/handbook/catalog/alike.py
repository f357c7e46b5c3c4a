"""Records of one kind that may tell the same thing twice: by wording, by the parts of a name, by the passages they rest on.

Each is the share of the smaller record that the other has, too; the 2-grams of its wording are weighed by how few records have
them (K. Spärck Jones 1972, doi 10.1108/eb026526).

Measured on 24 pairs that editors had made one record of, as they were before, and on all other pairs of 663 records: 13 of the 24
reach the threshold, and 47 others, of which the first twenty tell much the same. What does not reach it are names that a report
only mentions: these share a passage with the fuller record and hardly a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

from ..evidence.normalise import grams, normalise
from ..model import walk
from .catalog import Catalog
from .entry import Entry
from .mentions import own_words

LEAST = 0.45  # of a pair that somebody should look at
WORDING, PARTS, PLACE = 0.6, 0.1, 0.3


@dataclass(frozen=True)
class Alike:
    """Two records and how alike they are, from 0 to 1: in all, by wording, by parts, by passages."""

    one: Entry
    other: Entry
    wording: float
    parts: float
    place: float

    @property
    def share(self) -> float:
        """In all; one without parts, or one that rests on nothing, is compared by the rest."""
        return WORDING * self.wording + PARTS * self.parts + PLACE * self.place


class Likeness:
    """What records are compared by, worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self._entries = catalog.valid
        self._grams = {entry: _grams(entry) for entry in self._entries}
        having = Counter(gram for found in self._grams.values() for gram in found)
        self._weight = {gram: log((1 + len(self._grams)) / number) ** 2 for gram, number in having.items()}
        self._whole = {entry: self._square(found) for entry, found in self._grams.items()}

    def pairs(self, of: Collection[Entry] | None = None, least: float = LEAST) -> list[Alike]:
        """The pairs that are at least so much alike, the most alike first; `of` are the records to compare with all others."""
        found = (self.alike(one, other) for one, other in self._candidates(of))
        return sorted((each for each in found if each.share >= least), key=lambda each: (-each.share, each.one.id, each.other.id))

    def _candidates(self, of: Collection[Entry] | None) -> Iterator[tuple[Entry, Entry]]:
        chosen = self._entries if of is None else of
        wanted = {entry.id for entry in chosen}
        for one in chosen:
            for other in self._entries:
                is_first = other.id not in wanted or one.id < other.id
                if one.model is other.model and one is not other and is_first and not _declared(one, other):
                    yield one, other

    def alike(self, one: Entry, other: Entry) -> Alike:
        """How alike two records are."""
        fewer = min(self._whole[one], self._whole[other])
        wording = self._square(self._grams[one] & self._grams[other]) / fewer if fewer else 0.0
        return Alike(one, other, wording, _shared(self._parts[one], self._parts[other]), _shared(self._places[one], self._places[other]))

    @cached_property
    def _parts(self) -> dict[Entry, frozenset[str]]:
        return {entry: frozenset(normalise(quote.text) for quote in walk.quotes(entry.record) if quote.by == "cite") for entry in self._entries}

    @cached_property
    def _places(self) -> dict[Entry, frozenset[str]]:
        return {entry: frozenset(entry.citations) for entry in self._entries}

    def _square(self, found: Iterable[str]) -> float:
        return sum(self._weight[gram] for gram in found)


def _grams(entry: Entry) -> frozenset[str]:
    told = (own_words(each.statement.text) for each in entry.cited)
    said = told if entry.cited else (own_words(text) for _, text in entry.prose)
    return frozenset(gram for text in (entry.name, *said) for gram in grams(normalise(text), 2))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def _declared(one: Entry, other: Entry) -> bool:
    """Have people said that the two have one name and are not the same?"""
    return other.id in getattr(one.record, "namesakes", ())
