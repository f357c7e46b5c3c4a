"""The small picture of a form: light, the same each time, and within its page."""

from __future__ import annotations

import re

import pytest
from written_forms import PACT, PLAN, form_from, forms

from handbook.forms import paper, thumbnail
from handbook.forms.layout import Form

STROKE = re.compile(r"M([\d.]+) ([\d.]+)([hv])([\d.]+)")


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_a_picture_is_light_and_keeps_to_its_page(form: Form) -> None:
    width, height = thumbnail.size(form)
    drawn = thumbnail.path(form)
    assert drawn == thumbnail.path(form)
    assert len(drawn) < 800
    assert (width > height) == paper.sheet_of(form).page.landscape
    strokes = STROKE.findall(drawn)
    assert len(strokes) > 3
    for x, y, way, length in strokes:
        end = float(x) + float(length) * (way == "h"), float(y) + float(length) * (way == "v")
        assert end[0] <= width, drawn
        assert end[1] <= height, drawn


def test_a_table_is_ruled_as_it_is_printed() -> None:
    form = form_from(PLAN)
    sheet = paper.sheet_of(form)
    ways = [way for _, _, way, _ in STROKE.findall(thumbnail.path(form))[1:]]  # after the edge of the page
    assert ways.count("v") == len(sheet.widths) + 1
    rules = ways.count("h") - 1  # without that of the title
    assert min(len(sheet.heights) + 2, 5) <= rules <= thumbnail.MOST_RULES + 2


def test_clauses_are_lines() -> None:
    assert {way for _, _, way, _ in STROKE.findall(thumbnail.path(form_from(PACT)))[1:]} == {"h"}
