"""A year as a line: each beat of a rhythm has a lane of its own, cut into its periods.

A lane is cut into months, quarters or half years, for "each quarter" does not say on which day; only a month that the
source names is marked as such.
"""

from __future__ import annotations

from .measure import wrap
from .rhythm import Beat, Rhythm
from .shapes import EM, LEADING, SMALL, WIDTH, Area, Bar, Drawing, Text

LEFT = 4
MONTH = 28
THICK = 11
BETWEEN = 6  # a lane and the next, a period and the next
CLEFT = 3


def draw_timeline(drawing: Drawing, rhythm: Rhythm, top: int = 1) -> None:
    """Add the axis, a lane for each beat and the clauses that tell no interval."""
    for month in range(1, 13):
        middle = LEFT + MONTH * (month - 1) + (MONTH - CLEFT) // 2
        drawing.labels.append(Text(middle - (4 if month < 10 else 8), top + 12, str(month), SMALL))
    drawing.labels.append(Text(WIDTH - 13, top + 12, "月", SMALL))
    top += LEADING
    for beat in rhythm.beats:
        top = _write(drawing, beat.words, top)
        drawing.bars += _lane(beat, top)
        top += THICK + BETWEEN
    drawing.height = _write(drawing, "；".join(rhythm.rest), top)


def _lane(beat: Beat, top: int) -> list[Bar]:
    """The periods of a beat. Where it names months, those are filled and the months between are only outlined."""
    if not beat.named:
        months = beat.period or 12
        return [_bar(start, months, top, "bar" if beat.period else "missing") for start in range(0, 12, months)]
    bars = [_bar(month - 1, 1, top, "bar") for month in beat.named]
    ends = [0, *beat.named]
    starts = [month - 1 for month in (*beat.named, 13)]
    return bars + [_bar(end, start - end, top, "open") for end, start in zip(ends, starts, strict=True) if start > end]


def _bar(start: int, months: int, top: int, kind: str) -> Bar:
    """A stretch of the year that begins after `start` months."""
    return Bar(Area(LEFT + MONTH * start, top, MONTH * months - CLEFT, THICK), kind)


def _write(drawing: Drawing, text: str, top: int) -> int:
    """Lines of text across the picture; the place below them."""
    for line in wrap(text, (WIDTH - 2 * LEFT) / EM):
        drawing.labels.append(Text(LEFT, top + 14, line))
        top += LEADING
    return top
