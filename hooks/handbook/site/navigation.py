"""The navigation of mkdocs.yml without the pages that a handbook does without."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


def without(nav: Any, pages: Collection[str]) -> Any:
    """The `nav` setting as it was read, without these files below docs; a section that loses all its pages goes too."""
    if isinstance(nav, list):
        return [kept for item in nav if (kept := without(item, pages)) not in (None, [], {})]
    if isinstance(nav, dict):
        return {title: kept for title, item in nav.items() if (kept := without(item, pages)) not in (None, [])}
    return None if nav in pages else nav
