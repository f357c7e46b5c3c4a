"""The Material frame, rendered once with marks in it and filled for each page.

The theme costs milliseconds a page and gives nearly the same bytes each time. So it is rendered once for each section
and table of contents, with a mark wherever a page differs, cut at the marks, and joined again with the page's own parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from html import escape
from urllib.parse import quote

from ..site.references import References, read_references
from .page import Anchors, Page

MARKS = {name: f"hb-mark-{name}-5f2c" for name in ("title", "description", "slug", "edit", "head")}
# the theme writes a heading of its own when the content has none, so the mark must look like one
CONTENT_MARK = "<!--<h1 hb-mark-content-5f2c-->"
_CUT = re.compile("|".join(map(re.escape, (*MARKS.values(), CONTENT_MARK))))
_NAMES = {mark: name for name, mark in MARKS.items()} | {CONTENT_MARK: "content"}



@dataclass(frozen=True)
class FramePlan:
    """What the theme is given to render a frame: an ordinary page with marks for what differs between pages."""

    url: str
    parent: str
    toc: Anchors
    edit_url: str | None
    title: str = MARKS["title"]
    content: str = CONTENT_MARK
    meta: Mapping[str, object] = field(
        default_factory=lambda: {"description": MARKS["description"], "hide": ["navigation"]}
    )


Render = Callable[[FramePlan], str]


@dataclass(frozen=True)
class Frame:
    """A rendered frame cut at its marks: `texts` has one piece more than `holes`."""

    texts: tuple[str, ...]
    holes: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """Tells it apart from frames of other builds."""
        return sha256(repr((self.texts, self.holes)).encode()).hexdigest()

    @cached_property
    def references(self) -> References:
        """What the frame refers to; an address with a hole in it leads out of the site, and reads as one that does."""
        return read_references("https://".join(self.texts))

    def fill(self, parts: dict[str, str]) -> str:
        """The finished page. Raises KeyError when a hole has no part."""
        pieces = [self.texts[0]]
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            pieces += parts[hole], text
        return "".join(pieces)


def cut(html: str) -> Frame:
    """A frame from the theme's output. Raises ValueError when the content's mark is not there exactly once."""
    holes = tuple(_NAMES[mark] for mark in _CUT.findall(html))
    if holes.count("content") != 1:
        raise ValueError("the theme did not place the content exactly once")
    return Frame(tuple(_CUT.split(html)), holes)


class Frames:
    """Frames by section and table of contents, rendered when first needed.

    `render` gives the theme's output for a plan; `edit_base` is the address under which the forge edits files.
    """

    def __init__(self, render: Render, edit_base: str = "") -> None:
        self._render = render
        self._edit_base = edit_base.rstrip("/")
        self._frames: dict[tuple[str, Anchors, bool, bool], Frame] = {}

    def page(self, page: Page) -> str:
        """The whole HTML of a page."""
        return self.of(page).fill(
            {
                "title": escape(page.title),
                "description": escape(page.description),
                "slug": page.url.rstrip("/").rpartition("/")[2],
                "edit": escape(f"{self._edit_base}/{quote(page.record or '')}"),
                "content": page.body,
                "head": page.head,
            }
        )

    def of(self, page: Page) -> Frame:
        """The frame of a page, which is the same for its neighbours, and is read for its references once."""
        key = (page.url.rstrip("/").rpartition("/")[0], page.toc, bool(self._edit_base and page.record), bool(page.head))
        if key not in self._frames:
            self._frames[key] = cut(self._render(self._plan(*key, page.section)))
        return self._frames[key]

    def _plan(self, parent: str, toc: Anchors, editable: bool, headed: bool, section: str) -> FramePlan:
        edit_url = MARKS["edit"] if editable else None
        plan = FramePlan(f"{parent}/{MARKS['slug']}/".lstrip("/"), f"{section}/", toc, edit_url)
        return replace(plan, meta={**plan.meta, "head": MARKS["head"]}) if headed else plan
