"""The chain of a mechanism: who does what, to whom, how often, what is kept, what comes back.

The boxes stand two in a row and the row turns at its end, so that the chain fits a narrow page.
"""

from __future__ import annotations

from collections.abc import Sequence

from .shapes import WIDTH, Box, Drawing, Link, box, words

COLUMN = 158
GAP = WIDTH - 2 * COLUMN
DROP = 24

Part = tuple[str, str]  # heading and text; the text is empty where the source is silent


def draw_chain(drawing: Drawing, parts: Sequence[Part], top: int = 1) -> None:
    """Add the chain below `top`. An odd part at the end takes the whole row."""
    row: list[Box] = []
    for number, start in enumerate(range(0, len(parts), 2)):
        before, row = row, _row(parts[start : start + 2], top, backward=bool(number % 2))
        drawing.boxes += row
        if before:
            drawing.links.append(_down(before[-1], row[0]))
        if len(row) == 2:
            drawing.links.append(_across(*row))
        top = row[0].bottom + DROP
    drawing.height = top - DROP + 1


def _row(parts: Sequence[Part], top: int, *, backward: bool) -> list[Box]:
    """One or two boxes of equal height, in the order of the chain."""
    if len(parts) == 1:
        return [box(1, top, WIDTH - 2, words(parts[0][1], WIDTH - 2, parts[0][0]))]
    contents = [words(text, COLUMN - 1, head) for head, text in parts]
    places = (1, COLUMN + GAP)
    height = max(content.height for content in contents)
    return [
        box(x, top, COLUMN - 1, content, height)
        for x, content in zip(reversed(places) if backward else places, contents, strict=True)
    ]


def _across(first: Box, second: Box) -> Link:
    missing = first.missing or second.missing
    if first.x < second.x:
        return Link(((first.right, first.middle), (second.x, first.middle)), arrow=True, missing=missing)
    return Link(((first.x, first.middle), (second.right, first.middle)), arrow=True, missing=missing)


def _down(upper: Box, lower: Box) -> Link:
    x = upper.centre
    return Link(((x, upper.bottom), (x, lower.y)), arrow=True, missing=upper.missing or lower.missing)
