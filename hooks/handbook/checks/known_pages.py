"""Pages of the built site in which nothing was found last time. They are not looked at again as long as they are what they were,
all pages have the ids that they had, and every other file is there to which a link leads.

    {"places": digest of the pages' ids, "led": [path of another file, …],
     "pages": {path: [digest of the content, digest of the ids, number of links], …}}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from ..site.kept import PACKAGE, Recipe, Store
from ..site.references import BuiltSite, Document

RECIPE = Recipe("walked", (PACKAGE,), ())  # whatever a rule about pages may call


class Row(NamedTuple):
    """What is known of a page."""

    content: str
    ids: str
    links: int


class KnownPages:
    """What is known of the pages of a site, and left for the next build. `contents` are the digests of those whose content is known."""

    def __init__(self, site: BuiltSite, contents: Mapping[str, str], store: Store) -> None:
        self._site = site
        self._contents = contents
        self._store = store
        self._ground = (site.base, sorted(site.beside))
        kept = store.find(RECIPE, self._ground)
        told: dict[str, Any] = json.loads(kept) if kept else {"places": "", "led": [], "pages": {}}
        self._pages = {path: Row(*row) for path, row in told["pages"].items()}
        self._now: dict[str, Row] = {}
        self._places = _digest([(path, self._ids(path)) for path in site.pages()])
        self._is_same = self._places == told["places"] and site.files.issuperset(told["led"])
        self._led = frozenset(told["led"] if self._is_same else ())

    def links_in(self, path: str) -> int | None:
        """How many links there are in a page in which nothing would be found; None when it has to be looked at."""
        row = self._same(path) if self._is_same else None
        if row:
            self._now[path] = row
        return row.links if row else None

    def hold(self, document: Document) -> None:
        """Take a page that was looked at, in which nothing was found."""
        if content := self._contents.get(document.path):
            self._now[document.path] = Row(content, _digest(document.ids), len(document.written))

    def keep(self) -> None:
        """Leave what is known now for the next build."""
        if self._now != self._pages or not self._is_same:
            led = self._led.union(path for path in self._site.led if not path.endswith(".html"))
            told = {"places": self._places, "led": sorted(led), "pages": self._now}
            self._store.hold(RECIPE, self._ground, json.dumps(told, separators=(",", ":")).encode())

    def _ids(self, path: str) -> str:
        row = self._same(path)
        return row.ids if row else _digest(self._site.document(path).ids)

    def _same(self, path: str) -> Row | None:
        """What is known of a page that is what it was."""
        row = self._pages.get(path)
        return row if row and row.content == self._contents.get(path) else None


def _digest(said: object) -> str:
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
