"""Where the things of a drawing lie, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from handbook.diagrams.measure import width
from handbook.diagrams.shapes import Area, Box, Drawing, Text


def area_of(text: Text) -> Area:
    """The room that a line of text takes: from the top of its characters to a little below the base line."""
    return Area(text.x, text.y - 0.9 * text.size, width(text.words) * text.size, 1.1 * text.size)


def frame(box: Box) -> Area:
    return Area(box.x, box.y, box.width, box.height)


def overlap(one: Area, other: Area) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def inside(inner: Area, outer: Area) -> bool:
    return (
        inner.x >= outer.x
        and inner.y >= outer.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def faults(drawing: Drawing) -> Iterator[str]:
    """What cannot be read in a drawing: text beside its box, things on top of each other or beyond the edge."""
    sheet = Area(0, 0, drawing.width, drawing.height)
    texts = [text for box in drawing.boxes for text in box.texts] + drawing.labels
    yield from (f"beside its box: {t}" for b in drawing.boxes for t in b.texts if not inside(area_of(t), frame(b)))
    solid = [frame(box) for box in drawing.boxes] + [bar.area for bar in drawing.bars]
    yield from (f"beyond the edge: {each}" for each in [*solid, *map(area_of, texts)] if not inside(each, sheet))
    yield from (f"on each other: {a} {b}" for a, b in combinations(solid, 2) if overlap(a, b))
    yield from (f"texts on each other: {a} {b}" for a, b in combinations(texts, 2) if overlap(area_of(a), area_of(b)))
    yield from (f"label on a shape: {a} {b}" for a in drawing.labels for b in solid if overlap(area_of(a), b))
    for link in drawing.links:
        for (x, y), (to_x, to_y) in zip(link.points, link.points[1:], strict=False):
            yield from () if x == to_x or y == to_y else (f"aslant: {link}",)
            line = Area(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
            yield from (f"through a box: {link} {box}" for box in drawing.boxes if _crosses(line, box))


def _crosses(line: Area, box: Box) -> bool:
    """Does a line run through the inside of a box? It may touch its edge."""
    thick = Area(line.x, line.y, line.width or 0.1, line.height or 0.1)
    return overlap(thick, Area(box.x + 1, box.y + 1, box.width - 2, box.height - 2))
