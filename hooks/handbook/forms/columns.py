"""Columns of a table shared out anew, for one that is too high because labels or texts stand in narrow columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

NARROWEST = 0.7  # of what a column has otherwise: what is written in it still finds room
MOST_LINES = 6
STEP = 1.0  # millimetres

LinesAt = Callable[[int, float], tuple[int, int]]
"""Of a column, by its number, so wide: the lines of its head, and of the longest text in it."""


def shared_out(widths: Sequence[float], free: Sequence[int], lines_at: LinesAt) -> Iterator[tuple[float, ...]]:
    """Other widths with the same sum; only the columns that are `free` change. Each choice keeps all heads to so many lines and
    all texts to so many; what is left over goes to the free columns by their width."""
    for head in range(1, MOST_LINES + 1):
        for text in range(1, MOST_LINES + 1):
            needed = [_least(number, width, (head, text), lines_at) if number in free else width for number, width in enumerate(widths)]
            spare = sum(widths) - sum(needed)
            if free and spare >= 0:
                factor = 1 + spare / sum(needed[number] for number in free)
                yield tuple(width * factor if number in free else width for number, width in enumerate(needed))


def _least(number: int, width: float, most: tuple[int, int], lines_at: LinesAt) -> float:
    """The least width at which a column takes no more lines than `most`; a text that never does has the width it had."""
    tried = width * NARROWEST
    while tried < 3 * width:
        head, text = lines_at(number, tried)
        if head <= most[0] and text <= most[1]:
            return tried
        tried += STEP
    return 3 * width
