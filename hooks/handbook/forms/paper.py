"""The measures of a form on paper after GB/T 9704—2012, in millimetres: page, columns, rows.

Portrait: margins 37 (top), 26 (right), 35 (bottom), 28 (left). A table too wide for that is printed landscape with its
head at the binding edge, as the standard has it for tables, so the margins turn with the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from ..model.vocabulary import Arrangement, FieldKind
from . import columns
from .layout import Form, Prefilled, Slot

NUMBER_WIDTH = 11.5  # the column of running numbers
ITEM_WIDTH = 52.0
WIDTHS = {
    FieldKind.TEXT: 30.0, FieldKind.LONG: 44.0, FieldKind.DATE: 27.0, FieldKind.TICK: 15.0, FieldKind.CHOICE: 22.0,
    FieldKind.NUMBER: 20.0, FieldKind.SIGNATURE: 25.0,
}
USUAL_HEIGHT = 12.0
TALLEST = 42.0
TALLEST_LINE = 26.0  # of an item with columns
TALLEST_SHORT = 20.0  # of an item that is no long text
SHARED = 0.92  # of the spare room: the rest is for differences between programs
ROW_HEIGHT = 11.0
EM = 4.24  # of 12 pt type, in which tables are set
HINT_EM = 3.7  # of 10.5 pt
LINE = 5.3  # a line in a cell
NOTE_HEAD = 5.65
GIVEN_LINE = 5.65  # of what tells that the editor has filled in something
PADDING = 3.9  # both sides of a cell
ONCE_LABEL = 0.22  # share of the width that labels beside the table take, see form.xml
MOST_LABEL_LINES = 3
SLACK = 8.0  # borders, gaps between tables, differences between Word, WPS and LibreOffice
FEWEST_ROWS = 6
ROWS_ON_SCREEN = 30  # where something is calculated: a row that is put in later has no formula
MORE_ROWS = 3  # of a spreadsheet whose number of rows is set, where its page has room
PART_HEIGHT = 9.5  # of a row that heads some items
CLAUSE_LINE = 8.47  # of 24 pt
CLAUSE_EM = 5.65  # of 16 pt


@dataclass(frozen=True)
class Setting:
    """How closely a form is set: what its rows take at least, what is added to a row's text, and how its notes stand."""

    row: float
    around: float
    usual: float
    long: float
    signature: float
    note_em: float
    note_line: float
    fewest: int  # rows of a table

    def height(self, kind: FieldKind) -> float:
        """What an item of a form without columns takes at least."""
        return {FieldKind.LONG: self.long, FieldKind.SIGNATURE: self.signature}.get(kind, self.usual)


WIDE = Setting(ROW_HEIGHT, 5.0, USUAL_HEIGHT, 22.0, 16.0, HINT_EM, 5.65, FEWEST_ROWS)
# For a form that is just too long for its page: notes of 9 pt, rows that can still be written in.
CLOSE = Setting(9.5, 2.6, 10.5, 14.0, 12.0, 3.175, 4.6, 4)


