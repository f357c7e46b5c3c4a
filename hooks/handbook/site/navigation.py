"""Navigation and words without the pages that a handbook goes without."""

from __future__ import annotations

import re
from collections.abc import Collection
from posixpath import dirname, join, normpath
from typing import Any

from markupsafe import escape

_LINK = re.compile(r"\[(?P<words>[^\]\[]+)\]\((?P<path>[^()#\s]+)(?:#[^()\s]*)?\)")


def without(nav: Any, pages: Collection[str]) -> Any:
    """The `nav` setting as it was read, without these files below docs; a section that loses all its pages goes too. What sections and
    pages are called there is escaped, as the theme's templates write it as it is."""
    if isinstance(nav, list):
        return [kept for item in nav if (kept := without(item, pages)) not in (None, [], {})]
    if isinstance(nav, dict):
        return {escape(title): kept for title, item in nav.items() if (kept := without(item, pages)) not in (None, [])}
    return None if nav in pages else nav


def unlinked(markdown: str, page: str, pages: Collection[str]) -> str:
    """A page's Markdown in which links to these files below docs are plain words; `page` is its own path there."""

    def kept(link: re.Match[str]) -> str:
        target = normpath(join(dirname(page), link["path"]))
        return link["words"] if target in pages else link[0]

    return _LINK.sub(kept, markdown)
