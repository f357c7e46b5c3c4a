"""The feed of new and changed records (Atom, RFC 4287). It needs an address and a history; without them there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from ..catalog import Catalog, Entry
from ..catalog.history import History
from ..settings.publication import Publication

PATH = "updates/feed.xml"
MOST = 50


def feed(catalog: Catalog, book: Publication, history: History, lead: Callable[[Entry], str]) -> str | None:
    """The feed's text; None when the site has no address or its records no history. `lead` says what a record is."""
    recent = list(latest(catalog, history))
    if not book.address or not recent:
        return None
    own = book.page(PATH)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{escape(book.name)}：更新</title>", f"<id>{escape(own)}</id>", f"<updated>{recent[0][1]}</updated>",
        f"<link rel=\"self\" href=\"{escape(own)}\"/>", f"<link href=\"{escape(book.page('updates/'))}\"/>",
        f"<author><name>{escape(book.name)}</name></author>",
        *(_entry(entry, when, book, lead(entry)) for entry, when in recent),
        "</feed>",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def latest(catalog: Catalog, history: History) -> Iterator[tuple[Entry, str]]:
    """The records changed last and when, the newest first, at most so many."""
    known: Iterable[tuple[Entry, str]] = (
        (entry, history.changed[entry.path]) for entry in catalog.valid
        if entry.path in history.changed and catalog.get(entry.id) is entry
    )  # fmt: skip
    yield from sorted(sorted(known, key=lambda pair: pair[0].path), key=lambda pair: pair[1], reverse=True)[:MOST]


def _entry(entry: Entry, when: str, book: Publication, line: str) -> str:
    address = book.page(entry.url)
    return (
        f"<entry><title>{entry.model.label}：{escape(entry.name)}</title><id>{escape(address)}</id>"
        f"<link href=\"{escape(address)}\"/><updated>{when}</updated><category term=\"{escape(entry.model.label)}\"/>"
        f"<summary>{escape(line)}</summary></entry>"
    )
