"""The rules that the build took out of the theme's style sheets, and whether a page misses one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import material
from playwright.sync_api import Page

from handbook.site.stylesheets import plain_sheet, rules, selectors

# states that come and go, and parts that are no elements, are not asked about
_PASSING = re.compile(
    r"::?(?:before|after|placeholder|marker|hover|focus(?:-visible|-within)?|active|checked|target|(?:in)?valid|-(?:webkit|moz)-[a-z-]+)\b"
)


@functools.cache
def trimmed_rules(site: Path) -> tuple[str, ...]:
    """The selectors of the theme's style sheets that a built site does without."""
    folder = site / "assets" / "stylesheets"
    theme = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    gone = [
        selector for sheet in folder.glob("*.css")
        for original in theme.glob(f"{sheet.name.partition('.')[0]}.*.css")
        for selector in sorted(_selectors(original) - _selectors(sheet))
    ]  # fmt: skip
    return tuple(asked for selector in gone if (asked := _PASSING.sub("", selector).strip()))


def _selectors(sheet: Path) -> set[str]:
    return set(_selectors_in(plain_sheet(sheet.read_text(encoding="utf-8"))))


def _selectors_in(sheet: str) -> Iterator[str]:
    for head, body in rules(sheet):
        if body is not None and head.startswith("@"):
            yield from _selectors_in(body) if head.startswith(("@media", "@supports")) else ()
        elif body is not None:
            yield from selectors(head)


def unstyled(page: Page, trimmed: tuple[str, ...]) -> list[str]:
    """Which of the selectors an element of the page answers to."""
    found: list[str] = page.evaluate(
        """selectors => selectors.filter(selector => {
            try { return document.querySelector(selector); } catch (garbled) { return false; }
        })""",
        list(trimmed),
    )
    return found
