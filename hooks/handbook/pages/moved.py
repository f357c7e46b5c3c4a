"""Old addresses: a page that leads on or says why there is nothing any more, and old anchors in pages that are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache, partial
from html import escape

from markupsafe import Markup

from ..catalog import Catalog
from ..catalog.ledger import Ledger, record_id
from ..catalog.ledger_lines import Move, Place
from ..model import FOLDERS
from ..settings.publication import Publication
from .handbook import Handbook
from .page import Page
from .planned import FILE, left
from .writer import Writer

IdsOf = Callable[[str], Collection[str]]
_OWN = frozenset({"top", "hb-moved"})  # the ids of the page of an old address itself
# what may not hold a mark as its first child: the mark goes into its first cell, or before it
_ROWS = frozenset({"table", "thead", "tbody", "tr"})
_LISTS = frozenset({"ul", "ol", "dl", "select", "img", "input", "hr"})
_CELL = re.compile(r"<t[dh][^>]*>")


@dataclass(frozen=True)
class Lead:
    """A link to where something has gone: the anchor it had, none for the page, its address from the old page, its name."""

    anchor: str
    href: str
    name: str


@dataclass(frozen=True)
class Moved:
    """What the page of an old address tells: its address, where to go on, why it was retired (empty when it moved), the
    anchors that go on elsewhere, and its section as folder and label."""

    old: str
    lead: Lead | None
    reason: str
    anchors: tuple[Lead, ...]
    section: tuple[str, str] | None


def moved_pages(handbook: Handbook, ids_of: IdsOf) -> Iterator[Page]:
    """A page for each address that the ledger leads on or retires, in the order of its lines.

    `ids_of` gives the ids in the page of an address that is there, none where they are not known; then its anchors are those
    that were given out.
    """
    guide = Guide(handbook.catalog, ids_of)
    writer = cache(partial(Writer, handbook))
    for place, move in handbook.catalog.ledger.moves.items():
        if not place.anchor:
            yield _page(guide, move, writer(root_of(place.address)))


@dataclass(frozen=True)
class Guide:
    """Knows where old places lead and what is there."""

    catalog: Catalog
    ids_of: IdsOf

    @property
    def ledger(self) -> Ledger:
        """The ledger of the catalog."""
        return self.catalog.ledger

    def moved(self, move: Move) -> Moved:
        """What the page of an old address tells."""
        end = self.ledger.successor(move)
        return Moved(
            old=move.old.address, lead=self.lead(move.old, end) if end else None, reason=move.reason,
            anchors=tuple(self._anchors(move.old)), section=_section(move.old.address),
        )

    def lead(self, old: Place, end: Place) -> Lead:
        """A link from the page of an old place."""
        return Lead(old.anchor, f"{root_of(old.address)}{end.url}{f'#{end.anchor}' if end.anchor else ''}", self.name(end))

    def name(self, place: Place) -> str:
        """The name of the record whose page it is, else the address."""
        entry = self.catalog.get(record_id(place.address))
        return entry.name if entry and f"/{entry.url}" == place.address else place.address

    def _anchors(self, old: Place) -> Iterator[Lead]:
        given = self.ledger.anchors.get(old.address, {})
        own = (move.old.anchor for move in self.ledger.moved_anchors.get(old.address, ()))
        for anchor in sorted({*given, *own} - _OWN):
            end = self.ledger.end(Place(old.address, anchor))
            if end and end.address != old.address and (not end.anchor or self._has(end)):
                yield self.lead(Place(old.address, anchor), end)

    def _has(self, place: Place) -> bool:
        return place.anchor in (self.ids_of(place.address) or self.ledger.anchors.get(place.address, {}))


def _page(guide: Guide, move: Move, writer: Writer) -> Page:
    moved = guide.moved(move)
    gone = f"已停用：{moved.old}"
    title = gone if moved.reason or not moved.lead else f"已移到：{moved.lead.name}"
    return Page(
        section=moved.section[0] if moved.section else "", url=move.old.url, title=title,
        description=moved.reason or title, body=writer.render("moved.html", moved), toc=(),
        head=_head(guide, move, moved, writer.book), beside=tuple(_beside(guide, move)) if writer.has("plan") else (),
    )


def _beside(guide: Guide, move: Move) -> Iterator[tuple[str, str]]:
    """What a plan is told that was made with what stood here: where it has gone, or why."""
    end = guide.ledger.successor(move)
    if move.old.address.split("/")[1] in FOLDERS:
        yield FILE, left(move.old.url, end.url if end else "", move.reason)


def _head(guide: Guide, move: Move, moved: Moved, book: Publication) -> str:
    """What leads on without scripts, and tells search engines which page counts."""
    end = guide.ledger.successor(move)
    if moved.reason or not moved.lead or not end:
        return '<meta name="robots" content="noindex">'
    canonical = book.page(end.url) if book.address else moved.lead.href
    return (
        f'<link rel="canonical" href="{escape(canonical)}">'
        f'<meta http-equiv="refresh" content="0; url={escape(moved.lead.href)}">'
    )


def _section(address: str) -> tuple[str, str] | None:
    folder = address.split("/")[1]
    return (folder, FOLDERS[folder].label) if folder in FOLDERS else None


def root_of(address: str) -> str:
    """The way from a page to the site's root."""
    return "../" * (address.count("/") - 1)


def with_old_anchors(html: str, url: str, catalog: Catalog) -> str:
    """A page's HTML in which the anchors that were renamed answer where they are now, and those that have gone elsewhere say
    so at its end. `url` is its address without the slash in front."""
    for move in catalog.moved_in(f"/{url}"):
        if not _place_of(html, move.old.anchor):
            end = move.old if move.is_retired else catalog.ledger.end(move.old)
            inside = end and end.address == move.old.address and _place_of(html, end.anchor)
            html = _marked(html, move.old.anchor, inside) if inside else html + _told(move, Guide(catalog, lambda _: ()))
    return html


def _place_of(html: str, anchor: str) -> re.Match[str] | None:
    return re.search(rf'<(\w+)\b[^<>]*\sid="{re.escape(anchor)}"[^<>]*>', html)


def _marked(html: str, old: str, place: re.Match[str]) -> str:
    """The old id as an empty element at the place that has the new one."""
    at = place.end()
    if place[1] in _ROWS and (cell := _CELL.search(html, at)):
        at = cell.end()
    elif place[1] in _LISTS:
        at = place.start()
    return f'{html[:at]}<span id="{escape(old)}"></span>{html[at:]}'


def _told(move: Move, guide: Guide) -> str:
    end = guide.ledger.successor(move)
    link = guide.lead(move.old, end) if end else None
    why = f"这里原有的一节已停用：{move.reason}" if move.reason else "这里原有的一节已移走。"
    where = Markup(' 可看<a href="{}">{}</a>。').format(link.href, link.name) if link else ""
    return str(Markup('<p class="hb-notice" id="{}">{}{}</p>\n').format(move.old.anchor, why, where))
