"""A hub with its members on both sides: the one and the thirteen of 1+13, a practice and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from .shapes import WIDTH, Box, Drawing, Link, Words, box, words

SIDE = 116
HUB = 78
GAP = (WIDTH - 2 * SIDE - HUB) // 2
STEP = 8


def draw_spokes(drawing: Drawing, hub: str, members: Sequence[str]) -> None:
    """Add the hub and its members, the first half on the left."""
    half = (len(members) + 1) // 2
    contents = [words(name, SIDE - 1) for name in members]
    draw_sides(drawing, hub, contents[:half], contents[half:])


def draw_sides(drawing: Drawing, hub: str, left: Sequence[Words], right: Sequence[Words], top: int = 1) -> None:
    """Add the hub and what stands on its sides, wrapped for boxes of `SIDE` - 1."""
    middle = words(hub, HUB)
    height = max(middle.height, _height(left), _height(right))
    centre = box(SIDE + GAP, top + (height - middle.height) // 2, HUB, middle, strong=True)
    drawing.boxes.append(centre)
    for x, side in ((1, left), (WIDTH - SIDE, right)):
        _draw_side(drawing, centre, x, top + (height - _height(side)) // 2, side)
    drawing.height = top + height + 1


def _height(side: Sequence[Words]) -> int:
    return sum(content.height + STEP for content in side) - STEP


def _draw_side(drawing: Drawing, hub: Box, x: int, top: int, side: Sequence[Words]) -> None:
    """The members of one side, each tied to a rail half way to the hub."""
    left = x < hub.x
    rail = hub.x - GAP // 2 if left else hub.right + GAP // 2
    middles = [hub.middle]
    for content in side:
        member = box(x, top, SIDE - 1, content)
        drawing.boxes.append(member)
        edge = member.right if left else member.x
        drawing.links.append(Link(((edge, member.middle), (rail, member.middle)), missing=member.missing))
        middles.append(member.middle)
        top = member.bottom + STEP
    if side:
        drawing.links.append(Link(((rail, min(middles)), (rail, max(middles)))))
        drawing.links.append(Link(((hub.x if left else hub.right, hub.middle), (rail, hub.middle))))
