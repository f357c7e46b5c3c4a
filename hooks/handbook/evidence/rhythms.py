"""Two things told with each other's frequency: 按季考评、按年考核 where the report has 按季考核、按年考评.

Each frequency of a statement is laid beside the same one in the passages, with the words around both; where two fit better when
exchanged, they are. Reports and statements mostly tell things in the same order, so the opposite order weighs as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from .cards import Card, Said, cards_of
from .cards.clauses import clauses
from .frequencies import FREQUENCIES

Weigh = Callable[[str], int]

CLEARLY = 0.6  # by which two must fit better when exchanged, whatever their order
A_LITTLE = 0.1  # and when their order is the opposite one
AROUND = 0.5  # what the words of both sides together weigh against those of one side


class Told(NamedTuple):
    """A frequency of a statement as it is written, and how its card has it."""

    word: str
    said: Said


class Exchanged(NamedTuple):
    """Two frequencies that the passages tell the other way round; `sure` when the words around them say so."""

    first: str
    second: str
    sure: bool


def exchanged(text: str, cards: Iterable[Card], weigh: Weigh) -> Exchanged | None:
    """Two frequencies of a statement that belong to each other's things, the surest; None when there are none."""
    if len({found[0] for found, _ in FREQUENCIES.found(text)}) < 2:  # most say one at most, and need not be read clause by clause
        return None
    theirs = [said for card in cards for said in card.said("frequency")]
    found = (_compared(first, second, theirs, weigh) for first, second in combinations(_told(text), 2) if theirs)
    return max((each for each in found if each), key=lambda each: each.sure, default=None)


def _told(text: str) -> Iterator[Told]:
    words = (text[clause.start : clause.end] for clause in clauses(text))
    for clause, (_, card) in zip(words, cards_of(text, ()), strict=True):
        read = zip(FREQUENCIES.found(clause), card.said("frequency"), strict=True)
        yield from (Told(found[0], said) for (found, _), said in read)


def _compared(first: Told, second: Told, theirs: Sequence[Said], weigh: Weigh) -> Exchanged | None:
    ones, others = ([said for said in theirs if said.code == told.said.code] for told in (first, second))
    if first.said.code == second.said.code or not ones or not others:
        return None
    kept = _best(first, ones, weigh) + _best(second, others, weigh)
    gained = _best(first, others, weigh) + _best(second, ones, weigh) - kept
    opposite = theirs.index(others[-1]) < theirs.index(ones[0])
    sure = gained > (A_LITTLE if opposite else CLEARLY)
    return Exchanged(first.word, second.word, sure) if sure or (opposite and gained >= 0) else None


def _best(told: Told, candidates: Iterable[Said], weigh: Weigh) -> float:
    return max(_fit(told.said, each, weigh) for each in candidates)


def _fit(one: Said, other: Said, weigh: Weigh) -> float:
    of_side = max(_share(one.left, other.left, weigh), _share(one.right, other.right, weigh))
    return of_side + AROUND * _share(one.around, other.around, weigh)


def _share(asked: frozenset[str], kept: frozenset[str], weigh: Weigh) -> float:
    whole = sum(map(weigh, asked))
    return sum(map(weigh, asked & kept)) / whole if whole else 0.0
