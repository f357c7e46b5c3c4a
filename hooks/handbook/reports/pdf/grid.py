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

    def take(self, lines: Sequence[Line], over_page: bool = False) -> int:
        """Take the lines, from the first, that keep to the columns; how many they are. The head may come again on a new page."""
        for at, line in enumerate(lines):
            cells = self._fitting(line)
            if cells is None:
                return at
            row = {_column(self.columns, cell): cell.text for cell in cells}
            if not (over_page and row == self.lines[0]):
                self.lines.append(row)
        return len(lines)

    def _fitting(self, line: Line) -> Sequence[Piece] | None:
        """The cells of a line that keeps to the columns, which grow with it; None for one that does not."""
        for cells in (line.cells, _in_columns(self.columns, line.pieces)):
            columns = _widened(self.columns, cells)
            if columns and not (len(cells) == 1 and cells[0].left <= self.columns[0].right):
                self.columns = columns
                return cells
        return None

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


def in_grids(lines: Sequence[Line], before: Grid | None = None) -> Iterator[Line | Grid]:
    """The lines of a page, those of a table as one; a table that ended the page `before` goes on with the first of them."""
    at = before.take(lines, over_page=True) if before else 0
    while at < len(lines):
        grid = Grid(list(lines[at].cells))
        taken = grid.take(lines[at:]) if len(lines[at].cells) > 1 else 0
        yield grid if grid.is_table else lines[at]
        at += taken if grid.is_table else 1


def _in_columns(columns: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those put together that stand in one column."""
    cells: list[tuple[int, Piece]] = []
    for piece in pieces:
        at = _nearest(columns, piece)
        if cells and cells[-1][0] == at:
            before = cells.pop()[1]
            piece = Piece(before.text + piece.text, before.left, piece.right)
        cells.append((at, piece))
    return [cell for _, cell in cells]


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
    """The column that the cell stands in for the most part, else the one that it begins nearest to."""

    def far(at: int) -> tuple[float, float]:
        shared = min(cell.right, columns[at].right) - max(cell.left, columns[at].left)
        return -max(shared, 0.0), abs(columns[at].left - cell.left)

    return min(range(len(columns)), key=far)
