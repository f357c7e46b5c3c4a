"""Where a text with room to write breaks: not within a date, not between a room and its label or what ends it. No space that forbids
a break does so in every office program, and at the end of a line spaces are lost; but every sign is as wide as another, so what
would be torn is known, and begins a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = "[年月日时分人件天次个名户元页枚笔份]?[前后内起止]?[。；，、]?"
_LABEL = r"(?<![^，。；：、\u3000])[^，。；：、\u3000]{1,12}：?"
_DATE = re.compile(r"\u3000[年月日时]\u3000")
_PIECE = re.compile(rf"(?P<label>{_LABEL})?(?P<room>(?:\u3000+[年月日时分])+{_END}|\u3000+{_END})|.")


class Broken(NamedTuple):
    """A text in lines: those that have to begin where they do, and how many it takes in all."""

    parts: tuple[str, ...]
    lines: int


def width(text: str) -> float:
    """The width of a text in Chinese characters; an ASCII character is half as wide."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def widest(text: str) -> float:
    """The width of the widest stretch of a text that holds together."""
    return max((width(found[0]) for found in _PIECE.finditer(text) if found["room"]), default=0.0)


def broken(text: str, room: float, indent: float = 0) -> Broken:
    """A text in lines of so many characters, the first being shorter by the indent. A date that is wider than a line has less room to
    write, anything else breaks anywhere."""
    parts, lines, place = [""], 1, indent
    for piece in _pieces(text, room):
        need = width(piece)
        if place + need > room and place:
            if len(piece) > 1 and need <= room:
                parts.append("")
            lines, place = lines + 1, 0.0
        parts[-1] += piece
        place += need
        while place > room >= 1:
            lines, place = lines + 1, place - room
    return Broken(tuple(parts), lines)


def _pieces(text: str, room: float) -> Iterator[str]:
    """What holds together in lines of so much room: a room with its label where both fit, single signs."""
    for found in _PIECE.finditer(text):
        if width(found[0]) <= room or not found["room"]:
            yield found[0]
        else:
            yield from found["label"] or ""
            yield _narrowed(found["room"], room)


def _narrowed(piece: str, room: float) -> str:
    """A date with so much room as fits a line, but some; any other piece as it is."""
    while width(piece) > room and _DATE.search(piece) and "\u3000\u3000" in piece:
        piece = piece.replace("\u3000\u3000", "\u3000")
    return piece
