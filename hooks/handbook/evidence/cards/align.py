"""Which clauses of the cited passages a clause of a statement rests on.

The share of a clause in a card is the weight of its 2-grams found there over the weight of all, each weighed by how few
passages have it (see `wording`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from .card import Card
from .making import cards_asked
from .writing import read_cards

LEAST = 0.15  # a card with a smaller share of the clause is none it rests on

Place = tuple[str, int]  # source, number of the passage


class Match(NamedTuple):
    """A clause of a passage that a clause of a statement may rest on: its number in the passage, its card, its share."""

    place: Place
    number: int
    card: Card
    share: float


@dataclass(frozen=True)
class Aligned:
    """A clause of a statement, and what it says, its figures aside (see `binding`)."""

    clause: str
    said: Card
    find: Callable[[], tuple[Match, ...]] = field(repr=False, compare=False)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The clauses it may rest on, the best first; looked for when first asked for, as most rules are done before."""
        return self.find()


class _Passage(NamedTuple):
    """A cited passage: its cards, and its 2-grams, each with the numbers of the clauses that have it."""

    place: Place
    cards: tuple[Card, ...]
    having: Mapping[str, list[int]]


def align(
    text: str, cited: Iterable[tuple[Place, tuple[str, ...]]], weigh: Callable[[str], int]
) -> tuple[Aligned, ...]:
    """The clauses of a statement, each beside the cards, given as written, of the cited passages that have part of its words."""
    passages = [_Passage(place, read_cards(written), _having(written)) for place, written in cited]
    return tuple(
        Aligned(text[clause.start : clause.end], card, partial(_matches, card, passages, weigh))
        for clause, card in cards_asked(text)
    )


def _matches(card: Card, cited: Sequence[_Passage], weigh: Callable[[str], int]) -> tuple[Match, ...]:
    weights = {pair: weigh(pair) for pair in card.words}
    whole = sum(weights.values())
    found = [match for passage in cited for match in _in_passage(passage, weights, whole)] if whole else []
    return tuple(sorted(found, key=lambda match: (-match.share, match.place, match.number)))


def _in_passage(passage: _Passage, weights: Mapping[str, int], whole: int) -> Iterator[Match]:
    shared: defaultdict[int, int] = defaultdict(int)
    for pair, weight in weights.items():
        for number in passage.having.get(pair, ()):
            shared[number] += weight
    for number, weight in shared.items():
        if weight >= LEAST * whole:
            yield Match(passage.place, number, passage.cards[number], weight / whole)


@lru_cache(maxsize=4096)
def _having(written: tuple[str, ...]) -> Mapping[str, list[int]]:
    """The 2-grams of a passage, each with the numbers of the clauses that have it."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, card in enumerate(read_cards(written)):
        for pair in card.words:
            having[pair].append(number)
    return having