@dataclass(frozen=True)
class Page:
    """A page and its margins."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def landscape(self) -> bool:
        """Is it wider than high?"""
        return self.width > self.height

    @property
    def measure(self) -> float:
        """Width of the type area."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """Height of the type area."""
        return self.height - self.top - self.bottom


PORTRAIT = Page(210, 297, 37, 26, 35, 28)
LANDSCAPE = Page(297, 210, 28, 37, 26, 35)


@dataclass(frozen=True)
class Sheet:
    """A form laid out: page, widths of the table's columns, heights of its rows, whether the notes go overleaf, how closely it
    is set."""

    page: Page
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    overleaf: bool
    setting: Setting = WIDE

    @property
    def is_close(self) -> bool:
        """Are the notes in small type?"""
        return self.setting is CLOSE


def lines(text: str, em: float, width: float) -> int:
    """How many lines a text of Chinese type takes; an ASCII character is half as wide."""
    length = len(text) - len(text.encode("ascii", "ignore")) / 2
    return max(1, ceil(length * em / max(width, em)))


def folded(text: str, width: float) -> list[str]:
    """A label as lines of its cell: the last one does not consist of a single character."""
    room = max(2, int((width - PADDING) / EM + 0.02))  # labels that just fit do fit
    if len(text) <= room or len(text) % room != 1 or not text.isalpha():
        return [text]
    return [text[:-2], text[-2:]]


def natural_width(slot: Slot) -> float:
    """The width of a column at which its label takes few lines and its content has room."""
    for_label = ceil(len(slot.label) / MOST_LABEL_LINES) * EM + PADDING
    longest = max((len(each.text) for each in slot.given), default=0)
    for_given = ceil(longest / MOST_LABEL_LINES) * EM + PADDING if longest else 0.0
    for_choices = ceil(len("／".join(slot.choices)) / MOST_LABEL_LINES) * HINT_EM + PADDING
    return float(slot.width or max(WIDTHS[slot.kind], for_label, for_given, for_choices))


def has_numbers(form: Form) -> bool:
    """Has the table a first column of running numbers?"""
    return form.arrangement in (Arrangement.ROWS, Arrangement.GRID)


def has_weights(form: Form) -> bool:
    """Has the table a column of weights before the scores?"""
    return bool(form.items) and (form.weighted or any(slot.weight for slot in form.items)) and form.score is not None


def sheet_of(form: Form) -> Sheet:
    """The layout of a form."""
    natural = _natural_widths(form)
    page = LANDSCAPE if sum(natural) > PORTRAIT.measure * 1.12 else PORTRAIT
    widths = _stretched(natural, page.measure, _fixed(form))
    lay = _with_rows if form.columns and not form.items else _with_items
    first, fits = lay(form, page, widths, WIDE)
    if fits:
        return first
    closer, fits = lay(form, page, widths, CLOSE)
    if not fits:
        closer, fits = lay(form, page, _shared_out(form, widths), CLOSE)
    runs_on = bool(form.columns) and not first.overleaf  # anyway: then as little of it as can be
    return closer if fits or runs_on else first


def _shared_out(form: Form, widths: tuple[float, ...]) -> tuple[float, ...]:
    """The columns so wide that head and given texts are as low as they get."""
    start = len(widths) - len(form.columns)

    def lines_at(number: int, width: float) -> tuple[int, int]:
        slot = form.columns[number - start]
        return label_lines(slot, width), max((text_lines([each], width) for each in slot.given), default=1)

    def height(chosen: tuple[float, ...]) -> float:
        return header_height(form, chosen) + sum(line_height(form, line, chosen, CLOSE) for line in range(form.filled))

    return min((widths, *columns.shared_out(widths, range(start, len(widths)), lines_at)), key=height)


def _natural_widths(form: Form) -> list[float]:
    if not form.columns:
        return [42.0, PORTRAIT.measure - 42.0] if form.arrangement is not Arrangement.GRID else [
            NUMBER_WIDTH, 66.0, PORTRAIT.measure - NUMBER_WIDTH - 66.0]
    found = [NUMBER_WIDTH] if has_numbers(form) else []
    if form.items:
        found.append(ITEM_WIDTH)
    if has_weights(form):
        found.append(WIDTHS[FieldKind.NUMBER])
    return found + [natural_width(slot) for slot in form.columns]


def _fixed(form: Form) -> int:
    """How many of the first columns keep their width when the others are stretched."""
    return int(has_numbers(form))


def _stretched(widths: Sequence[float], measure: float, fixed: int) -> tuple[float, ...]:
    """Widths that fill the measure; the first `fixed` stay as they are."""
    kept = sum(widths[:fixed])
    factor = (measure - kept) / (sum(widths) - kept)
    return tuple(width if number < fixed else width * factor for number, width in enumerate(widths))


def note_depth(form: Form, page: Page, setting: Setting) -> float:
    """The height of the notes for filling in."""
    return NOTE_HEAD + sum(note_height(note, page, setting) for note in form.notes) if form.notes else 0.0


def note_height(note: str, page: Page, setting: Setting) -> float:
    """The height of one of them."""
    return setting.note_line * lines(note + "00.", setting.note_em, page.measure)


def _room(form: Form, page: Page) -> float:
    """The height left for the table when title, head, foot and signatures have theirs."""
    title = 11.3 * lines(form.title, 7.8, page.measure) + 2.8
    once = sum(once_height(slot, once_width(page)) for slot in (*form.head, *form.foot))
    return page.depth - title - (7.5 if form.lines else 0.0) - hint_depth(form, page) - once - 12.1 - SLACK


def hint_depth(form: Form, page: Page) -> float:
    """The height of what tells that the editor has filled in something."""
    return GIVEN_LINE * lines(form.hint, HINT_EM, page.measure) if form.hint else 0.0


def once_width(page: Page) -> float:
    """The room beside the label of what is filled once."""
    return page.measure * (1 - ONCE_LABEL)


def once_height(slot: Slot, width: float) -> float:
    """The height of a row that is filled once, in a cell so wide."""
    given = 5.0 + LINE * text_lines(slot.given, width) if slot.given else 0.0
    return max(20.0 if slot.kind is FieldKind.LONG else USUAL_HEIGHT, given)


def header_height(form: Form, widths: Sequence[float]) -> float:
    """The height of the table's head: its longest label decides."""
    own = widths[len(widths) - len(form.columns):]
    most = max((label_lines(slot, width) for slot, width in zip(form.columns, own, strict=True)), default=1)
    return 4.0 + LINE * most


def label_lines(slot: Slot, width: float) -> int:
    """The lines a column's head takes, choices named below the label included."""
    hint = lines("／".join(slot.choices), HINT_EM, width - PADDING) if slot.choices else 0
    return lines(slot.label, EM, width - PADDING) + hint


