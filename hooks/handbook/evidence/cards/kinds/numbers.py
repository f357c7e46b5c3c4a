"""The figures of a clause: the number of each among the figures of the text, with the words around it."""

from __future__ import annotations

from ..kind import CardKind, Within, bound


def _read(text: str, within: Within) -> tuple[str, ...]:
    return tuple(bound(str(number), text, start, end) for number, start, end in within.figures)


KIND = CardKind("numbers", _read)
