"""Which passage a sentence is closest to in its wording.

A paraphrase keeps the terms of what it paraphrases. So the 2-grams of a sentence are looked for in the fingerprints of the
passages, and weighed by how few passages have them (inverse document frequency: K. Spärck Jones 1972, doi
10.1108/eb026526). The share of a sentence in a passage is the weight of its 2-grams found there over the weight of all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import nlargest
from itertools import chain
from math import log
from typing import NamedTuple

from .fingerprints import pairs, pairs_of
from .index import PassageIndex

Place = tuple[str, int]  # source, number of the passage

FEWEST = 12  # 2-grams that a sentence must have; less says too little
ENOUGH = 0.5  # with this share the sentence may well be of that passage
MARGIN = 0.1  # by which the share elsewhere must be greater
POINTING = 64  # passages that may have a 2-gram which points to them
CANDIDATES = 5


class Closer(NamedTuple):
    """A passage that is closer to a sentence than those it cites: where it is, and both shares."""

    place: Place
    share: float
    cited: float


class Wording:
    """The 2-grams of all passages, and how much each weighs."""

    def __init__(self, indexes: Mapping[str, PassageIndex]) -> None:
        self._pairs = {
            (source, passage.number): pairs_of(passage.sound) | pairs_of(passage.doubtful)
            for source, index in indexes.items()
            for passage in index.passages
        }
        self._frequency = Counter(chain.from_iterable(self._pairs.values()))

    @cached_property
    def _having(self) -> Mapping[str, list[Place]]:
        """The passages that have a 2-gram."""
        having: dict[str, list[Place]] = defaultdict(list)
        for place, found in self._pairs.items():
            for pair in found:
                having[pair].append(place)
        return having

    def closer(self, sentence: str, cited: Iterable[Place]) -> Closer | None:
        """The passage that is clearly closer to the sentence than all it cites together; None when there is none.

        `cited` are places that exist. A sentence of less than `FEWEST` 2-grams is left alone.
        """
        own = set(cited)
        weights = {pair: log(len(self._pairs) / max(self._frequency[pair], 1)) for pair in pairs(sentence)}
        whole = sum(weights.values())
        if len(weights) < FEWEST or not whole:
            return None
        cited_share = _weight(weights, frozenset().union(*(self._pairs[place] for place in own))) / whole
        if cited_share >= ENOUGH:
            return None
        shares = [(_weight(weights, self._pairs[place]) / whole, place) for place in self._candidates(weights, own)]
        share, place = max(shares, default=(0.0, ("", 0)))
        return Closer(place, share, cited_share) if share - cited_share > MARGIN else None

    def _candidates(self, weights: Mapping[str, float], cited: set[Place]) -> list[Place]:
        """The passages to which the rarer 2-grams point most, so that the time does not grow with the number of reports."""
        points: defaultdict[Place, float] = defaultdict(float)
        for pair, weight in weights.items():
            having = self._having.get(pair, ())
            if len(having) <= POINTING:
                for place in having:
                    points[place] += weight
        return nlargest(CANDIDATES, points.keys() - cited, key=lambda place: (points[place], place))


def _weight(weights: Mapping[str, float], passage: frozenset[str]) -> float:
    return sum(weight for pair, weight in weights.items() if pair in passage)
