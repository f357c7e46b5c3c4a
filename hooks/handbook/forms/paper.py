"""A form laid out on paper: its page, its columns, its rows, and whether the notes for filling in stand below or overleaf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.vocabulary import Arrangement, FieldKind
from . import columns, once, signing
from .heights import header_height, hint_depth, item_height, label_lines, line_height, note_depth, text_lines
from .layout import Form
from .measures import (
    CLOSE,
    LANDSCAPE,
    PADDING,
    PART_HEIGHT,
    PORTRAIT,
    ROW_HEIGHT,
    RULED_LINE,
    SIGN_LINE,
    SLACK,
    TITLE_EM,
    TITLE_GAP,
    TITLE_LINE,
    UNIT_LINE,
    WIDE,
    Page,
    Setting,
    lines,
)

TALL = 28.0  # of a long text, before short ones grow
TALLEST = 36.0
TALLEST_LINE = 26.0  # of an item with columns
TALL_SHORT = 16.0
TALLEST_SHORT = 22.0  # of an item that is no long text
SHARED = 0.92  # of the spare room: the rest is for differences between programs


@dataclass(frozen=True)
class Sheet:
    """A form laid out: page, widths of the table's columns, heights of its rows, whether the notes go overleaf, how closely it
    is set."""

    page: Page
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    overleaf: bool
    setting: Setting = WIDE


def sheet_of(form: Form) -> Sheet:
    """The layout of a form."""
    natural = columns.natural(form)
    page = LANDSCAPE if sum(natural) > PORTRAIT.measure * 1.12 else PORTRAIT
    widths = columns.stretched(natural, page.measure, fixed=int(form.numbered))
    lay = _with_rows if form.columns and not form.items else _with_items
    first, fits = lay(form, page, widths, WIDE)
    if fits:
        return first
    closer, fits = lay(form, page, widths, CLOSE)
    if not fits:
        closer, fits = lay(form, page, _lowest(form, widths), CLOSE)
    runs_on = form.is_agreement or (bool(form.columns) and not first.overleaf)  # anyway: then as little of it as can be
    return closer if fits or runs_on else first


def room(form: Form, page: Page, setting: Setting) -> float:
    """The height left for the table when all else but the notes has its own."""
    title = TITLE_LINE * lines(form.title, TITLE_EM, page.measure) + TITLE_GAP
    head = RULED_LINE * len(form.head) if form.is_agreement else once.depth(form.head, page, setting)
    filled_once = head + once.depth(form.foot, page, setting)
    signed = SIGN_LINE * len(signing.lines(form, page))
    return page.depth - title - (UNIT_LINE if form.lines else 0.0) - hint_depth(form, page) - filled_once - signed - SLACK


def _lowest(form: Form, widths: tuple[float, ...]) -> tuple[float, ...]:
    """The columns so wide that head and given texts are as low as they get."""
    start = len(widths) - len(form.columns)

    def lines_at(number: int, width: float) -> tuple[int, int]:
        slot = form.columns[number - start]
        return label_lines(slot, width), max((text_lines([each], width) for each in slot.given), default=1)

    def height(chosen: tuple[float, ...]) -> float:
        return header_height(form, chosen) + sum(line_height(form, line, chosen, CLOSE) for line in range(form.filled))

    return min((widths, *columns.shared_out(widths, range(start, len(widths)), lines_at)), key=height)


def _with_rows(form: Form, page: Page, widths: tuple[float, ...], setting: Setting) -> tuple[Sheet, bool]:
    """The rows that are given, and as many empty ones as fit, and whether all does; the notes go overleaf when they would leave
    too few, and follow a table that runs on to a second page anyway."""
    weights = ROW_HEIGHT if form.weighted else 0.0
    given = tuple(line_height(form, line, widths, setting) for line in range(form.filled))
    left = room(form, page, setting) - header_height(form, widths) - weights - sum(given)
    beside = int((left - note_depth(form, page, setting)) // setting.row)
    fewest = max(setting.fewest - len(given), 0)
    wanted = max(form.rows - len(given), 0) if form.rows else max(beside, fewest)
    if beside >= min(wanted, fewest) and wanted <= max(beside, fewest):
        return Sheet(page, widths, given + (setting.row,) * wanted, overleaf=False, setting=setting), True
    rows = wanted if form.rows else max(int(left // setting.row), 0)
    return Sheet(page, widths, given + (setting.row,) * rows, overleaf=bool(form.notes) and left >= 0, setting=setting), False


def _with_items(form: Form, page: Page, widths: tuple[float, ...], setting: Setting) -> tuple[Sheet, bool]:
    """Each item as high as it needs, and whether all fits; what is left of the page goes to those that hold long texts. The notes
    of a form that runs on to a second page follow it there."""
    heights = [item_height(form, slot, widths, setting) for slot in form.items]
    head = header_height(form, widths) if form.columns or form.numbered else 0.0
    parts = PART_HEIGHT * sum(1 for slot in form.items if slot.part)
    left = room(form, page, setting) - head - parts - sum(heights)
    spare = left - note_depth(form, page, setting)
    overleaf = spare < 0 <= left and bool(form.notes)
    filled = _filled(form, heights, left if overleaf else spare)
    return Sheet(page, widths, filled, overleaf, setting), spare >= 0


def _filled(form: Form, heights: Sequence[float], spare: float) -> tuple[float, ...]:
    """Heights with the spare room shared out: to long texts first, to the others only what these leave."""
    for growing, most in _growing(form):
        share = max(spare, 0.0) * SHARED / max(len(growing), 1)
        grown = [max(height, min(height + share, most)) if number in growing else height for number, height in enumerate(heights)]
        spare -= sum(grown) - sum(heights)
        heights = grown
    return tuple(heights)


def _growing(form: Form) -> Iterator[tuple[frozenset[int], float]]:
    """The items that may become taller, as they come, and how tall: none taller than what is written in it needs."""
    everyone = frozenset(range(len(form.items)))
    long = frozenset(number for number, slot in enumerate(form.items) if slot.kind is FieldKind.LONG)
    if form.arrangement is Arrangement.GRID:
        yield everyone, TALLEST_LINE
        return
    if form.arrangement is Arrangement.SHEET:
        yield long, TALL
        yield everyone - long, TALL_SHORT
    yield long, TALLEST
    if form.arrangement is Arrangement.SHEET:
        yield everyone - long, TALLEST_SHORT


def label_widths(form: Form) -> dict[str, float]:
    """Key of each field → the room its label has, in millimetres."""
    sheet = sheet_of(form)
    widths, measure = sheet.widths, sheet.page.measure
    found = {slot.key: width for slot, width in columns.own(form, widths)}
    item = measure if form.is_agreement else widths[1 if form.numbered else 0]
    found |= {slot.key: item for slot in form.items}
    found |= {slot.key: measure * once.LABEL for slot in (*form.head, *form.foot)}
    return {key: width - PADDING for key, width in found.items()}
