"""Which passage a sentence is closest to in its wording.

A paraphrase keeps the terms of what it paraphrases. So the 2-grams of a sentence are looked for in the fingerprints of the
passages, and weighed by how few passages have them (inverse document frequency: K. Spärck Jones 1972, doi
10.1108/eb026526). The share of a sentence in a passage is the weight of its 2-grams found there over the weight of all.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import accumulate, chain
from math import log
from typing import NamedTuple

from .fingerprints import pairs, pairs_in_order, pairs_of
from .index import PassageIndex, Place
from .indexes import Indexes

FEWEST = 12  # 2-grams that a sentence must have; less says too little
ENOUGH = 0.4  # with this share the sentence may well be of that passage
MARGIN = 0.1  # by which the share elsewhere must be greater
POINTING = 64  # passages that may have a 2-gram which points to them
CANDIDATES = 5
NUMBERS = "I"  # how numbers are written
UNIT = 1 << 20  # weights are whole numbers, so that sums do not depend on the order of a set


Keep = Callable[[Callable[[], bytes]], bytes]


def made_now(make: Callable[[], bytes]) -> bytes:
    """What is made, where nothing is kept."""
    return make()


class Closer(NamedTuple):
    """A passage that is closer to a sentence than those it cites: where it is, and both shares."""

    place: Place
    share: float
    cited: float


class Spread:
    """In how many passages each 2-gram stands, and in which the rarer ones do, by numbers: `gathered` of all passages, and kept so

        the 2-grams, one behind the other, and the end of the line
        in how many passages each of them stands; then, one after another, the passages of each of the rarer ones
    """

    def __init__(self, kept: bytes) -> None:
        written, _, rest = kept.partition(b"\n")
        pairs, numbers = pairs_in_order(written.decode("ascii")), array(NUMBERS)
        numbers.frombytes(rest)
        self.frequency = dict(zip(pairs, numbers, strict=False))  # the passages stand behind
        self.pointing = _Pointing(self.frequency, numbers[len(pairs) :])

    @staticmethod
    def gathered(passages: Sequence[frozenset[str]]) -> bytes:
        """What is kept, of the 2-grams of each passage."""
        frequency = Counter(chain.from_iterable(passages))
        rarer = {pair for pair, number in frequency.items() if number <= POINTING}
        having: dict[str, list[int]] = defaultdict(list)
        for number, pairs_there in enumerate(passages):
            for pair in pairs_there & rarer:
                having[pair].append(number)
        ordered = sorted(frequency)
        numbers = array(NUMBERS, chain((frequency[pair] for pair in ordered), *(having[pair] for pair in ordered if pair in rarer)))
        return b"\n".join(["".join(ordered).encode("ascii"), numbers.tobytes()])


class Wording:
    """The 2-grams of all passages; `weigh` says how much each weighs. `keep` gives what is made of the same indexes, or was before."""

    def __init__(self, indexes: Mapping[str, PassageIndex], keep: Keep = made_now) -> None:
        self._pairs = _Pairs(Indexes.of(indexes))
        self._spread = Spread(keep(self._gathered))
        self.weigh = _Weights(len(self._pairs.places), self._spread.frequency).__getitem__

    def _gathered(self) -> bytes:
        return Spread.gathered([self._pairs[place] for place in self._ordered])

    @cached_property
    def _ordered(self) -> Sequence[Place]:
        """All passages in order; numbers are added up faster than names of places."""
        return sorted(self._pairs.places)

    def closer(self, sentence: str, cited: Iterable[Place]) -> Closer | None:
        """The passage that is clearly closer to the sentence than all it cites together; None when there is none.

        `cited` are places that exist. A sentence of less than `FEWEST` 2-grams is left alone.
        """
        asked = pairs(sentence)
        own = set(cited)
        whole = self._weight(asked)
        if len(asked) < FEWEST or not whole:
            return None
        cited_share = self._weight(frozenset().union(*(asked & self._pairs[place] for place in own))) / whole
        if cited_share >= ENOUGH:
            return None
        shares = ((self._weight(asked & self._pairs[place]) / whole, place) for place in self.candidates(asked, own))
        share, place = max(shares, default=(0.0, ("", 0)))
        return Closer(place, share, cited_share) if share - cited_share > MARGIN else None

    def share(self, asked: frozenset[str], places: Iterable[Place], known: frozenset[str] = frozenset()) -> float:
        """How much of the weight of some 2-grams is found in these passages, or is `known` besides; all of none."""
        having = [known, *(self._pairs[place] for place in places if place in self._pairs.places)]
        whole = sum(map(self._weigh_shared, asked))
        found = (pair for pair in asked if any(pair in kept for kept in having))
        return sum(map(self._weigh_shared, found)) / whole if whole else 1.0

    def _weigh_shared(self, pair: str) -> int:
        """What a 2-gram weighs in a share: one that no passage has is as likely a paraphrase as something else, and counts half."""
        return self.weigh(pair) if pair in self._spread.frequency else self.weigh(pair) // 2

    def candidates(self, asked: Iterable[str], cited: set[Place]) -> list[Place]:
        """The passages to which the rarer 2-grams point most, so that the time does not grow with the number of reports.

        They are the same in whatever order the 2-grams come.
        """
        points: defaultdict[int, int] = defaultdict(int)
        pointing = self._spread.pointing
        for pair in asked:
            weight = self.weigh(pair)
            for number in pointing[pair]:
                points[number] += weight
        best = nlargest(CANDIDATES + len(cited), zip(points.values(), points, strict=True))
        return [place for place in (self._ordered[number] for _, number in best) if place not in cited][:CANDIDATES]

    def _weight(self, found: Iterable[str]) -> int:
        return sum(map(self.weigh, found))


class _Weights(dict[str, int]):
    """What each 2-gram weighs, found when first asked for."""

    def __init__(self, passages: int, frequency: Mapping[str, int]) -> None:
        self._passages = passages
        self._frequency = frequency

    def __missing__(self, pair: str) -> int:
        weight = self[pair] = round(log(self._passages / (self._frequency.get(pair) or 1)) * UNIT)
        return weight


class _Pairs(dict[Place, frozenset[str]]):
    """The 2-grams of each passage, read when they are first asked for."""

    def __init__(self, indexes: Indexes) -> None:
        self._indexes, self.places = indexes, frozenset(indexes.places())

    def __missing__(self, place: Place) -> frozenset[str]:
        passage = self._indexes.passage(*place)
        if passage is None:
            raise KeyError(place)
        found = self[place] = pairs_of(passage.sound) | pairs_of(passage.doubtful) if passage.doubtful.twos else pairs_of(passage.sound)
        return found


class _Pointing(dict[str, Sequence[int]]):
    """The passages that have a 2-gram which points to them, read when they are first asked for; none of any other."""

    def __init__(self, frequency: Mapping[str, int], passages: Sequence[int]) -> None:
        self._frequency, self._passages = frequency, passages

    @cached_property
    def _begins(self) -> Mapping[str, int]:
        """Where those of each begin."""
        rarer = [pair for pair, number in self._frequency.items() if number <= POINTING]
        return dict(zip(rarer, accumulate((self._frequency[pair] for pair in rarer), initial=0), strict=False))

    def __missing__(self, pair: str) -> Sequence[int]:
        first = self._begins.get(pair)
        found = self[pair] = () if first is None else [*self._passages[first : first + self._frequency[pair]]]
        return found
