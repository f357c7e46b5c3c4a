"""What is filled once, above and below the table: which of it stands side by side on paper, where in a spreadsheet, how high."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.vocabulary import FieldKind
from .heights import text_lines
from .layout import Slot
from .measures import EM, LINE, PADDING, Page, Setting, lines

LABEL = 0.22  # share of the width of the type area
HALF = 0.28  # that of the room beside the label of one of two
MOST_CHOICES = 8  # characters of all choices of one of two
MOST_LABEL = 10
SHEET_LINE = 6.2  # a line of a spreadsheet, which its font sets

Row = tuple[Slot, ...]


def rows(slots: Sequence[Slot], page: Page) -> list[Row]:
    """The rows on paper: two short ones side by side, a long one alone."""
    found: list[Row] = []
    for slot in slots:
        if found and len(found[-1]) == 1 and _is_short(found[-1][0], page) and _is_short(slot, page):
            found[-1] = (*found[-1], slot)
        else:
            found.append((slot,))
    return found


def _is_short(slot: Slot, page: Page) -> bool:
    fits = text_lines(slot.given, page.measure * HALF) <= 1
    return slot.kind is not FieldKind.LONG and len("".join(slot.choices)) <= MOST_CHOICES and len(slot.label) <= MOST_LABEL and fits


def height(row: Row, page: Page, setting: Setting) -> float:
    """The height of a row on paper."""
    value = HALF if len(row) > 1 else 1 - LABEL
    return max(_height(slot, page.measure * LABEL, page.measure * value, setting) for slot in row)


def depth(slots: Sequence[Slot], page: Page, setting: Setting) -> float:
    """The height of all rows on paper."""
    return sum(height(row, page, setting) for row in rows(slots, page))


def cut(widths: Sequence[float]) -> int:
    """The first of the columns of a spreadsheet that hold what is filled in; those before it hold the label."""
    return min(2, len(widths) - 1)


def height_in_sheet(slot: Slot, widths: Sequence[float], setting: Setting) -> float:
    """The height of a row of a spreadsheet, where each stands alone."""
    return _height(slot, sum(widths[: cut(widths)]), sum(widths[cut(widths) :]), setting, SHEET_LINE)


def depth_in_sheet(slots: Iterable[Slot], widths: Sequence[float], setting: Setting) -> float:
    """The height of all rows of a spreadsheet."""
    return sum(height_in_sheet(slot, widths, setting) for slot in slots)


def _height(slot: Slot, label: float, value: float, setting: Setting, line: float = LINE) -> float:
    """The height of a row in which a field has so much room for its label, and for what is filled in."""
    most = max(lines(slot.label, EM, label - PADDING), text_lines(slot.given, value))
    return max(setting.once_long if slot.kind is FieldKind.LONG else setting.usual, setting.around + line * most)
