"""The headings that a template adds to a page with words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_APART = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>', re.DOTALL)  # what stands in a heading and is none of its words


def headings(html: str) -> Iterator[tuple[str, str]]:
    """Id and words of every heading of the second level, in the order of the page."""
    return ((anchor, unescape(_APART.sub("", words)).strip()) for anchor, words in _HEADING.findall(html))
