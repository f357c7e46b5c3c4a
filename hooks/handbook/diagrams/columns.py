"""Two columns of parts side by side: the six 联 and the six 建 of 六联六建.

The columns keep the order of the source. No line joins a part of one to a part of the other, for no source says that
they answer each other one by one. The shorter column ends earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from .shapes import UNLISTED, WIDTH, Drawing, Link, box, words

COLUMN = 160
STEP = 8
DROP = 18

Group = tuple[str, Sequence[str]]  # heading and parts; a part that is announced and not listed is empty


def draw_columns(drawing: Drawing, name: str, groups: tuple[Group, Group], top: int = 1) -> None:
    """Add the name and, below it, both groups, row by row, the boxes of a row of equal height."""
    head = box(1, top, WIDTH - 2, words(name, WIDTH - 2), strong=True)
    places = (1, WIDTH - COLUMN)
    titles = [box(x, head.bottom + DROP, COLUMN - 1, words(title, COLUMN - 1), strong=True)
              for x, (title, _) in zip(places, groups, strict=True)]
    drawing.boxes += [head, *titles]
    drawing.links += [Link(((title.centre, head.bottom), (title.centre, title.y))) for title in titles]
    top = max(title.bottom for title in titles) + STEP
    for row in zip_longest(*(parts for _, parts in groups)):
        contents = [
            (x, words(text, COLUMN - 1, unknown=UNLISTED)) for x, text in zip(places, row, strict=True) if text is not None
        ]
        height = max(content.height for _, content in contents)
        drawing.boxes += [box(x, top, COLUMN - 1, content, height) for x, content in contents]
        top += height + STEP
    drawing.height = top - STEP + 1
