"""A name with its parts below it, each on a line of its own: for parts that are too long to stand around a hub, and for
names of three groups and more."""

from __future__ import annotations

from collections.abc import Sequence

from .shapes import WIDTH, Box, Drawing, Group, Link, Member, box, words

STEP = 8
INDENT = 22
RAIL = 11  # from the left edge of a box to the line that runs down below it


def draw_stem(drawing: Drawing, name: str, groups: Sequence[Group], top: int = 1) -> None:
    """Add the name and its parts; several groups have a box each, and their parts hang from that."""
    head = box(1, top, WIDTH - 2, words(name, WIDTH - 2), strong=True)
    drawing.boxes.append(head)
    if len(groups) == 1:
        bottom = _hang(drawing, head, groups[0].members, head.bottom)
    else:
        bottom = head.bottom
        for group in groups:
            (title,) = _hung(drawing, head, [Member(group.title)], bottom, strong=True)
            bottom = _hang(drawing, title, group.members, title.bottom)
    drawing.height = bottom + 1


def _hang(drawing: Drawing, head: Box, members: Sequence[Member], top: int) -> int:
    """Add the parts below a box; the place below the last."""
    return _hung(drawing, head, members, top)[-1].bottom


def _hung(drawing: Drawing, head: Box, members: Sequence[Member], top: int, *, strong: bool = False) -> list[Box]:
    """Boxes below one another, each tied to the line that runs down from their head."""
    x = head.x + INDENT
    rail = head.x + RAIL
    hung = []
    for text, missing in members:
        made = box(x, top + STEP, WIDTH - 1 - x, words(text, WIDTH - 1 - x, missing=missing), strong=strong)
        drawing.links.append(Link(((rail, made.middle), (x, made.middle)), missing=made.missing))
        hung.append(made)
        top = made.bottom
    drawing.boxes += hung
    drawing.links.append(Link(((rail, head.bottom), (rail, hung[-1].middle))))
    return hung
