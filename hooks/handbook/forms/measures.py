"""The measures of a form on paper after GB/T 9704—2012, in millimetres: pages, type, rows, and the lines that a text takes.

Portrait: margins 37 (top), 26 (right), 35 (bottom), 28 (left). A table too wide for that is printed landscape with its
head at the binding edge, as the standard has it for tables, so the margins turn with the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from ..model.vocabulary import FieldKind
from . import breaks

NUMBER_WIDTH = 11.5  # the column of running numbers
ITEM_WIDTH = 52.0
WIDTHS = {
    FieldKind.TEXT: 30.0, FieldKind.LONG: 44.0, FieldKind.DATE: 27.0, FieldKind.TICK: 15.0, FieldKind.CHOICE: 22.0,
    FieldKind.NUMBER: 20.0, FieldKind.SIGNATURE: 25.0,
}
TITLE_EM = 7.8  # of 22 pt
TITLE_LINE = 11.3
TITLE_GAP = 2.8
UNIT_LINE = 7.5
ROW_HEIGHT = 11.0
EM = 4.24  # of 12 pt type, in which tables are set
HINT_EM = 3.7  # of 10.5 pt
LINE = 5.3  # a line in a cell
NOTE_HEAD = 5.65
NOTE_INDENT = 5.6  # of the lines after a note's first, and what a sheet's cell takes at both sides
GIVEN_LINE = 5.65  # of what tells that the editor has filled in something
PADDING = 3.9  # both sides of a cell
SLACK = 8.0  # borders, gaps between tables, differences between Word, WPS and LibreOffice
SIGN_LINE = 12.1
PART_HEIGHT = 9.5  # of a row that heads some items
CLAUSE_LINE = 8.47  # of 24 pt
RULED_LINE = 10.2  # of what is filled once above clauses, a line each
CLAUSE_CHARACTERS = 27  # of 16 pt in a line
CLAUSE_INDENT = 2
MARK = "【编者】"


@dataclass(frozen=True)
class Setting:
    """How closely a form is set: what its rows take at least, what is added to a row's text, and how its notes stand."""

    row: float
    around: float
    usual: float
    long: float
    signature: float
    once_long: float  # a long text that is filled once
    note_em: float
    note_line: float
    runs_on: bool  # the notes are one paragraph, not a line each
    fewest: int  # rows of a table that people fill, with the notes on the same page

    def height(self, kind: FieldKind) -> float:
        """What an item of a form without columns takes at least."""
        return {FieldKind.LONG: self.long, FieldKind.SIGNATURE: self.signature}.get(kind, self.usual)


WIDE = Setting(ROW_HEIGHT, 5.0, 12.0, 22.0, 16.0, 20.0, HINT_EM, 5.65, runs_on=False, fewest=10)
# For a form that is just too long for its page: notes of 9 pt that run on, rows that can still be written in.
CLOSE = Setting(9.5, 2.6, 10.5, 14.0, 12.0, 14.0, 3.175, 4.6, runs_on=True, fewest=5)


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


def lines(text: str, em: float, width: float) -> int:
    """How many lines a text of Chinese type takes."""
    return max(1, ceil(breaks.width(text) * em / max(width, em)))


def cell_room(width: float) -> float:
    """The characters in a line of a cell so wide; those that just fit do fit."""
    return max(1.0, (width - PADDING) / EM + 0.02)


def clause_room(marked: bool) -> tuple[int, int]:
    """The characters in a line of a clause, and what stands before the first: the indent, and the editor's mark where it bears one."""
    return CLAUSE_CHARACTERS, CLAUSE_INDENT + (len(MARK) if marked else 0)


def folded(text: str, width: float) -> list[str]:
    """A label as lines of its cell: the last one does not consist of a single character."""
    room = max(2, int(cell_room(width)))
    if len(text) <= room or len(text) % room != 1 or not text.isalpha():
        return [text]
    return [text[:-2], text[-2:]]
