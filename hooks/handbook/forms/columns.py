"""How wide the columns of a table are: by what they hold, stretched to the page, or shared out anew where labels or texts
in narrow columns make it too high."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from ..model.vocabulary import Arrangement, FieldKind
from .breaks import widest
from .layout import Form, Slot
from .measures import EM, HINT_EM, ITEM_WIDTH, NUMBER_WIDTH, PADDING, PORTRAIT, WIDTHS

NARROWEST = 0.7  # of what a column has otherwise: what is written in it still finds room
MOST_LINES = 6
STEP = 1.0  # millimetres
MOST_LABEL_LINES = 3
MOST_ROOM = 8  # characters of a date, or of room with its label, that a column is made wide for
LABEL = 42.0  # beside what is filled in of an item without columns
GRID_LABEL = 66.0

LinesAt = Callable[[int, float], tuple[int, int]]
"""Of a column, by its number, so wide: the lines of its head, and of the longest text in it."""


def own(form: Form, widths: Sequence[float]) -> Iterator[tuple[Slot, float]]:
    """The columns of a form with their widths; those of numbers, items and weights stand before them."""
    return zip(form.columns, widths[len(widths) - len(form.columns) :], strict=True)


def natural(form: Form) -> list[float]:
    """The widths of all columns at which their contents have room, however wide the table gets."""
    if not form.columns:
        return _of_items(form)
    found = [NUMBER_WIDTH] if form.numbered else []
    if form.items:
        found.append(ITEM_WIDTH)
    if form.prints_weights:
        found.append(WIDTHS[FieldKind.NUMBER])
    return found + [_natural(slot) for slot in form.columns]


def _of_items(form: Form) -> list[float]:
    if form.arrangement is Arrangement.GRID:
        return [NUMBER_WIDTH, GRID_LABEL, PORTRAIT.measure - NUMBER_WIDTH - GRID_LABEL]
    return [LABEL, PORTRAIT.measure - LABEL]


def _natural(slot: Slot) -> float:
    """The width of a column at which its label takes few lines and its content has room."""
    for_label = ceil(len(slot.label) / MOST_LABEL_LINES) * EM + PADDING
    longest = max((len(each.text) for each in slot.given), default=0)
    for_given = ceil(longest / MOST_LABEL_LINES) * EM + PADDING if longest else 0.0
    for_choices = ceil(len("／".join(slot.choices)) / MOST_LABEL_LINES) * HINT_EM + PADDING
    for_rooms = min(max((widest(each.text) for each in slot.given), default=0), MOST_ROOM) * EM + PADDING
    return float(slot.width or max(WIDTHS[slot.kind], for_label, for_given, for_rooms, for_choices))


def stretched(widths: Sequence[float], measure: float, fixed: int) -> tuple[float, ...]:
    """Widths that fill the measure; the first `fixed` stay as they are."""
    kept = sum(widths[:fixed])
    factor = (measure - kept) / (sum(widths) - kept)
    return tuple(width if number < fixed else width * factor for number, width in enumerate(widths))


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
