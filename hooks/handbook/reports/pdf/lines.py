"""The lines of a page, out of its characters and where they stand; what stands far apart in a line are cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from ..lines import raised

_NARROW = 0.7  # of a character's size: a gap beside Han that is only typesetting
_WIDE = 1.0  # of a character's size: a gap between two cells
_SLIGHT = 0.5  # of a character's size: a gap that may be one where columns are known
_SAME_FOOT = 0.3  # of a character's size
_SMALL, _HIGHER = 0.85, 0.15  # of a character's size: a raised one
_SLANTED = 0.1  # radians; watermarks
_NEVER_FIRST = "，。、；：！？,.;:!?）)】》”’…%％"


@dataclass(frozen=True, slots=True)
class Sign:
    """A character on a page: where it stands from left to right, its foot, its size; points."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    is_added: bool  # by PDFium, where there is a gap


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line and where they begin and end; points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its words as a whole and as cells, where it begins and ends, its foot, the size of its letters; points.

    `pieces` are the cells taken apart at smaller gaps too. `head` is how wide that is with which it begins and which no line end may divide.
    """

    text: str
    left: float
    right: float
    foot: float
    size: float
    cells: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    head: float


def signs_of(text: Any) -> Iterator[Sign]:
    """The characters of a page in the order in which it is read; line ends as `\\n`, watermarks left out."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code == ord("\r") or abs(raw.FPDFText_GetCharAngle(text, at)) > _SLANTED:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        size = raw.FPDFText_GetFontSize(text, at)
        yield Sign(chr(code), box.left, box.right, box.bottom, size, raw.FPDFText_IsGenerated(text, at) == 1)


def lines_of(signs: Iterator[Sign]) -> Iterator[Line]:
    """The lines of a page; pieces on one foot, one right of the other, are one line."""
    waiting: list[Sign] = []
    for line in _broken(signs):
        if waiting and not _beside(waiting, line):
            yield from _line(waiting)
            waiting = []
        waiting += line
    yield from _line(waiting)


def _broken(signs: Iterator[Sign]) -> Iterator[list[Sign]]:
    line: list[Sign] = []
    for sign in signs:
        if sign.text != "\n":
            line.append(sign)
        elif line:
            yield line
            line = []
    yield line


def _seen(signs: Sequence[Sign]) -> list[Sign]:
    return [sign for sign in signs if sign.text.strip() and not sign.is_added]


def _beside(line: Sequence[Sign], other: Sequence[Sign]) -> bool:
    """Whether the other stands on the same foot, right of the line."""
    first, second = _seen(line), _seen(other)
    if not first or not second:
        return True
    size = max(first[-1].size, 1)
    return abs(first[-1].foot - second[0].foot) < _SAME_FOOT * size and second[0].left - first[-1].right > _WIDE * size


def _line(signs: Sequence[Sign]) -> Iterator[Line]:
    """The line that some characters make; none when they are only blanks."""
    seen, text = _seen(signs), _words(signs)
    if not text or not seen:
        return
    size = median(sign.size for sign in seen)
    size = size if size > 1 else max(median(sign.right - sign.left for sign in seen), 1)
    left, right = min(sign.left for sign in seen), max(sign.right for sign in seen)
    cells, pieces = tuple(_cells(signs, _WIDE * size)), tuple(_cells(signs, _SLIGHT * size))
    yield Line(text, left, right, min(sign.foot for sign in seen), size, cells, pieces, _head(seen))


def _words(signs: Sequence[Sign]) -> str:
    text = ""
    for is_up, group in groupby(
        (sign for at, sign in enumerate(signs) if not _is_idle(signs, at)), _is_raised(_seen(signs))
    ):
        words = "".join(sign.text for sign in group)
        text += raised(words, text) if is_up else words
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = "".join(char for char in text if char == "\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    return unicodedata.normalize("NFC", text.strip())


def _is_raised(seen: Sequence[Sign]) -> Callable[[Sign], bool]:
    """Whether a sign of a line is smaller than the others and stands higher: an exponent or the mark of a note."""
    size = max((sign.size for sign in seen), default=0)
    foot = min((sign.foot for sign in seen if sign.size == size), default=0)

    def is_up(sign: Sign) -> bool:
        return sign.size < _SMALL * size and sign.foot - foot > _HIGHER * size and not sign.is_added

    return is_up


def _is_idle(signs: Sequence[Sign], at: int) -> bool:
    """Whether a blank is only the small gap that typesetting leaves between Han and Latin: 共有 326 名."""
    if not signs[at].is_added or not 0 < at < len(signs) - 1:
        return False
    before, after = signs[at - 1], signs[at + 1]
    return after.left - before.right < _NARROW * before.size and not (before.text.isascii() and after.text.isascii())


def _cells(signs: Sequence[Sign], gap: float) -> Iterator[Piece]:
    """The line taken apart where gaps are wider than `gap`."""
    cell: list[Sign] = []
    reached: float | None = None
    for sign in signs:
        if sign.text.strip() and not sign.is_added:
            if reached is not None and sign.left - reached > gap:
                yield _piece(cell)
                cell = []
            reached = sign.right
        cell.append(sign)
    yield _piece(cell)


def _piece(signs: Sequence[Sign]) -> Piece:
    seen = _seen(signs)
    return Piece(_words(signs), min(sign.left for sign in seen), max(sign.right for sign in seen))


def _head(seen: Sequence[Sign]) -> float:
    """The width of the first word in Latin letters or digits, or of the first character, with the mark behind it."""
    end = next((at for at, sign in enumerate(seen) if not sign.text.isascii()), len(seen))
    end = max(end, 1)
    while end < len(seen) and seen[end].text in _NEVER_FIRST:
        end += 1
    return seen[end - 1].right - seen[0].left
