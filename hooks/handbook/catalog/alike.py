"""Which records are alike: pairs of one kind that may tell the same thing twice, and records that are near to a text.

Texts are compared by their 2-grams, each weighed by how few records have it (K. Spärck Jones 1972, doi 10.1108/eb026526). Of a pair
the share of the smaller record counts that the other has, too: of its wording, of the parts of its name, of the passages that it
rests on, those more that few records cite; where the two share a passage, also whether they are of one mechanism, answer one
problem, and whether one of them says next to nothing.

Measured on 24 pairs that editors had made one record of, as they were before, and on all other pairs of the 660 records of that
time. The weights were set on half of the pairs. 17 of the 24 reach the threshold, 8 of 10 in the other half of those that share a
passage; so do 46 others, of which 7 went into one record by way of a third; by wording, parts and place alone it was 13 and 44. Four
that rest on different passages are not found, nor are names that a report only mentions beside a fuller record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt
from typing import NamedTuple

from ..evidence.normalise import grams, normalise
from ..model import walk
from ..model.base import Record
from .catalog import Catalog
from .entry import Entry
from .mentions import own_words

LEAST = 0.42  # of a pair that somebody should look at
NEAR = 0.02  # below which a record has only everyday words in common with a text
MOST = 3
WORDING, PARTS, PLACE, MECHANISM, PROBLEM, THIN = 0.55, 0.05, 0.15, 0.15, 0.08, 0.07
_THIN = 3  # statements


@dataclass(frozen=True)
class Alike:
    """Two records and how alike they are, from 0 to 1: in all, by wording, by parts, by passages."""

    one: Entry
    other: Entry
    wording: float
    parts: float
    place: float
    share: float


class Near(NamedTuple):
    """A record and how near it is to a text, from 0 to 1."""

    entry: Entry
    share: float


class Likeness:
    """What records are compared by, worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self._entries = catalog.valid

    # --- pairs ----------------------------------------------------------------------------------------------------------

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
        wording = self._told.shared(one, other)
        parts = _shared(self._parts[one], self._parts[other])
        place = _shared(self._places[one], self._places[other])
        share = WORDING * wording + PARTS * parts + (self._beside(one, other, place) if place else 0.0)
        return Alike(one, other, wording, parts, place, share)

    def _beside(self, one: Entry, other: Entry, place: float) -> float:
        """What counts of two records that share a passage."""
        fewest = min(self._citing[citation] for citation in self._places[one] & self._places[other])
        is_thin = min(len(one.cited), len(other.cited)) <= _THIN
        counted = PLACE * place / sqrt(sqrt(fewest)) + (MECHANISM if _mechanism(one) == _mechanism(other) else 0) + (THIN if is_thin else 0)
        return counted + PROBLEM * _shared(_problems(one), _problems(other))

    @cached_property
    def _told(self) -> Wordings:
        return Wordings({entry: _grams([entry.name, *_sentences(entry)]) for entry in self._entries})

    @cached_property
    def _parts(self) -> dict[Entry, frozenset[str]]:
        return {entry: frozenset(normalise(quote.text) for quote in walk.quotes(entry.record) if quote.by == "cite") for entry in self._entries}

    @cached_property
    def _places(self) -> dict[Entry, frozenset[str]]:
        return {entry: frozenset(entry.citations) for entry in self._entries}

    @cached_property
    def _citing(self) -> Counter[str]:
        """How many records of the kind that cites a passage most cite it."""
        counted: dict[type[Record], Counter[str]] = {}
        for entry, places in self._places.items():
            counted.setdefault(entry.model, Counter()).update(places)
        most: Counter[str] = Counter()
        for of_kind in counted.values():
            most |= of_kind
        return most

    # --- records near to a text -----------------------------------------------------------------------------------------

    def nearest(self, text: str, model: type[Record]) -> list[Near]:
        """The records of one kind whose wording is nearest to a text, the nearest first; few, or none."""
        asked = _grams([text])
        found = (Near(entry, self._said.cosine(asked, entry)) for entry in self._entries if entry.model is model)
        return sorted((each for each in found if each.share >= NEAR), key=lambda each: (-each.share, each.entry.id))[:MOST]

    @cached_property
    def _said(self) -> Wordings:
        return Wordings({entry: _grams([entry.name, *entry.record.aliases, *entry.record.asks, entry.text]) for entry in self._entries})


class Wordings:
    """The 2-grams of records, each weighed by how few of them have it."""

    def __init__(self, found: dict[Entry, frozenset[str]]) -> None:
        self._grams = found
        having = Counter(gram for each in found.values() for gram in each)
        self._weight = {gram: log((1 + len(found)) / number) ** 2 for gram, number in having.items()}
        self._whole = {entry: self._square(each) for entry, each in found.items()}

    def shared(self, one: Entry, other: Entry) -> float:
        """The share of the smaller record that the other has, too."""
        fewer = min(self._whole[one], self._whole[other])
        return self._square(self._grams[one] & self._grams[other]) / fewer if fewer else 0.0

    def cosine(self, asked: frozenset[str], entry: Entry) -> float:
        """How near a record is to the 2-grams of a text."""
        both = sqrt(self._square(asked) * self._whole[entry])
        return self._square(asked & self._grams[entry]) / both if both else 0.0

    def _square(self, found: Iterable[str]) -> float:
        return sum(self._weight.get(gram, 0.0) for gram in found)


def _grams(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(gram for text in texts for gram in grams(normalise(text), 2))


def _sentences(entry: Entry) -> Iterator[str]:
    """What the record says with a citation; of one without any, all that it says."""
    told = (each.statement.text for each in entry.cited) if entry.cited else (text for _, text in entry.prose)
    return map(own_words, told)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def _mechanism(entry: Entry) -> object:
    """Its mechanism; of a kind that has none each record is by itself."""
    return getattr(entry.record, "mechanism", entry)


def _problems(entry: Entry) -> frozenset[str]:
    return frozenset(solve.problem for solve in getattr(entry.record, "solves", ()))


def _declared(one: Entry, other: Entry) -> bool:
    """Have people said that the two have one name and are not the same?"""
    return other.id in getattr(one.record, "namesakes", ())
