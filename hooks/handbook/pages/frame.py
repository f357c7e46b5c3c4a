"""The Material frame, rendered once with marks in it and filled for each page.

The theme costs milliseconds a page and gives nearly the same bytes each time. So it is rendered once for each section, with a
mark wherever a page differs, cut at the marks, and joined again with the page's own parts. Of a table of contents it renders one
entry, which is filled for each that a page has.
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

MARKS = {name: f"hb-mark-{name}-5f2c" for name in ("title", "description", "slug", "edit", "head", "anchor", "label")}
# the theme writes a heading of its own when the content has none, so the mark must look like one
CONTENT_MARK = "<!--<h1 hb-mark-content-5f2c-->"
# an entry of the table of contents: a place in the page and what it is called
_ENTRY = re.compile(rf"<li\b(?:(?!<li\b|</li>).)*#{MARKS['anchor']}(?:(?!</li>).)*{MARKS['label']}.*?</li>", re.DOTALL)
ENTRIES_MARK = "hb-mark-entries-5f2c"  # where they stand
_NAMES = {mark: name for name, mark in MARKS.items()} | {f"#{MARKS['anchor']}": "anchor", CONTENT_MARK: "content", ENTRIES_MARK: "entries"}
_CUT = re.compile("|".join(map(re.escape, _NAMES.keys() - {MARKS["anchor"]})))
OUT = "https://"  # how an address begins that leads out of the site


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
    """A rendered frame cut at its marks: `texts` has one piece more than `holes`; `entry` is one of the table of contents, cut
    likewise, if it shows one."""

    texts: tuple[str, ...]
    holes: tuple[str, ...]
    entry: Frame | None = None

    @cached_property
    def digest(self) -> str:
        """Tells it apart from frames of other builds."""
        return sha256(repr(self).encode()).hexdigest()

    @cached_property
    def references(self) -> References:
        """What the frame refers to; an address with a hole in it leads out of the site, and reads as one that does. One that is
        nothing but a hole is the page's own."""
        found = read_references(OUT.join(self.texts))
        return found._replace(written=tuple(address for address in found.written if address != OUT))

    def contents(self, toc: Anchors) -> str:
        """The entries of a table of contents."""
        entry = self.entry
        return "".join(entry.fill({"anchor": f"#{anchor}", "label": escape(label)}) for anchor, label in toc) if entry else ""

    def fill(self, parts: Mapping[str, str]) -> str:
        """The finished page. Raises KeyError when a hole has no part."""
        pieces = [self.texts[0]]
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            pieces += parts[hole], text
        return "".join(pieces)


def cut(html: str) -> Frame:
    """A frame from the theme's output. Raises ValueError when the content's mark is not there exactly once, or entries of the table
    of contents are not shown in one way, each as an item of a list."""
    entries = {*_ENTRY.findall(html)}
    entry = _cut(entries.pop()) if entries else None
    frame = _cut(_ENTRY.sub(ENTRIES_MARK, html))
    if frame.holes.count("content") != 1:
        raise ValueError("the theme did not place the content exactly once")
    if entries or "label" in frame.holes:
        raise ValueError("the theme does not show the table of contents as a list")
    return replace(frame, entry=entry)


def _cut(html: str) -> Frame:
    return Frame(tuple(_CUT.split(html)), tuple(_NAMES[mark] for mark in _CUT.findall(html)))


class Frames:
    """Frames by section, rendered when first needed.

    `render` gives the theme's output for a plan; `edit_base` is the address under which the forge edits files.
    """

    def __init__(self, render: Render, edit_base: str = "") -> None:
        self._render = render
        self._edit_base = edit_base.rstrip("/")
        self._frames: dict[tuple[str, bool, bool, bool], Frame] = {}

    def page(self, page: Page) -> str:
        """The whole HTML of a page."""
        frame = self.of(page)
        return frame.fill(
            {
                "title": escape(page.title),
                "description": escape(page.description),
                "slug": page.url.rstrip("/").rpartition("/")[2],
                "edit": escape(f"{self._edit_base}/{quote(page.record or '')}"),
                "content": page.body,
                "head": page.head,
                "anchor": f"#{page.toc[0][0]}" if page.toc else "",
                "entries": frame.contents(page.toc),
            }
        )

    def of(self, page: Page) -> Frame:
        """The frame of a page, which is the same for its neighbours, and is read for its references once."""
        return self.at(page.url, page.section, bool(page.toc), page.record, page.head)

    def at(self, url: str, section: str, is_listed: bool, record: str | None, head: str) -> Frame:
        """The same by what it depends on of a page; is a table of contents listed?"""
        key = (url.rstrip("/").rpartition("/")[0], is_listed, bool(self._edit_base and record), bool(head))
        if key not in self._frames:
            self._frames[key] = cut(self._render(self._plan(*key, section)))
        return self._frames[key]

    def _plan(self, parent: str, listed: bool, editable: bool, headed: bool, section: str) -> FramePlan:
        toc = ((MARKS["anchor"], MARKS["label"]),) if listed else ()
        edit_url = MARKS["edit"] if editable else None
        plan = FramePlan(f"{parent}/{MARKS['slug']}/".lstrip("/"), f"{section}/", toc, edit_url)
        return replace(plan, meta={**plan.meta, "head": MARKS["head"]}) if headed else plan
