"""How many records fall on each crossing of two ways to sort them."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ..model import Practice
from .catalog import Catalog, solved_by
from .entry import Entry, Listed

Crossing = tuple[Any, Any]

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


def problems_by_sector(catalog: Catalog, problems: Iterable[Entry]) -> Counter[Crossing]:
    """(problem id, sector) → number of practices offered against it in that sector."""
    return _problems_by(catalog, problems, lambda practice: practice.sectors)


def problems_by_evidence(catalog: Catalog, problems: Iterable[Entry]) -> Counter[Crossing]:
    """(problem id, evidence) → number of practices offered against it with that evidence."""
    return _problems_by(catalog, problems, lambda practice: (practice.evidence,))


def problems_by_mechanism(catalog: Catalog, problems: Iterable[Entry]) -> Counter[Crossing]:
    """(problem id, main mechanism) → number of practices of that kind offered against it."""
    return _problems_by(catalog, problems, lambda practice: (practice.mechanism,))


def _problems_by(catalog: Catalog, problems: Iterable[Entry], values: Callable[[Practice], Iterable[Any]]) -> Counter[Crossing]:
    return Counter(
        (problem.id, value)
        for problem in problems
        for entry, _ in solved_by(catalog, problem.id)
        for value in values(entry.record)
    )
