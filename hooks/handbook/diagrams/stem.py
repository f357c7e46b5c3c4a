"""A name with its parts below it, each on a line of its own: for parts that are too long to stand around a hub, and for
names of three groups and more."""

from __future__ import annotations

from collections.abc import Sequence

from .columns import Group
from .shapes import UNLISTED, WIDTH, Box, Drawing, Link, box, words

STEP = 8
INDENT = 22
RAIL = 11  # from the left edge of a box to the line that runs down below it


def draw_stem(drawing: Drawing, name: str, groups: Sequence[Group], top: int = 1) -> None:
    """Add the name and its parts; several groups have a box each, and their parts hang from that."""
    head = box(1, top, WIDTH - 2, words(name, WIDTH - 2), strong=True)
    drawing.boxes.append(head)
    if len(groups) == 1:
        bottom = _hang(drawing, head, groups[0][1], head.bottom)
    else:
        bottom = head.bottom
        for title, items in groups:
            (group,) = _hung(drawing, head, [title], bottom, strong=True)
            bottom = _hang(drawing, group, items, group.bottom)
    drawing.height = bottom + 1


def _hang(drawing: Drawing, head: Box, texts: Sequence[str], top: int) -> int:
    """Add the parts below a box; the place below the last."""
    return _hung(drawing, head, texts, top)[-1].bottom


def _hung(drawing: Drawing, head: Box, texts: Sequence[str], top: int, *, strong: bool = False) -> list[Box]:
    """Boxes below one another, each tied to the line that runs down from their head."""
    x = head.x + INDENT
    rail = head.x + RAIL
    hung = []
    for text in texts:
        made = box(x, top + STEP, WIDTH - 1 - x, words(text, WIDTH - 1 - x, unknown=UNLISTED), strong=strong)
        drawing.links.append(Link(((rail, made.middle), (x, made.middle)), missing=made.missing))
        hung.append(made)
        top = made.bottom
    drawing.boxes += hung
    drawing.links.append(Link(((rail, head.bottom), (rail, hung[-1].middle))))
    return hung
