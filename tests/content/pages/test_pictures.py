"""The pictures of all practices can be read."""

from __future__ import annotations

import statistics

from geometry import faults
from handbook.catalog import Catalog
from handbook.diagrams import mechanism_drawing, write_svg
from handbook.model import Practice


def test_every_practice_of_the_handbook_has_a_picture_that_can_be_read(catalog: Catalog) -> None:
    drawings = {entry.id: mechanism_drawing(entry.record) for entry in catalog.of(Practice)}
    assert {name: found for name, drawing in drawings.items() if (found := list(faults(drawing)))} == {}


def test_the_pictures_are_small(catalog: Catalog) -> None:
    sizes = [len(write_svg(mechanism_drawing(entry.record), "diagram").encode()) for entry in catalog.of(Practice)]
    assert statistics.median(sizes) <= 2500
    assert max(sizes) <= 6000
