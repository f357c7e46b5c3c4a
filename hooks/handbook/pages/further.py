"""The further pages of long lists: what a page cannot hold of a list stands on pages of its own, all of the list from its
beginning, so many entries each.

Which of them there are follows from the number of entries, so their addresses are no promise: what is given out leads to the
page that has the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ..catalog import Catalog
from ..catalog.entry import Listed as Member
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import question, traced
from ..catalog.tables import Tables
from ..model import WorkTemplate
from ..site.scripts import call
from .handbook import Handbook
from .page import Page, PageDraft
from .rows import Rows
from .writer import Writer

FOLDER = "page"  # below the folder of the lists
SCRIPT = "rows.js"  # beside the first page of a list that can be filtered: what the page with the filter leaves out


@dataclass(frozen=True)
class How:
    """How the entries of a further page are shown: by which template, how many there are on a page, and what the template
    knows of them besides, if anything."""

    template: str
    size: int
    context: Callable[[Sequence[Any], Catalog], object] | None = None


# at 390 px either fills about five thousand pixels: as much as a reader scrolls before he goes on
LINES = How("further.html", 50)
CARDS = How("further.html", 24)


@dataclass(frozen=True)
class Listed:
    """A list in a page: its place there, the folder below which its own pages stand and what tells it apart in it, what it is
    called, the folder and label of its section, its entries; `codes` by id where they can be filtered; its own way to show
    them, if it has one."""

    place: str
    folder: str
    slug: str
    title: str
    section: str
    label: str
    rows: Rows[Any]
    codes: dict[str, str] | None = None
    own: How | None = None

    @property
    def how(self) -> How:
        """How its entries are shown: in a way of its own, else as cards if they are forms, else in lines."""
        return self.own or (CARDS if self.rows.all[0].kind == WorkTemplate.kind else LINES)

    @property
    def pages(self) -> int:
        """How many pages it has of its own: none while its page holds it."""
        return -(-len(self.rows.all) // self.how.size) if self.rows.beyond else 0


Lists = Callable[[], Iterable[Listed]]


@dataclass(frozen=True)
class Piece:
    """One page of a list: what it is called, where the list stands, its section's folder and label, its number, how many pages
    and entries there are, and the entries on it."""

    title: str
    place: str
    slug: str
    section: str
    label: str
    number: int
    pages: int
    total: int
    first: int
    entries: Sequence[Member]


@dataclass(frozen=True)
class Rest:
    """The entries of a list that can be filtered which its page leaves out, and the codes of all its entries by id."""

    entries: Sequence[Member]
    codes: dict[str, str]


class Further(OfCatalog):
    """The lists of all pages in their parts, so that a further page asks for its own piece only, and no list is looked for again of
    a part in which there is nothing new."""

    def __init__(self, catalog: Catalog, parts: Iterable[tuple[str, Lists]]) -> None:
        super().__init__(catalog)
        self._parts = dict(parts)

    @property
    @question
    def parts(self) -> list[str]:
        """The names of the parts."""
        return [*self._parts]

    @Tables
    def _lists(self, part: str) -> dict[tuple[str, str], tuple[Listed, Sequence[Any]]]:
        """The lists that are too long for their pages, by folder and slug, with all their entries."""
        make = self._parts.get(part, tuple)
        return {(each.folder, each.slug): (each, each.rows.all) for each in make() if each.rows.beyond}

    @traced
    @question
    def piece(self, part: str, folder: str, slug: str, number: int) -> Piece:
        """What stands on a page of a list. Raises KeyError when there is no such list."""
        listed, entries = self._lists(part)[folder, slug]
        first = (number - 1) * listed.how.size
        return Piece(
            listed.title, listed.place, slug, listed.section, listed.label, number, listed.pages, len(entries), first + 1,
            entries[first : first + listed.how.size],
        )  # fmt: skip

    @traced
    @question
    def rest(self, part: str, folder: str, slug: str) -> Rest | None:
        """What the page with the filter leaves out; None of lists that have none."""
        listed, _ = self._lists(part)[folder, slug]
        codes = listed.codes
        return Rest(listed.rows.beyond, {entry.id: codes[entry.id] for entry in listed.rows.beyond}) if codes is not None else None

    def how(self, part: str, folder: str, slug: str) -> How:
        """How a list is shown, whatever is in it."""
        return self._lists(part)[folder, slug][0].how

    @traced
    @question
    def pages(self, part: str) -> list[tuple[str, str, int]]:
        """Folder, slug and number of every further page of a part."""
        return [(*key, number) for key, (listed, _) in self._lists(part).items() for number in range(1, listed.pages + 1)]


Keep = Callable[[str, Callable[[], Any]], Any]


def further_drafts(handbook: Handbook, further: Further, keep: Keep) -> Iterator[PageDraft]:
    """The further pages of every list that is too long for its page. `keep` makes by its name what JSON can hold, or has it from
    before."""
    writer = cache(partial(Writer, handbook))
    for part in further.parts:
        for folder, slug, number in keep(f"further {part}", partial(further.pages, part)):
            address = address_of(folder, slug, number)
            yield PageDraft(address, partial(_page, address, (part, folder, slug), number, further, writer))


def address_of(folder: str, slug: str, number: int) -> str:
    """Where the page of that number stands, from the site's root."""
    return f"{folder}{FOLDER}/{number}-{slug}/"


def _page(address: str, which: tuple[str, str, str], number: int, further: Further, writer: Callable[[str], Writer]) -> Page:
    _, folder, slug = which
    piece = further.piece(*which, number)
    rest = further.rest(*which) if number == 1 else None
    how = further.how(*which)
    shown = [how.context(piece.entries, further.catalog)] if how.context else []
    title = piece.title if piece.pages == 1 else f"{piece.title}（{number}/{piece.pages}）"
    return Page(
        section=piece.section, url=address, title=title, description=title,
        body=writer(_root_of(address)).render(how.template, piece, *shown), toc=(),
        beside=((SCRIPT, _script(rest, slug, writer(_root_of(folder)))),) if rest else (),
    )  # fmt: skip


def _root_of(address: str) -> str:
    return "../" * address.count("/")


def _script(rest: Rest, slug: str, writer: Writer) -> str:
    """The rows as they would stand in the page that leaves them out."""
    return call("handbookRows", slug, writer.render("rest.html", rest)).decode()
