"""Two columns of parts side by side: the six 联 and the six 建 of 六联六建.

The columns keep the order of the source. No line joins a part of one to a part of the other, for no source says that
they answer each other one by one. The shorter column ends earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from .shapes import WIDTH, Drawing, Group, Link, box, words

COLUMN = 160
STEP = 8
DROP = 18


def draw_columns(drawing: Drawing, name: str, groups: Sequence[Group], top: int = 1) -> None:
    """Add the name and, below it, two groups, row by row, the boxes of a row of equal height. What is told of parts
    that are not listed has the whole width."""
    head = box(1, top, WIDTH - 2, words(name, WIDTH - 2), strong=True)
    places = (1, WIDTH - COLUMN)
    titles = [box(x, head.bottom + DROP, COLUMN - 1, words(f"{group.title}：{group.number} 项", COLUMN - 1), strong=True)
              for x, group in zip(places, groups, strict=True)]
    drawing.boxes += [head, *titles]
    drawing.links += [Link(((title.centre, head.bottom), (title.centre, title.y))) for title in titles]
    top = max(title.bottom for title in titles) + STEP
    for row in zip_longest(*(group.items for group in groups)):
        contents = [(x, words(text, COLUMN - 1)) for x, text in zip(places, row, strict=True) if text is not None]
        height = max(content.height for _, content in contents)
        drawing.boxes += [box(x, top, COLUMN - 1, content, height) for x, content in contents]
        top += height + STEP
    for lacking in (words(group.lack, WIDTH - 2, group.title, missing=True) for group in groups if group.lack):
        drawing.boxes.append(box(1, top, WIDTH - 2, lacking))
        top += lacking.height + STEP
    drawing.height = top - STEP + 1
