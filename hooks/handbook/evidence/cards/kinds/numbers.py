"""The figures of a clause: the number of each among the figures of the text, with the words that `neighbours` finds beside it.

Behind the words left and right stand those of its item, where they are others than the words left, and the side of its noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...figures.neighbours import neighbours
from ..kind import CardKind, Within, print_of

NEAR = 24  # characters of which the fingerprint is kept


def _finds(text: str, within: Within) -> Iterator[str]:
    spans = [(start, end) for _, start, end in within.figures]
    for (number, _, _), beside in zip(within.figures, neighbours(text, spans), strict=True):
        left, right, item = print_of(beside.left[-NEAR:]), print_of(beside.right[:NEAR]), print_of(beside.item[-NEAR:])
        yield ":".join([str(number), left, right, "" if item == left else item, beside.side])


KIND = CardKind("numbers", lambda text, within: tuple(_finds(text, within)))
