"""How many records fall on each crossing of two ways to sort them."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..model import Practice
from .entry import Listed
from .sketch import Told

Crossing = tuple[Any, Any]
Against = Mapping[str, Sequence[Listed]]  # id of a problem → the practices offered against it

_HEAT = (1, 3, 8, 20)  # the least number for each of the four shades


def heat(number: int) -> int:
    """The shade of a cell, 0 (empty) to 4. The bounds are fixed, so that a shade means the same in every table."""
    return bisect(_HEAT, number)


def stages_by_mechanism(practices: Iterable[Listed]) -> Counter[Crossing]:
    """(stage, main mechanism) → number of practices. A practice with two stages counts in both."""
    return Counter((stage, each.record.mechanism) for each in practices for stage in each.record.stages)


def status_by_evidence(practices: Iterable[Listed]) -> Counter[Crossing]:
    """(status, evidence) → number of practices."""
    return Counter((each.record.status, each.record.evidence) for each in practices)


def problems_by_sector(against: Against) -> Counter[Crossing]:
    """(problem id, sector) → number of practices offered against it in that sector."""
    return _problems_by(against, lambda practice: practice.sectors)


def problems_by_evidence(against: Against) -> Counter[Crossing]:
    """(problem id, evidence) → number of practices offered against it with that evidence."""
    return _problems_by(against, lambda practice: (practice.evidence,))


def problems_by_mechanism(against: Against) -> Counter[Crossing]:
    """(problem id, main mechanism) → number of practices of that kind offered against it."""
    return _problems_by(against, lambda practice: (practice.mechanism,))


def _problems_by(against: Against, values: Callable[[Practice | Told], Iterable[Any]]) -> Counter[Crossing]:
    return Counter((problem, value) for problem, practices in against.items() for each in practices for value in values(each.record))
