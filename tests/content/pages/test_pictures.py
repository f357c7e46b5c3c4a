"""The pictures of all practices can be read."""

from __future__ import annotations

import statistics

from geometry import faults
from handbook.catalog import Catalog
from handbook.diagrams import mechanism_drawing, write_svg
from handbook.model import Practice


def test_every_picture_of_a_practice_can_be_read(catalog: Catalog) -> None:
    drawings = {entry.id: mechanism_drawing(entry.record) for entry in catalog.of(Practice)}
    assert {name: found for name, drawing in drawings.items() if drawing and (found := list(faults(drawing)))} == {}


def test_the_pictures_are_small(catalog: Catalog) -> None:
    drawings = filter(None, (mechanism_drawing(entry.record) for entry in catalog.of(Practice)))
    sizes = [len(write_svg(drawing, "diagram").encode()) for drawing in drawings]
    assert statistics.median(sizes) <= 2500
    assert max(sizes) <= 6000
