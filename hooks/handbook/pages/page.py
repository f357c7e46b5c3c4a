"""What a page is before it gets its frame: address, title, body, table of contents, search entry."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

Anchors = tuple[tuple[str, str], ...]
DIGEST = 32  # hexadecimal digits that tell apart what the search finds


@dataclass(frozen=True)
class SearchEntry:
    """What the search knows of a record: its names, how people ask for it, what it lists, its text and its labels.

    `text` has one statement a line, the first of them what the record is in one sentence; `at` tells from which line on it
    stands in which section of the page. `leads` are the ids of the records with which its reader goes on, `forms` those of
    the forms that it needs, the most needed first; `files` are the kinds of files that a form has, and `kit` tells of a
    record that there is a kit for it.
    """

    title: str
    aliases: tuple[str, ...]
    asks: tuple[str, ...]
    parts: tuple[str, ...]
    text: str
    tags: tuple[str, ...]
    leads: tuple[str, ...] = ()
    kind: str = ""
    sectors: tuple[str, ...] = ()
    status: str = ""
    forms: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    kit: bool = False
    at: tuple[tuple[str, int], ...] = ()

    def as_document(self, location: str) -> dict[str, Any]:
        """The entry as the search index holds it; `text` is HTML there, so it is escaped by the writer."""
        told = {
            "aliases": self.aliases, "asks": self.asks, "parts": self.parts, "leads": self.leads,
            "kind": self.kind, "sectors": self.sectors, "status": self.status, "forms": self.forms,
            "files": self.files, "kit": int(self.kit), "at": self.at,
        }  # fmt: skip
        filled = {name: value for name, value in told.items() if value}
        return {"location": location, "title": self.title, "text": self.text, **filled, "tags": self.tags}


@dataclass(frozen=True)
class PassageEntry:
    """What the search knows of a passage of a report that is shown; it stands in the page of its source, at `anchor`."""

    anchor: str
    title: str
    text: str

    def as_document(self, location: str) -> dict[str, Any]:
        """The entry as the search index holds it; to the search it is no record, whatever its words are."""
        return {"location": f"{location}#{self.anchor}", "title": self.title, "text": self.text, "tags": ["原文"], "passage": 1}


class Told(NamedTuple):
    """What the search finds, by what tells it apart: where it stands, a digest, whether it is a passage of a report, and what gives it."""

    location: str
    digest: str
    is_passage: bool
    read: Callable[[], dict[str, Any]]


def tell(entry: dict[str, Any]) -> Told:
    """An entry as its index holds it, by what tells it apart."""
    told = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    digest = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]
    return Told(entry["location"], digest, "passage" in entry, lambda: entry)


@dataclass(frozen=True)
class Page:
    """A finished body and all that its frame needs.

    `section` is the folder of the section the page belongs to, `url` its address relative to the site's root and
    ending in a slash, `toc` the ids and labels of its headings, `record` the path of the YAML file it was made from,
    `passages` what is found in it besides, `beside` the name and text of each small file that belongs to the page and stands in its folder, `head` HTML that takes
    the place of the canonical link in a page that is not read for itself.
    """

    section: str
    url: str
    title: str
    description: str
    body: str
    toc: Anchors
    record: str | None = None
    search: SearchEntry | None = None
    passages: tuple[PassageEntry, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    head: str = ""

    def documents(self) -> Iterator[dict[str, Any]]:
        """What the search finds of it, as its index holds that."""
        if self.search:
            yield self.search.as_document(self.url)
        yield from (passage.as_document(self.url) for passage in self.passages)


@dataclass(frozen=True)
class PageDraft:
    """A page that is to be: its address, and what makes it."""

    url: str
    make: Callable[[], Page]
