"""What the search is told of a record: its names first, then everything it says in its own words."""

from __future__ import annotations

from ..catalog import Catalog, Entry
from .kinds import kind_pages
from .page import SearchEntry

_NOT_SAID = frozenset({"name", "reading", "aliases", "asks", "cites", "cite"})


def search_entry(entry: Entry, catalog: Catalog) -> SearchEntry:
    """A record as the search finds it; its line comes first in the text."""
    kind, record = kind_pages()[entry.kind], entry.record
    said = {text: None for where, text in entry.prose if where[0] not in _NOT_SAID and not _is_reference(text)}
    printed = () if entry.name == record.name else (record.name,)
    return SearchEntry(
        title=entry.name, aliases=(*printed, *record.aliases, entry.id), asks=record.asks, parts=tuple(kind.parts(record)),
        text="\n".join(dict.fromkeys((kind.lead(record), *said))), tags=(entry.model.label, *kind.labels(record)),
        leads=tuple(kind.leads(entry, catalog)),
    )  # fmt: skip


def _is_reference(text: str) -> bool:
    """Ids, citations and offsets are no words that anyone searches for."""
    return text.isascii()
