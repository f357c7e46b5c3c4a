"""Slides as PowerPoint presentations, written as Office Open XML (ECMA-376): any number of pages in one of two sizes.

A page names its title, lines and note, all in placeholders, so that it is the same in both sizes; where they stand is said by
the layouts. The parts of `theme/slides` hold the rest, with marks (`@wide@`) for what differs. The browser puts pages together
from the same parts (`slides.js`). No library stands between, as with forms: python-pptx brings lxml and a template whose
leftovers would have to be taken out, and a browser has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..forms.layout import NO_XML
from ..site.zip import package
from ..theme.templating import escaped

PARTS = Path(__file__).resolve().parents[1] / "theme" / "slides"
MARGIN = 560_000  # English Metric Units: 360,000 to the centimetre
SIZES: Mapping[str, int] = {"16-9": 12_192_000, "4-3": 9_144_000}  # widths; both are as high
FIXED = {
    "_rels/.rels": "package-rels.xml", "docProps/core.xml": "core.xml", "ppt/slideMasters/slideMaster1.xml": "master.xml",
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": "master-rels.xml", "ppt/slideLayouts/slideLayout1.xml": "layout-page.xml",
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": "layout-rels.xml", "ppt/slideLayouts/slideLayout2.xml": "layout-first.xml",
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": "layout-rels.xml", "ppt/theme/theme1.xml": "theme.xml",
}  # fmt: skip
PARAGRAPH = '<a:p><a:r><a:rPr lang="zh-CN"/><a:t>@text@</a:t></a:r></a:p>'
SLIDE_TYPE = '<Override PartName="/ppt/slides/slide@n@.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/>'
SLIDE_LINK = '<Relationship Id="rId@n@" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide@p@.xml"/>'
SLIDE_ID = '<p:sldId id="@n@" r:id="rId@p@"/>'
_LEFT = re.compile("@left:([0-9]+)@")


class Slide(NamedTuple):
    """A page: its title, lines and note, shapes of its own as XML, and whether it is the cover."""

    title: str
    lines: tuple[str, ...] = ()
    note: str = ""
    shapes: str = ""
    cover: bool = False


@cache
def part(name: str) -> str:
    """A part of a presentation, with its marks."""
    return (PARTS / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def write(slides: Sequence[Slide], width: int, accent: str) -> bytes:
    """A presentation as wide as that; `accent` is a colour as #rrggbb."""
    marks = {"wide": str(width), "margin": str(MARGIN), "inner": str(width - 2 * MARGIN), "accent": accent.lstrip("#")}
    return package((name, NO_XML.sub("", filled(text, marks)).encode()) for name, text in _parts(slides, width))


def filled(text: str, marks: Mapping[str, str]) -> str:
    """A part with its marks replaced."""
    for name, value in marks.items():
        text = text.replace(f"@{name}@", value)
    return text


def _parts(slides: Sequence[Slide], width: int) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(slides) + 1)
    types = "".join(SLIDE_TYPE.replace("@n@", str(number)) for number in numbers)
    yield "[Content_Types].xml", part("content-types.xml").replace("@slides@", types)
    yield from ((name, part(file)) for name, file in FIXED.items())
    ids = "".join(filled(SLIDE_ID, {"n": str(255 + number), "p": str(1 + number)}) for number in numbers)
    links = "".join(filled(SLIDE_LINK, {"n": str(1 + number), "p": str(number)}) for number in numbers)
    yield "ppt/presentation.xml", part("presentation.xml").replace("@ids@", ids)
    yield "ppt/_rels/presentation.xml.rels", part("presentation-rels.xml").replace("@slides@", links)
    for number, slide in enumerate(slides, 1):
        yield f"ppt/slides/slide{number}.xml", page(slide, width)
        yield f"ppt/slides/_rels/slide{number}.xml.rels", part("slide-rels.xml").replace("@layout@", "2" if slide.cover else "1")


def page(slide: Slide, width: int) -> str:
    """A page as XML; its shapes stand in the middle."""
    shapes = _LEFT.sub(lambda found: str((width - int(found[1])) // 2), slide.shapes)
    body = {"title": _paragraphs((slide.title,)), "body": _paragraphs(slide.lines), "note": _paragraphs((slide.note,) if slide.note else ())}
    return filled(part("slide.xml"), body | {"shapes": shapes})


def spelt(text: str) -> str:
    """A text as XML has it, in which nothing is taken for a mark."""
    return escaped(text).replace("@", "&#64;")


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(PARAGRAPH.replace("@text@", spelt(line)) for line in lines) or "<a:p/>"
