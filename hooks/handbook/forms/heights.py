"""How high the parts of a form are on paper: head, rows and items by their longest text, and the notes."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.vocabulary import Arrangement, FieldKind
from .breaks import broken
from .columns import own
from .layout import NOTES, Form, Prefilled, Slot
from .measures import (
    CLAUSE_LINE,
    EM,
    GIVEN_LINE,
    HINT_EM,
    LINE,
    NOTE_HEAD,
    NOTE_INDENT,
    PADDING,
    Page,
    Setting,
    cell_room,
    clause_room,
    lines,
)


def note_depth(form: Form, page: Page, setting: Setting) -> float:
    """The height of the notes for filling in, with their head."""
    notes = note_paragraphs(form, setting)
    return sum(note_height(note, page, setting) for note in notes) + (NOTE_HEAD if notes and not setting.runs_on else 0.0)


def note_paragraphs(form: Form, setting: Setting) -> tuple[str, ...]:
    """The notes as they are set: below their head, a line each; or one after the other in the line of their head."""
    return (f"{NOTES}：{''.join(form.numbered_notes)}",) if form.notes and setting.runs_on else form.numbered_notes


def note_height(note: str, page: Page, setting: Setting) -> float:
    """The height of one of these."""
    return setting.note_line * lines(note, setting.note_em, page.measure - NOTE_INDENT)


def hint_depth(form: Form, page: Page) -> float:
    """The height of what tells that the editor has filled in something."""
    return GIVEN_LINE * lines(form.hint, HINT_EM, page.measure) if form.hint else 0.0


def header_height(form: Form, widths: Sequence[float]) -> float:
    """The height of the table's head: its longest label decides."""
    most = max((label_lines(slot, width) for slot, width in own(form, widths)), default=1)
    return 4.0 + LINE * most


def label_lines(slot: Slot, width: float) -> int:
    """The lines a column's head takes, choices named below the label included."""
    hint = lines("／".join(slot.choices), HINT_EM, width - PADDING) if slot.choices else 0
    return lines(slot.label, EM, width - PADDING) + hint


def line_height(form: Form, line: int, widths: Sequence[float], setting: Setting) -> float:
    """The height of a row of which something is given: its longest text decides."""
    most = max((text_lines(slot.at(line), width) for slot, width in own(form, widths)), default=1)
    return max(setting.row, setting.around + LINE * most)


def text_lines(given: Sequence[Prefilled], width: float) -> int:
    """The lines that what is given takes in a cell so wide."""
    return sum(broken(each.text, cell_room(width)).lines for each in given)


def item_height(form: Form, slot: Slot, widths: Sequence[float], setting: Setting) -> float:
    """The least height of an item: a clause by its lines, a row by its label and by what is given in it."""
    if form.arrangement is Arrangement.CLAUSES:
        given = sum(broken(each.text, *clause_room(each.marked)).lines for each in slot.given)
        return CLAUSE_LINE * ((3 if slot.kind is FieldKind.LONG and not given else 2) + given)
    label_width = widths[1] if form.arrangement is Arrangement.GRID else widths[0]
    least = setting.around + LINE * lines(slot.label, EM, label_width - PADDING)
    usual = setting.usual if form.columns or form.arrangement is Arrangement.GRID else setting.height(slot.kind)
    return max(least, usual, _given_height(form, slot, widths, setting))


def _given_height(form: Form, item: Slot, widths: Sequence[float], setting: Setting) -> float:
    """The height that an item needs for what is given in its row."""
    if form.columns:
        return line_height(form, form.items.index(item), widths, setting)
    return setting.around + LINE * text_lines(item.given, widths[-1])
