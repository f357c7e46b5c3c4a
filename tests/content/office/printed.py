"""What stands on the pages of a PDF: every sign with its box, every ruled line; measures are points from the lower left."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_PAGEOBJ_PATH, FPDFText_GetCharOrigin, FPDFText_GetFontSize

MILLIMETRE = 72 / 25.4
NARROW = "格子太小放不下这些字"  # what stands in a cell that is made too small
THICKEST = 3.0  # of a ruled line
SHORTEST = 8.0
SLACK = 0.6  # by which a box is drawn too large


class Box(NamedTuple):
    """A sign with the size of its type and the height at which its line stands; or a ruled line, which has none of these."""

    left: float
    bottom: float
    right: float
    top: float
    sign: str = ""
    size: float = 0.0
    base: float = 0.0


@dataclass(frozen=True)
class PrintedPage:
    """A page: its size, its signs in the order in which they were set, its lines across and down."""

    width: float
    height: float
    signs: tuple[Box, ...]
    across: tuple[Box, ...]
    down: tuple[Box, ...]

    @cached_property
    def text(self) -> str:
        """All signs but spaces."""
        return "".join(box.sign for box in self.signs)

    def cut(self) -> list[str]:
        """The signs through which a ruled line goes: their cell is too small for them."""
        return [box.sign for box in self.signs if any(self._crossing(box))]

    def _crossing(self, box: Box) -> Iterator[bool]:
        yield from (line.bottom < box.top - SLACK and box.bottom + SLACK < line.top and line.left < box.left < line.right
                    for line in self.across)  # fmt: skip
        yield from (line.left < box.right - SLACK and box.left + SLACK < line.right and line.bottom < box.bottom < line.top
                    for line in self.down)  # fmt: skip

    def rows(self) -> list[float]:
        """The heights between lines across, in millimetres, from top to bottom; gaps between tables are among them."""
        edges: list[float] = []
        for line in sorted(self.across, key=lambda line: -line.top):
            if not edges or edges[-1] - line.top > THICKEST:
                edges.append(line.top)
        return [(upper - lower) / MILLIMETRE for upper, lower in pairwise(edges)]

    def lines(self) -> list[list[Box]]:
        """The lines of text from top to bottom, the number of the page left out."""
        found: dict[float, list[Box]] = {}
        for box in self.signs:
            found.setdefault(round(box.base), []).append(box)
        return [found[base] for base in sorted(found, reverse=True)][:-1]


Papers = dict[str, list[PrintedPage]]


def printed(content: bytes) -> list[PrintedPage]:
    """The pages of a PDF."""
    document = pdfium.PdfDocument(content)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> PrintedPage:
    width, height = page.get_size()
    lines = [Box(*item.get_bounds()) for item in page.get_objects(filter=[FPDF_PAGEOBJ_PATH])]
    return PrintedPage(
        width, height, tuple(_signs(page.get_textpage())),
        tuple(line for line in lines if line.top - line.bottom < THICKEST and line.right - line.left > SHORTEST),
        tuple(line for line in lines if line.right - line.left < THICKEST and line.top - line.bottom > SHORTEST),
    )  # fmt: skip


def _signs(text: pdfium.PdfTextPage) -> Iterator[Box]:
    across, base = c_double(), c_double()
    for number, sign in enumerate(text.get_text_range()):
        if sign.strip():
            FPDFText_GetCharOrigin(text, number, across, base)
            yield Box(*text.get_charbox(number), sign, FPDFText_GetFontSize(text, number), base.value)
