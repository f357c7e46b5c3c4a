"""Tables on a page: lines one below the other whose cells stand in the same columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..tables import Cell, Row
from .lines import Line, Piece

_FEWEST_COLUMNS = 3  # of a table of two rows; one of two columns has three rows
_MOST_COLUMNS = 30


@dataclass(slots=True)
class Grid:
    """A table: the columns with their left and right ends, and its lines, each cell by its column."""

    columns: list[Piece]
    lines: list[dict[int, str]] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        """Whether there are enough rows and columns for one."""
        rows = sum(len(line) > 1 for line in self.lines)
        return rows > 1 and rows + len(self.columns) > _FEWEST_COLUMNS + 1

    def rows(self) -> list[Row]:
        """Its rows. A line without a first cell goes on with the row above, or is under a first cell that spans several rows."""
        rows: list[Row] = []
        for line in self.lines:
            if rows and 0 not in line and len(line) < len(self.columns) - 1:
                _go_on(rows[-1], line)
                continue
            spans = bool(rows) and 0 not in line
            if spans:
                rows[-1].cells[0].goes_down = rows[-1].cells[0].goes_down or not rows[-1].cells[0].goes_on
            cells = [Cell(at, [line[at]] if at in line else []) for at in range(len(self.columns))]
            cells[0].goes_on = spans
            rows.append(Row(cells))
        return rows


def _go_on(row: Row, line: dict[int, str]) -> None:
    for at, text in line.items():
        row.cells[at].lines = ["".join([*row.cells[at].lines, text])]


def in_grids(lines: Sequence[Line]) -> Iterator[Line | Grid]:
    """The lines of a page, those of a table as one."""
    at = 0
    while at < len(lines):
        grid = _grid(lines[at:]) if len(lines[at].cells) > 1 else None
        if grid and grid.is_table:
            yield grid
            at += len(grid.lines)
        else:
            yield lines[at]
            at += 1


def _grid(lines: Sequence[Line]) -> Grid:
    """The columns that the first line opens, and the lines that keep to them."""
    grid = Grid(list(lines[0].cells))
    for line in lines:
        columns = _widened(grid.columns, line.cells)
        if columns is None or (len(line.cells) == 1 and line.cells[0].left <= grid.columns[0].right):
            break
        if len(columns) > len(grid.columns):  # an earlier line left a column empty
            break
        grid.columns = columns
        grid.lines.append({_column(columns, cell): cell.text for cell in line.cells})
    return grid


def _column(columns: Sequence[Piece], cell: Piece) -> int:
    return next(at for at, column in enumerate(columns) if column.left <= cell.left and cell.right <= column.right)


def _widened(columns: Sequence[Piece], cells: Sequence[Piece]) -> list[Piece] | None:
    """The columns, wide enough for the cells too; None where a cell lies in two of them or two cells in one."""
    wide, taken = list(columns), set[int]()
    for cell in cells:
        met = [at for at, column in enumerate(columns) if cell.left < column.right and column.left < cell.right]
        at = met[0] if met else _nearest(columns, cell)
        if len(met) > 1 or at in taken or len(columns) > _MOST_COLUMNS:
            return None
        taken.add(at)
        wide[at] = replace(wide[at], left=min(wide[at].left, cell.left), right=max(wide[at].right, cell.right))
    apart = all(first.right < second.left for first, second in pairwise(wide))
    return wide if apart else None


def _nearest(columns: Sequence[Piece], cell: Piece) -> int:
    middle = (cell.left + cell.right) / 2
    return min(range(len(columns)), key=lambda at: abs((columns[at].left + columns[at].right) / 2 - middle))


def joined(grid: Grid, after: Grid) -> Grid | None:
    """One table out of two that follow each other over the end of a page; None when they have other columns."""
    if len(grid.columns) != len(after.columns) or _widened(grid.columns, after.columns) is None:
        return None
    again = after.lines[0] == grid.lines[0]  # its head once more
    return Grid(grid.columns, [*grid.lines, *after.lines[again:]])
