"""The feed of new and changed records (Atom, RFC 4287). It needs an address and a history; without them there is none."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..catalog import Entry
from ..pages.handbook import Handbook
from ..pages.kinds import lead
from ..pages.lists.updates import has_feed, last_change, latest
from ..settings.publication import Publication
from ..site.kept import Store
from . import Export

PATH = "updates/feed.xml"
MOST = 50


def feed(handbook: Handbook) -> str:
    """The feed's text: the records changed last, the newest first, at most so many."""
    book, own = handbook.book, handbook.book.page(PATH)
    recent = sorted(sorted(latest(handbook), key=lambda pair: pair[0].path), key=lambda pair: pair[1], reverse=True)[:MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{escape(book.name)}：更新</title>", f"<id>{escape(own)}</id>", f"<updated>{recent[0][1]}</updated>",
        f"<link rel=\"self\" href=\"{escape(own)}\"/>", f"<link href=\"{escape(book.page('updates/'))}\"/>",
        f"<author><name>{escape(handbook.catalog.settings.publisher.name or book.name)}</name></author>",
        *(_entry(entry, when, book, _line(entry, handbook)) for entry, when in recent),
        "</feed>",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _line(entry: Entry, handbook: Handbook) -> str:
    """What happened to the record, then what it is about."""
    changed = last_change(entry, handbook.history)
    return f"{changed}。{lead(entry)}" if changed else lead(entry)


def _entry(entry: Entry, when: str, book: Publication, line: str) -> str:
    address = book.page(entry.url)
    return (
        f"<entry><title>{entry.model.label}：{escape(entry.name)}</title><id>{escape(address)}</id>"
        f"<link href=\"{escape(address)}\"/><updated>{when}</updated><category term=\"{escape(entry.model.label)}\"/>"
        f"<summary>{escape(line)}</summary></entry>"
    )


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The feed, where there is one."""
    if has_feed(handbook):
        yield PATH, feed(handbook).encode()


EXPORT = Export(files, family="updates")
