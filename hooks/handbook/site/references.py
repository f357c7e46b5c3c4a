"""The built site as its readers' browsers see it: files, the links between them, the ids they jump to."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

# begins with a plain space and has no groups: so it is several times faster, and it is asked of every page
_ATTRIBUTE = re.compile(r' (?:href|src|action|id)="[^"]*"')
_SCHEME = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_LOADS = re.compile(r'<(?:script|img|iframe|source|video|audio|embed|object|use|link)\b[^>]*?\s(?:src|href)="((?:https?:)?//[^"]+)"[^>]*>')
# the theme's own switches for readers without scripts; they are labels, not places
_THEME_ANCHORS = frozenset({"__search", "__drawer", "__skip"})
_NO_REQUEST = re.compile(r'rel="(?:canonical|alternate|license|prev|next)"')


class Link(NamedTuple):
    """A link as written, and what it leads to within the site: a file and the id in it (empty for the page itself)."""

    written: str
    target: str
    anchor: str


class References(NamedTuple):
    """What a piece of HTML says of places: the ids it gives, the addresses it writes, what it would load from elsewhere."""

    ids: tuple[str, ...]
    written: tuple[str, ...]
    loads: tuple[str, ...]


def read_references(html: str) -> References:
    """Ids as often as they are given; addresses each once."""
    attributes = _ATTRIBUTE.findall(html.replace("\n", " ").replace("\t", " "))
    return References(
        tuple([each[5:-1] for each in attributes if each[1] == "i"]),
        tuple(dict.fromkeys([each[each.index('"') + 1 : -1] for each in attributes if each[1] != "i"])),
        tuple(_loads(html)) if "//" in html else (),
    )


def _loads(html: str) -> Iterator[str]:
    for found in _LOADS.finditer(html):
        if not _NO_REQUEST.search(found[0]):
            yield unescape(found[1])


@dataclass(frozen=True)
class Document:
    """One HTML file: its path from the site's root, the references of its pieces, and its text when it is asked for."""

    path: str
    pieces: tuple[References, ...]
    read: Callable[[], str]

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it is given."""
        return [each for piece in self.pieces for each in piece.ids]

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """The ids to which a link can lead."""
        return frozenset(self.ids)

    @cached_property
    def written(self) -> list[str]:
        """Every address written in the document, each once."""
        return list(dict.fromkeys(each for piece in self.pieces for each in piece.written))

    def loads(self) -> Iterator[str]:
        """Addresses outside the site from which the page would load something."""
        return (each for piece in self.pieces for each in piece.loads)

    def line_of(self, address: str) -> tuple[int, int]:
        """Line and column of an address in the file, 1-based."""
        text = self.read()
        at = max(text.find(f'"{address}"'), 0)
        before = text[:at]
        return before.count("\n") + 1, at - before.rfind("\n")


def read_document(path: str, text: str) -> Document:
    """A document whose text is at hand."""
    return Document(path, (read_references(text),), lambda: text)


class BuiltSite:
    """All files of a built site, read one by one, so that a large site needs little memory.

    `written` holds the references of documents by path where they are known from writing them; they are not read again. What
    stands `beside` the pages when the site is published can be linked to, and is not looked into. `files` are all that are in the
    folder, if that is known.
    """

    def __init__(
        self, folder: Path, base: str = "/", written: Mapping[str, tuple[References, ...]] | None = None, beside: Iterable[str] = (),
        files: frozenset[str] | None = None,
    ) -> None:
        self.folder = folder
        self.beside = frozenset(beside)
        self._written = written or {}
        self.base = unquote(base).rstrip("/") + "/"  # the path on the server, where links that begin with a slash begin
        self.files = frozenset(_walk(folder)) if files is None else files
        self.led: set[str] = set()  # files to which a link was found to lead
        self._documents: dict[str, Document] = {}
        self._sound: dict[str, set[str]] = {}

    def pages(self) -> list[str]:
        """The paths of the HTML files, in order."""
        return sorted(path for path in self.files if path.endswith(".html"))

    def document(self, path: str) -> Document:
        """The document at a path; what it refers to is read once."""
        if path not in self._documents:
            read = partial((self.folder / path).read_text, encoding="utf-8")
            self._documents[path] = Document(path, self._written.get(path) or (read_references(read()),), read)
        return self._documents[path]

    def links(self, document: Document) -> Iterator[Link]:
        """Every link of a document that stays within the site."""
        place = document.path.rpartition("/")[0]
        for written in document.written:
            if not _SCHEME.match(written):
                yield _read_link(written, document.path, place, self.base)

    def dead_links(self, document: Document) -> Iterator[Link]:
        """The links of a document that lead to no file of the site, or to no id of that file.

        A link that climbs to the root leads to the same place from every page of that depth, and most do: what was found
        sound once is not followed again.
        """
        place = document.path.rpartition("/")[0]
        up = "../" * (place.count("/") + 1) if place else ""
        sound = self._sound.setdefault(up, set())
        for written in document.written:
            if written in sound or _SCHEME.match(written) or (written[:1] == "#" and written[1:] in document.known_ids):
                continue
            link = _read_link(written, document.path, place, self.base)
            if not self._leads(link):
                yield link
            elif up and written.startswith(up):
                sound.add(written)

    def _leads(self, link: Link) -> bool:
        if link.target not in self.files:
            return link.target in self.beside
        self.led.add(link.target)
        is_place = link.anchor and link.anchor not in _THEME_ANCHORS and link.target.endswith(".html")
        return not is_place or link.anchor in self.document(link.target).known_ids


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
