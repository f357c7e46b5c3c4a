"""The tables of a Word document while they are read."""

from __future__ import annotations

from ..tables import Cell, Row, table_lines


class Tables:
    """The tables that are open, the innermost last. A document may have a row without a table, or a cell without a row: nothing of
    its text is lost for that."""

    def __init__(self) -> None:
        self._open: list[list[Row]] = []

    @property
    def depth(self) -> int:
        """How many are open."""
        return len(self._open)

    def open(self) -> None:
        """A table begins."""
        self._open.append([])

    def open_row(self) -> None:
        """A row begins."""
        if self._open:
            self._open[-1].append(Row())

    def open_cell(self) -> Row:
        """A cell begins; gives its row, of which it is the last."""
        if self._open and not self._open[-1]:
            self._open[-1].append(Row())
        row = self._open[-1][-1] if self._open else Row()
        row.cells.append(Cell(row.width))
        row.width += 1
        return row

    def describe(self, tag: str) -> None:
        """A property of the last row."""
        if self._open and self._open[-1]:
            self._open[-1][-1].is_head |= tag == "tblHeader"
            self._open[-1][-1].is_gone |= tag == "del"

    def leave_out(self, columns: int) -> None:
        """The last row begins with so many columns without cells."""
        if self._open and self._open[-1]:
            self._open[-1][-1].width = columns

    def close(self) -> list[str]:
        """The innermost table ends; gives its lines."""
        return list(table_lines(self._open.pop())) if self._open else []
