"""Text in columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from ...commands.usage import wide

NOT_FIRST = frozenset("，。、；：！？）》】”’」』…—·%‰,.;:!?)]}")  # what never begins a line
GAP = " │ "
NARROW = 64  # with fewer columns one stands under the other
LEAST, MOST = 24, 140


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns: broken between letters, words and numbers of Latin letters kept whole where
    they fit, no closing mark at the beginning of a line unless it has no place before."""
    return [line for paragraph in text.splitlines() or [""] for line in _lines(paragraph, max(2, width))]


def _lines(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, width):
        if line and wide(line) + wide(piece) > width:
            line, carried = _broken(line, piece)
            yield line.rstrip()
            line = carried.lstrip()
        else:
            line += piece
    yield line.rstrip()


def _broken(line: str, piece: str) -> tuple[str, str]:
    """Where a line ends and the next begins, with whatever may not stand first taken along behind its letter."""
    if piece[0] not in NOT_FIRST or len(line) < 2:
        return line, piece
    cut = len(line) - 1
    while cut > 1 and line[cut] in NOT_FIRST:
        cut -= 1
    return line[:cut], line[cut:] + piece


def _pieces(text: str, width: int) -> Iterator[str]:
    """Letters, and runs of narrow ones that are not parted; a run that is wider than the column is."""
    run = ""
    for letter in text:
        if letter.isascii() and letter.isalnum():
            run += letter
            if len(run) >= width:
                yield run
                run = ""
        else:
            if run:
                yield run
            run = ""
            yield letter
    if run:
        yield run


def padded(text: str, width: int) -> str:
    """A text filled up with spaces to so many columns."""
    return text + " " * max(0, width - wide(text))


def beside(left: Iterable[str], right: Iterable[str], columns: int) -> list[str]:
    """Two texts, paragraph by paragraph, side by side in so many columns; one under the other where that is too narrow."""
    columns = min(MOST, columns)
    if columns < NARROW:
        width = max(LEAST, columns)
        return [*_column(left, width), "─" * (width // 2), *_column(right, width)]
    width = (columns - wide(GAP)) // 2
    rows = zip_longest(_column(left, width), _column(right, width), fillvalue="")
    return [f"{padded(one, width)}{GAP}{other}".rstrip() for one, other in rows]


def _column(paragraphs: Iterable[str], width: int) -> list[str]:
    return [line for paragraph in paragraphs for line in wrapped(paragraph, width)]
