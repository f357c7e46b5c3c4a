"""A line that is mended from left to right, and remembers how, so that columns can be told in the original."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Protocol

from .faults import START, Position


class Mark(Protocol):
    """A place as either of the two parsers tells it: line and column, counted from 0."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


@dataclass(slots=True)
class Line:
    """A line being mended. `text` is its present state; `edits` holds (0-based column, characters added)."""

    number: int
    text: str
    edits: list[tuple[int, int]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in the place of the characters from `start` to before `end`."""
        self.text = self.text[:start] + new + self.text[end:]
        delta = len(new) - (end - start)
        if delta:
            self.edits.append((start, delta))

    def at(self, column: int) -> Position:
        """The original place of a 0-based column of the present text."""
        for start, delta in reversed(self.edits):
            if column > start:
                column = max(start, column - delta)
        return Position(self.number, column + 1)


class Mended:
    """A text that the parser can go on with, and the way back to the places of the original."""

    def __init__(self, lines: list[Line], block_lines: Collection[int]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self._block_lines = block_lines

    @property
    def structure(self) -> str:
        """The text with the lines of block scalars left empty: what is written there means nothing to YAML."""
        return "\n".join("" if line.number in self._block_lines else line.text for line in self.lines)

    def line(self, mark: Mark) -> str:
        """The line of a mark, as mended; empty behind the end of the text."""
        return self.lines[mark.line].text if mark.line < len(self.lines) else ""

    def at(self, line: int, column: int) -> Position:
        """The original place of a line and column counted from 0; behind the end of the text, its end."""
        if line < len(self.lines):
            return self.lines[line].at(column)
        return self.lines[-1].at(len(self.lines[-1].text))

    def position(self, mark: Mark | None) -> Position:
        """The original place of a parser's mark; the start of the file when there is none."""
        return self.at(mark.line, mark.column) if mark else START
