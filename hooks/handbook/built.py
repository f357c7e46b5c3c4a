"""The built site as its readers' browsers see it: files, the links between them, the ids they jump to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

_ATTRIBUTE = re.compile(r'\s(href|src|action|id)="([^"]*)"')
_SCHEME = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_LOADS = re.compile(r'<(?:script|img|iframe|source|video|audio|embed|object|use|link)\b[^>]*?\s(?:src|href)="((?:https?:)?//[^"]+)"[^>]*>')
_NO_REQUEST = re.compile(r'rel="(?:canonical|alternate|license|prev|next)"')


class Link(NamedTuple):
    """A link as written, and what it leads to within the site: a file and the id in it (empty for the page itself)."""

    written: str
    target: str
    anchor: str


@dataclass(frozen=True)
class Document:
    """One HTML file: its path from the site's root, its text, its links and ids as written."""

    path: str
    text: str

    @cached_property
    def _attributes(self) -> list[tuple[str, str]]:
        return _ATTRIBUTE.findall(self.text)

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it is given."""
        return [value for name, value in self._attributes if name == "id"]

    @cached_property
    def written(self) -> list[str]:
        """Every address written in the document, each once."""
        return list(dict.fromkeys(value for name, value in self._attributes if name != "id"))

    def loads(self) -> Iterator[str]:
        """Addresses outside the site from which the page would load something."""
        if "//" in self.text:
            for found in _LOADS.finditer(self.text):
                if not _NO_REQUEST.search(found[0]):
                    yield unescape(found[1])

    def line_of(self, address: str) -> tuple[int, int]:
        """Line and column of an address in the file, 1-based."""
        at = max(self.text.find(f'"{address}"'), 0)
        before = self.text[:at]
        return before.count("\n") + 1, at - before.rfind("\n")


class BuiltSite:
    """All files of a built site. Documents are read one by one, so that a large site needs little memory."""

    def __init__(self, folder: Path, base: str = "/") -> None:
        self.folder = folder
        self.base = base.rstrip("/") + "/"  # the path on the server, where links that begin with a slash begin
        self.files = frozenset(_walk(folder))
        self._ids: dict[str, frozenset[str]] = {}
        self._climbing: dict[str, dict[str, Link]] = {}

    def documents(self) -> Iterator[Document]:
        """Every HTML file, in the order of paths."""
        for path in sorted(self.files):
            if path.endswith(".html"):
                yield Document(path, (self.folder / path).read_text(encoding="utf-8"))

    def links(self, document: Document) -> Iterator[Link]:
        """Every link of a document that stays within the site.

        A link that climbs to the root leads to the same place from every page of that depth, and most do: pages of one
        depth share one answer.
        """
        place = document.path.rpartition("/")[0]
        up = "../" * (place.count("/") + 1) if place else ""
        known = self._climbing.setdefault(up, {})
        for written in document.written:
            link = known.get(written)
            if link is None:
                if _SCHEME.match(written):
                    continue
                link = _read_link(written, document.path, place, self.base)
                if up and written.startswith(up):
                    known[written] = link
            yield link

    def ids_of(self, path: str) -> frozenset[str]:
        """The ids of a document, read when first asked for."""
        if path not in self._ids:
            self._ids[path] = frozenset(Document(path, (self.folder / path).read_text(encoding="utf-8")).ids)
        return self._ids[path]


def _read_link(written: str, path: str, place: str, base: str) -> Link:
    """What a link written in the document `path`, in the folder `place`, leads to."""
    address, _, anchor = unescape(written).partition("#")
    address = unquote(address.partition("?")[0])
    if not address:
        return Link(written, path, unquote(anchor))
    rooted = address.startswith("/")
    target = _resolve("" if rooted else place, address.removeprefix(base) if rooted else address)
    return Link(written, target + "index.html" if not target or target.endswith("/") else target, unquote(anchor))


def _resolve(place: str, address: str) -> str:
    """An address from the site's root: folders end in a slash, the root itself is empty."""
    path = normpath(f"/{place}/{address}").strip("/")
    is_folder = address.endswith("/") or address.rpartition("/")[2] in (".", "..")
    return f"{path}/" if path and is_folder else path


def _walk(folder: Path) -> Iterator[str]:
    """Every file below a folder, as a POSIX path from it."""
    base = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        inside = place[base:].replace(os.sep, "/")
        yield from (f"{inside}/{name}" if inside else name for name in names)
