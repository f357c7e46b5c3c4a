"""A form as a small picture of its page: where the title stands, how the table is ruled. Made from the same measures as the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..model.vocabulary import Arrangement
from . import once, paper
from .heights import header_height
from .layout import Form

UNIT = 2.5  # millimetres of paper; fine enough for whole numbers
TITLE = 11.0  # millimetres from the upper edge of the type area to the table, less for the lines above it
LINE = 8.0
MOST_RULES = 8  # across a table; more run into one another at this size


def size(form: Form) -> tuple[int, int]:
    """Width and height of the picture."""
    page = paper.sheet_of(form).page
    return round(page.width / UNIT), round(page.height / UNIT)


def path(form: Form) -> str:
    """The lines of the picture, as the path of an SVG."""
    return "".join(_page(form)) + "".join(_strokes(form))


def _page(form: Form) -> Iterator[str]:
    width, height = size(form)
    yield f"M0 0h{width}v{height}H0z"
    yield f"M{round(width * 0.3)} {_at(paper.sheet_of(form).page.top + 4)}h{round(width * 0.4)}"


def _strokes(form: Form) -> Iterator[str]:
    page = paper.sheet_of(form).page
    top = page.top + TITLE + (LINE if form.lines else 0)
    bottom = page.height - page.bottom
    if form.arrangement is Arrangement.CLAUSES:
        yield from (_across(page.left, y, page.measure) for y in _down(top, [12.0] * (2 * len(form.items) + len(form.head)), bottom))
        return
    for widths, heights in _tables(form):
        lines = list(_down(top, heights, bottom))
        yield from (_across(page.left, y, page.measure) for y in _thinned(lines))
        ends = lines[-1] - lines[0]
        yield from (f"M{_at(x)} {_at(lines[0])}v{_at(ends)}" for x in accumulate(widths, initial=page.left))
        top = lines[-1] + 2


def _tables(form: Form) -> Iterator[tuple[Sequence[float], Sequence[float]]]:
    """Widths of columns and heights of rows of each table, from top to bottom."""
    sheet = paper.sheet_of(form)
    beside = (sheet.page.measure * once.LABEL, sheet.page.measure * once.HALF) * 2
    if form.head:
        yield beside, [once.height(row, sheet.page, sheet.setting) for row in once.rows(form.head, sheet.page)]
    if sheet.heights:
        yield sheet.widths, ([header_height(form, sheet.widths)] if form.columns else []) + list(sheet.heights)
    if form.foot:
        yield beside, [once.height(row, sheet.page, sheet.setting) for row in once.rows(form.foot, sheet.page)]


def _down(top: float, heights: Sequence[float], bottom: float) -> Iterator[float]:
    """Where lines are drawn, none below the type area but the last one of a table that goes on."""
    yield top
    for y in accumulate(heights, initial=top):
        if top < y <= bottom:
            yield y


def _thinned(lines: Sequence[float]) -> Sequence[float]:
    """The first lines, above and below the head, then so many of the others that they are told apart, the last among them."""
    step = -(-len(lines) // MOST_RULES)
    return [*lines[:2], *reversed(lines[:1:-step])]


def _across(x: float, y: float, length: float) -> str:
    return f"M{_at(x)} {_at(y)}h{_at(length)}"


def _at(millimetres: float) -> str:
    """A measure of the picture."""
    return str(round(millimetres / UNIT))
