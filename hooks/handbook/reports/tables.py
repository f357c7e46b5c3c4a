"""Tables as text: a row is one line, each value behind the head of its column, so that it can be cited as one passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .lines import closed, ends_sentence

_LONGEST_HEAD = 20  # characters; a longer cell is a value
_LONGEST_REPEATED = 60  # of a value that stands for several rows
_WIDEST = 64  # columns that a merged head is carried to
_FIGURE = re.compile(r"[\d０-９]")
_LEADS = re.compile(r"\s*[\d０-９.．,，]+\s*%?")


@dataclass(slots=True)
class Cell:
    """A cell: its lines, its place in the table's grid, and whether it goes on with the one above it."""

    column: int
    lines: list[str] = field(default_factory=list)
    span: int = 1
    goes_on: bool = False
    goes_down: bool = False

    @property
    def text(self) -> str:
        """The lines as one value."""
        pieces: list[str] = []
        for line in filter(None, (line.strip() for line in self.lines)):
            if pieces and not ends_sentence(pieces[-1]) and pieces[-1][-1] not in "，、,":
                pieces.append("；")
            pieces.append(line)
        return "".join(pieces)


@dataclass(slots=True)
class Row:
    """A row: its cells, the notes that they refer to, and whether the table says that it is its head."""

    cells: list[Cell] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_head: bool = False
    is_gone: bool = False
    width: int = 0

    def widen(self, columns: int) -> None:
        """Its last cell spans so many columns."""
        self.cells[-1].span = columns
        self.width = self.cells[-1].column + columns


def table_lines(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a table. One of a single row or column lays out a page: what stands in it is text like any other."""
    rows = [row for row in rows if not row.is_gone and row.cells]
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        yield from _laid_out(rows)
        return
    above = _head_rows(rows)
    head, body = (rows[:above], rows[above:]) if above < len(rows) else ([], rows)
    heads = _heads(head)
    carried: dict[int, str] = {}
    used: set[int] = set()
    lines = [_row_line(row, heads, carried, used, is_pair=not head and len(row.cells) == 2) for row in body]
    is_silent = any(cell.text and used.isdisjoint(_columns(cell)) for row in head for cell in row.cells)
    for row in head:
        yield from [_row_line(row, {}, {}, used, is_pair=False)] if is_silent else []
        yield from row.notes
    for row, line in zip(body, lines, strict=True):
        yield from filter(None, [line])
        yield from row.notes


def _laid_out(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            yield from cell.lines
        yield from row.notes


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + min(cell.span, _WIDEST))


def _row_line(row: Row, heads: dict[int, str], carried: dict[int, str], used: set[int], is_pair: bool) -> str:
    """「单位：城关镇；馆员：326名。」 A value merged downwards stands in each row; one across columns has no head.

    The columns whose heads are said are added to `used`: a head that no row says is not to be lost.
    """
    pieces = []
    for cell in row.cells:
        text = carried.get(cell.column, "") if cell.goes_on else cell.text
        carried[cell.column] = text if cell.goes_on or (cell.goes_down and len(text) <= _LONGEST_REPEATED) else ""
        if text:
            head = heads.get(cell.column, "") if cell.span == 1 else ""
            used.update([cell.column] if head else [])
            pieces.append(f"{head}：{text}" if head else text)
    if is_pair and len(pieces) == 2:
        return closed("：".join(pieces))
    return closed(
        "；".join(piece.rstrip("；;。") for piece in pieces[:-1]) + "；" * (len(pieces) > 1) + "".join(pieces[-1:])
    )


def _head_rows(rows: Sequence[Row]) -> int:
    """How many rows from the top are the head: those that say so, else the first if it reads like one."""
    said = next((number for number, row in enumerate(rows) if not row.is_head), len(rows))
    if said:
        return said
    first = rows[0]
    if not _reads_like_head(first) or not _values_fit(first, rows[1:]):
        return 0
    merged = any(cell.span > 1 for cell in first.cells) and any(cell.goes_down for cell in first.cells)
    return 2 if merged and len(rows) > 2 else 1


def _reads_like_head(row: Row) -> bool:
    texts = [cell.text for cell in row.cells]
    return (
        len(texts) > 1
        and len(set(texts)) == len(texts)
        and all(0 < len(text) <= _LONGEST_HEAD and not ends_sentence(text) and not _LEADS.match(text) for text in texts)
    )


def _values_fit(head: Row, rows: Sequence[Row]) -> bool:
    """Whether the rows below are values to the head. In two columns a first row 单位名称｜某书屋 is a pair like the rest."""
    if len(head.cells) > 2:
        return True
    longest = max(_LONGEST_HEAD // 2, 2 * len(head.cells[1].text))
    seconds = [row.cells[1].text for row in rows if len(row.cells) == 2]
    return all(_FIGURE.match(text) or len(text) > longest for text in seconds if text)


def _heads(rows: Sequence[Row]) -> dict[int, str]:
    """The head of each column of the grid; a head over several columns stands before the heads below it."""
    heads: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            text = "".join(line.strip() for line in cell.lines)
            if text and not cell.goes_on and len(text) <= _LONGEST_HEAD * 2:
                for column in _columns(cell):
                    heads[column] = (heads.get(column, "") + text)[: _LONGEST_HEAD * 3]
    return heads
