"""How many rows a spreadsheet has, and whether its notes stand below them: the paper decides, but where something is calculated."""

from __future__ import annotations

from . import once, signing
from .heights import header_height, note_depth
from .layout import Form
from .measures import ROW_HEIGHT, SIGN_LINE, SLACK
from .paper import Sheet, room

FEWEST_GIVEN = 6  # lines of a list that is whole as it is given
READY = 30  # rows where something is calculated: one that is put in later has no formula
LEAST = 3  # of them on the last page


def has_notes_below(form: Form, sheet: Sheet) -> bool:
    """Do the notes of a spreadsheet stand below its table, on the same page?"""
    return bool(form.notes) and (not sheet.overleaf or is_calculated(form))


def is_calculated(form: Form) -> bool:
    """Is something calculated in every row, so that no row can be put in later?"""
    return any(slot.formula for slot in form.columns) and form.filled < FEWEST_GIVEN


def rows_of_spreadsheet(form: Form, sheet: Sheet) -> int:
    """How many rows are printed: as many as on paper, fewer where what is filled once takes more room, for a row can be put
    in wherever one is wanting; where something is calculated, as many as two
    pages hold."""
    if is_calculated(form):
        return _on_two_pages(form, sheet)
    spare = _room(form, sheet) - sum(sheet.heights) - (0.0 if sheet.overleaf else note_depth(form, sheet.page, sheet.setting))
    return max(form.filled, len(sheet.heights) + min(0, int(spare // sheet.setting.row)))


def rows_in_reserve(form: Form, sheet: Sheet) -> int:
    """How many more rows with their formulas are kept hidden below these, for whoever has a longer list."""
    return max(0, READY - rows_of_spreadsheet(form, sheet)) if is_calculated(form) else 0


def reserve_note(form: Form, sheet: Sheet) -> str:
    """How these are found; empty where there are none."""
    printed, more = rows_of_spreadsheet(form, sheet), rows_in_reserve(form, sheet)
    return f"序号 {printed + 1} 到 {printed + more} 的行先藏着：名单更长时，选中上下两行，点右键，取消隐藏。" if more else ""


def _above(form: Form, sheet: Sheet) -> float:
    """What stands above the rows on every page: labels and weights."""
    return header_height(form, sheet.widths) + (ROW_HEIGHT if form.weighted else 0.0)


def _room(form: Form, sheet: Sheet) -> float:
    """The height left for the rows on the first page."""
    on_paper, in_sheet = _once(form, sheet)
    return room(form, sheet.page, sheet.setting) + on_paper - in_sheet - _above(form, sheet)


def _once(form: Form, sheet: Sheet) -> tuple[float, float]:
    """What is filled once: its height on paper, where two stand side by side, and in the spreadsheet."""
    both, page, setting = (form.head, form.foot), sheet.page, sheet.setting
    return sum(once.depth(slots, page, setting) for slots in both), once.depth_in_sheet((*form.head, *form.foot), sheet.widths, setting)


def _on_two_pages(form: Form, sheet: Sheet) -> int:
    """The rows of two pages, what is filled once, signed and noted standing at the end of the second."""
    row = sheet.setting.row
    end = SIGN_LINE * len(signing.lines(form, sheet.page)) + once.depth_in_sheet(form.foot, sheet.widths, sheet.setting)
    taller = sum(height - row for height in sheet.heights[: form.filled])
    first = _room(form, sheet) + end - taller  # these stand on the other page
    end += sheet.setting.note_line  # that there are more
    second = sheet.page.depth - SLACK - _above(form, sheet) - end - note_depth(form, sheet.page, sheet.setting)
    return min(READY, int(first // row) + max(LEAST, int(second // row)))
