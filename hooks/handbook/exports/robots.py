"""What searchers on the web may read."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages.handbook import Handbook
from ..settings.publication import Publication
from ..site.kept import Store
from . import Export


def robots(book: Publication) -> str:
    """Every searcher may read everything; where the list of pages is, once there is an address."""
    sitemap = f"Sitemap: {book.page('sitemap.xml')}\n" if book.address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The file that searchers ask for first."""
    yield "robots.txt", robots(handbook.book).encode()


EXPORT = Export(files)
