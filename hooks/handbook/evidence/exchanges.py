"""Figures of a statement that stand beside the words of another: two that are exchanged, and one where another would fit better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from .binding import Counted, Told, Weigh, bearing, best, fit, share, told
from .figures import Figure, agrees
from .figures.units import TIME, same_unit

MARGIN = 0.1  # by which two figures must fit better when exchanged
BETTER = 0.4  # by which the words of a figure must fit another of the same unit better than those that bear it out
MUCH_BETTER = 0.6  # and by which another of any unit


class Exchanged(NamedTuple):
    """Two figures of a statement that the passages have the other way round; `sure` when the words beside them say so, else it
    is their order alone."""

    first: Figure
    second: Figure
    sure: bool


def exchanged(text: str, passages: Sequence[Counted], weigh: Weigh) -> Exchanged | None:
    """Two figures of a statement, of the same unit, each of which fits the words of the other; None when there are none."""
    found = (_compared(first, second, passages, weigh) for first, second in combinations(told(text), 2))
    return max((each for each in found if each), key=lambda each: each.sure, default=None)


def _compared(first: Told, second: Told, passages: Sequence[Counted], weigh: Weigh) -> Exchanged | None:
    one, other = first.figure, second.figure
    if (one.value, one.upper) == (other.value, other.upper) or not same_unit(one.unit, other.unit):
        return None
    ones, others = bearing(one, passages), bearing(other, passages)
    if not ones or not others:
        return None
    kept = best(first, ones, weigh) + best(second, others, weigh)
    gained = best(first, others, weigh) + best(second, ones, weigh) - kept
    if gained > MARGIN:
        return Exchanged(one, other, sure=True)
    in_order = passages.index(ones[0]) < passages.index(others[-1])
    return None if gained < 0 or in_order else Exchanged(one, other, sure=False)


class Outdone(NamedTuple):
    """A figure of a statement, and that of the passages to which the words beside it belong."""

    figure: Figure
    instead: Figure


def outdone(text: str, passages: Sequence[Counted], weigh: Weigh) -> Iterator[Outdone]:
    """The figures of a statement whose words stand beside another figure of the passages, which it does not give."""
    claimed = told(text)
    given_too = [given.figure for given in claimed]
    spare = [each for each in passages if each.figure.unit and not any(agrees(figure, each.figure) for figure in given_too)]
    for given in claimed:
        own = [each for each in bearing(given.figure, passages) if each.left | each.right]  # in 五星级馆1个、四星级3个 the 3 has no words
        better = (other for other in spare if _is_better(given, other, own, weigh)) if own and given.noun else iter(())
        if other := next(better, None):
            yield Outdone(given.figure, other.figure)


def _is_better(given: Told, other: Counted, own: Sequence[Counted], weigh: Weigh) -> bool:
    kept = max(share(given.noun, each.beside, weigh) for each in own)
    gained = share(given.noun, other.near_noun, weigh) - kept
    if same_unit(given.figure.unit, other.figure.unit):
        return gained > BETTER or fit(given, other, weigh) - best(given, own, weigh) > BETTER
    return gained > MUCH_BETTER and not {given.figure.unit, other.figure.unit} & TIME
