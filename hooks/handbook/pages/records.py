"""The pages of records: what all kinds have in common. What is a kind's own is in `kinds`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..catalog import Entry, sources_of
from ..catalog.mentions import spoken
from ..catalog.readings import readings_of
from ..catalog.relations import Relations, relations_of
from ..lessons import taught
from ..model.walk import links
from ..site.contents import headings
from .handbook import Handbook
from .kinds import KindPage, Shared, Since, kind_pages
from .page import Page, PageDraft
from .planned import FILE, script
from .search import search_entry
from .writer import Writer


def record_drafts(handbook: Handbook) -> Iterator[PageDraft]:
    """One page for each valid record, in the order of their files."""
    writer = Writer(handbook)
    for entry in handbook.catalog.valid:
        if handbook.catalog.get(entry.id) is entry:
            yield PageDraft(entry.url, partial(_page_of, entry.id, writer))


def _page_of(identifier: str, writer: Writer) -> Page:
    """The page of the record with this id, which is asked for like everything else on it."""
    (entry,) = writer.catalog.found([identifier])
    return record_page(entry, writer)


def record_page(entry: Entry, writer: Writer) -> Page:
    """The page of one record."""
    kind, relations = kind_pages()[entry.kind], relations_of(writer.catalog)
    shared = _shared(entry, kind, relations, writer.handbook)
    body = writer.render(f"{entry.kind}.html", shared, kind.context.of(entry, relations))
    said = dict(headings(body))  # one place may be headed otherwise where it holds something else
    return Page(
        section=entry.model.folder, url=entry.url, title=entry.name, description=spoken(kind.lead(entry.record), writer.catalog),
        body=body, toc=tuple((anchor, said[anchor]) for anchor in kind.toc if anchor in said), record=entry.path,
        search=search_entry(entry, writer.catalog), passages=tuple(kind.passages(entry, writer.catalog)),
        beside=tuple(beside(entry, relations, writer.handbook)),
    )  # fmt: skip


def _shared(entry: Entry, kind: KindPage[Any], relations: Relations, handbook: Handbook) -> Shared:
    catalog, sources = relations.catalog, sources_of(relations.catalog, entry)
    return Shared(
        entry=entry, terms=catalog.links(relations.terms_in(entry.id)), limits=relations.limits(entry), dated=relations.dated(entry),
        days=handbook.days_of(entry.path), sources=sources, cited=kind.cite(entry, sources, handbook.book, _changed(entry, handbook)),
        signed=None if catalog.is_unsigned else readings_of(catalog).count(entry), since=_since(entry, handbook),
    )  # fmt: skip


def _changed(entry: Entry, handbook: Handbook) -> str:
    """The day of its last change; empty where git does not know it."""
    days = handbook.days_of(entry.path)
    return days[1] if days else ""


def _since(entry: Entry, handbook: Handbook) -> Since | None:
    """What became of the records that it leads to since the edition that it names; None where it names none."""
    if not (edition := getattr(entry.record, "edition", None)):
        return None
    linked = handbook.catalog.found(dict.fromkeys(link.target for link in links(entry.record)))
    told = [(each, handbook.changed_since(edition, each.id)) for each in linked]
    return Since(any(words is not None for _, words in told), [(each, words) for each, words in told if words])


def beside(entry: Entry, relations: Relations, handbook: Handbook) -> Iterator[tuple[str, str]]:
    """What stands beside the page: the code of its address, once it has one, and what a plan takes from the record."""
    book = handbook.book
    if book.address:
        from .qr import qr_svg  # takes long to import

        yield "qr.svg", qr_svg(book.page(entry.url))
    if handbook.has("plan") and (text := script(entry, relations, book, _changed(entry, handbook))):
        yield FILE, text
    if handbook.has("lesson") and (text := taught.script(entry, relations.catalog, book)):
        yield taught.FILE, text
