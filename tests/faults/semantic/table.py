"""The table of a measurement: of each class, how many edits, and what became of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from .edit import Half
from .measure import Told

OUTCOMES = ("error", "reminder", "missed")
NAMES, CELL = 38, 6  # columns
HEAD = ("类", "处", "报错", "提醒", "漏过", "说出")


def rows(told: Iterable[Told], half: Half | None = None) -> dict[str, Counter[str]]:
    """Name of each class with its code → outcome → number of edits; `half` leaves out the other one."""
    counted: dict[str, Counter[str]] = {}
    for each in told:
        if half in (None, each.seeded.half):
            fault = each.seeded.fault
            counted.setdefault(f"{fault.name} {fault.code}", Counter())[each.outcome] += 1
    return counted


def total(counted: dict[str, Counter[str]]) -> Counter[str]:
    """All classes together."""
    return Counter(dict(Counter(chain.from_iterable(each.elements() for each in counted.values()))))


def lines(told: Iterable[Told], half: Half | None = None) -> Iterator[str]:
    """The table as lines of text, the sum below."""
    counted = rows(told, half)
    yield _line(*HEAD)
    for name, found in (*counted.items(), ("合计", total(counted))):
        number = found.total()
        share = f"{1 - found['missed'] / number:.0%}" if number else "-"
        yield _line(name, number, *(found[outcome] for outcome in OUTCOMES), share)


def _line(name: str, *cells: object) -> str:
    return f"{name}{' ' * (NAMES - _width(name))}{''.join(' ' * (CELL - _width(str(cell))) + str(cell) for cell in cells)}"


def _width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)
