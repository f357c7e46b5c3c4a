"""Which clauses of the cited passages a clause of a statement rests on.

The share of a clause in a card is the weight of its 2-grams found there over the weight of all, each weighed by how few
passages have it (see `wording`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..figures import read_figures
from .card import Card
from .making import cards_of
from .writing import read_cards

LEAST = 0.15  # a card with a smaller share of the clause is none it rests on

Place = tuple[str, int]  # source, number of the passage


class Match(NamedTuple):
    """A clause of a passage that a clause of a statement may rest on: its number in the passage, its card, its share."""

    place: Place
    number: int
    card: Card
    share: float


class Aligned(NamedTuple):
    """A clause of a statement, what it says, and the clauses it may rest on, the best first."""

    clause: str
    said: Card
    matches: tuple[Match, ...]


def align(
    text: str, cited: Iterable[tuple[Place, tuple[str, ...]]], weigh: Callable[[str], int]
) -> tuple[Aligned, ...]:
    """The clauses of a statement, each beside the cards, given as written, of the cited passages that have part of its words."""
    passages = list(cited)
    return tuple(
        Aligned(text[clause.start : clause.end], card, _matches(card, passages, weigh))
        for clause, card in cards_of(text, read_figures(text))
    )


def _matches(card: Card, cited: Iterable[tuple[Place, tuple[str, ...]]], weigh: Callable[[str], int]) -> tuple[Match, ...]:
    weights = {pair: weigh(pair) for pair in card.words}
    whole = sum(weights.values())
    if not whole:
        return ()
    found = (match for place, written in cited for match in _in_passage(place, written, weights, whole))
    return tuple(sorted(found, key=lambda match: (-match.share, match.place, match.number)))


def _in_passage(place: Place, written: tuple[str, ...], weights: Mapping[str, int], whole: int) -> Iterator[Match]:
    shared: defaultdict[int, int] = defaultdict(int)
    having = _having(written)
    for pair, weight in weights.items():
        for number in having.get(pair, ()):
            shared[number] += weight
    for number, weight in shared.items():
        if weight >= LEAST * whole:
            yield Match(place, number, read_cards(written)[number], weight / whole)


@lru_cache(maxsize=4096)
def _having(written: tuple[str, ...]) -> Mapping[str, list[int]]:
    """The 2-grams of a passage, each with the numbers of the clauses that have it."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, card in enumerate(read_cards(written)):
        for pair in card.words:
            having[pair].append(number)
    return having