def label_widths(form: Form) -> dict[str, float]:
    """Key of each field → the room its label has, in millimetres."""
    sheet = sheet_of(form)
    widths, measure = sheet.widths, sheet.page.measure
    own = zip(form.columns, widths[len(widths) - len(form.columns):], strict=True)
    found = {slot.key: width for slot, width in own}
    item = measure if form.arrangement is Arrangement.CLAUSES else widths[1 if has_numbers(form) else 0]
    found |= {slot.key: item for slot in form.items}
    found |= {slot.key: measure * ONCE_LABEL for slot in (*form.head, *form.foot)}
    return {key: width - PADDING for key, width in found.items()}


def _with_rows(form: Form, page: Page, widths: tuple[float, ...], setting: Setting) -> tuple[Sheet, bool]:
    """The rows that are given, and as many empty ones as fit, and whether all does; the notes go overleaf when they would leave
    too few, and follow a table that runs on to a second page anyway."""
    weights = ROW_HEIGHT if form.weighted else 0.0
    given = tuple(line_height(form, line, widths, setting) for line in range(form.filled))
    room = _room(form, page) - header_height(form, widths) - weights - sum(given)
    beside = int((room - note_depth(form, page, setting)) // setting.row)
    fewest = max(setting.fewest - len(given), 0)
    wanted = max(form.rows - len(given), 0) if form.rows else max(beside, fewest)
    if beside >= min(wanted, fewest) and wanted <= max(beside, fewest):
        return Sheet(page, widths, given + (setting.row,) * wanted, overleaf=False, setting=setting), True
    rows = wanted if form.rows else max(int(room // setting.row), 0)
    return Sheet(page, widths, given + (setting.row,) * rows, overleaf=bool(form.notes) and room >= 0, setting=setting), False


def line_height(form: Form, line: int, widths: Sequence[float], setting: Setting) -> float:
    """The height of a row of which something is given: its longest text decides."""
    own = widths[len(widths) - len(form.columns):]
    cells = zip(form.columns, own, strict=True)
    most = max((text_lines(slot.at(line), width) for slot, width in cells), default=1)
    return max(setting.row, setting.around + LINE * most)


def text_lines(given: Sequence[Prefilled], width: float) -> int:
    """The lines that what is given takes in a cell so wide."""
    return sum(lines(each.text, EM, width - PADDING) for each in given)


def _with_items(form: Form, page: Page, widths: tuple[float, ...], setting: Setting) -> tuple[Sheet, bool]:
    """Each item as high as it needs, and whether all fits; what is left of the page goes to those that hold long texts. The notes
    of a form that runs on to a second page follow it there."""
    heights = [_item_height(form, slot, widths, setting) for slot in form.items]
    head = header_height(form, widths) if form.columns else 0.0
    parts = PART_HEIGHT * sum(1 for slot in form.items if slot.part)
    room = _room(form, page) - head - parts - (ROW_HEIGHT if form.arrangement is Arrangement.GRID else 0.0)
    spare = room - note_depth(form, page, setting) - sum(heights)
    overleaf = spare < 0 <= room - sum(heights) and bool(form.notes)
    filled = _filled(form, heights, room - sum(heights) if overleaf else spare)
    return Sheet(page, widths, filled, overleaf, setting), spare >= 0


def has_notes_below(form: Form, sheet: Sheet) -> bool:
    """Do the notes of a spreadsheet stand below its table, on the same page?"""
    return bool(form.notes) and not sheet.overleaf and not _grows_by_formula(form)


def _grows_by_formula(form: Form) -> bool:
    """Is something calculated in every row, so that no row can be put in later?"""
    return any(slot.formula for slot in form.columns) and form.filled < FEWEST_ROWS


def rows_of_spreadsheet(form: Form, sheet: Sheet) -> int:
    """As many rows as on paper, a few more where their number is set and the page has room: a row can be put in wherever one is
    wanting. But not where something is calculated, so such a table has pages full of them, the last one but for a row."""
    head = header_height(form, sheet.widths)
    spare = _room(form, sheet.page) - head - (ROW_HEIGHT if form.weighted else 0.0)
    if _grows_by_formula(form):
        taller = sum(height - ROW_HEIGHT for height in sheet.heights[: form.filled])
        first = int((spare - taller) // ROW_HEIGHT) - 1
        more = int((sheet.page.depth - head - SLACK) // ROW_HEIGHT) - 1
        return first + max(0, ceil((ROWS_ON_SCREEN - first) / more)) * more
    spare -= sum(sheet.heights) + (0.0 if sheet.overleaf else note_depth(form, sheet.page, sheet.setting))
    return len(sheet.heights) + (max(0, min(MORE_ROWS, int(spare // sheet.setting.row))) if form.rows else 0)


def _item_height(form: Form, slot: Slot, widths: Sequence[float], setting: Setting) -> float:
    if form.arrangement is Arrangement.CLAUSES:
        given = sum(lines(each.text + "【编者】00", CLAUSE_EM, PORTRAIT.measure) for each in slot.given)
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
    yield long, TALLEST
    if form.arrangement is Arrangement.SHEET:
        yield everyone - long, TALLEST_SHORT
