"""Which records are nearest to some passages by wording: two texts are as near as the rarer 2-grams they share.

The share is the cosine of the two texts' 2-grams, each weighed by how few records have it (K. Spärck Jones 1972, doi
10.1108/eb026526).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import log, sqrt
from typing import NamedTuple

from ...catalog import Catalog, Entry
from ...evidence.normalise import grams, normalise
from ...model.base import Record

LEAST = 0.02  # cosine below which a record has only everyday words in common with a text
MOST = 3


class Near(NamedTuple):
    """A record and how near it is, from 0 to 1."""

    entry: Entry
    share: float


class Nearness:
    """The 2-grams of all records, by which texts are compared with them."""

    def __init__(self, catalog: Catalog) -> None:
        self._grams = {entry: _grams([entry.name, *entry.record.aliases, *entry.record.asks, entry.text]) for entry in catalog.valid}
        having = Counter(gram for found in self._grams.values() for gram in found)
        self._weight = {gram: log((1 + len(self._grams)) / number) for gram, number in having.items()}

    def nearest(self, text: str, model: type[Record], leave_out: Collection[str] = ()) -> list[Near]:
        """The records of one kind that are nearest to a text, the nearest first; few, or none."""
        asked = _grams([text])
        found = (Near(entry, self._cosine(asked, held)) for entry, held in self._grams.items() if entry.model is model)
        near = [each for each in found if each.share >= LEAST and each.entry.id not in leave_out]
        return sorted(near, key=lambda each: (-each.share, each.entry.id))[:MOST]

    def _cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        both = sqrt(self._square(one) * self._square(other))
        return self._square(one & other) / both if both else 0.0

    def _square(self, found: Iterable[str]) -> float:
        return sum(self._weight.get(gram, 0.0) ** 2 for gram in found)


def _grams(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(gram for text in texts for gram in grams(normalise(text), 2))
