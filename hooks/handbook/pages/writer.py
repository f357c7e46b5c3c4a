"""The Jinja environment of the page templates, and how records, citations and links are written in HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from ..catalog import Catalog, Entry
from ..catalog.entry import Link
from ..catalog.mentions import MENTION
from ..diagrams import Neighbourhood, neighbourhood_drawing, write_svg
from ..evidence.shown import rests_on
from ..forms import form_for, thumbnail
from ..forms.addresses import Download, downloads
from ..model import KINDS
from ..model.base import Claim
from ..settings.handbook import Settings, Vocabularies
from ..settings.publication import Publication
from ..theme import templating
from .handbook import Handbook
from .notes import Noted, Notes, common, describe

Stated = str | tuple[str, ...] | None
TEMPLATES = Path(__file__).resolve().parents[1] / "theme" / "pages"


@cache
def environment() -> Environment:
    """The environment of the page templates."""
    return templating.environment(TEMPLATES)


@cache
def _template(name: str) -> Template:
    """A page template; Jinja itself would look each time whether it knows it."""
    return environment().get_template(name)


class Parts:
    """The macros of `_parts.html`. Those that recur with the same arguments on page after page are written once."""

    RECURRING = ("missing", "editor", "heading", "facet", "facets", "status", "evidence", "row", "source_row")

    def __init__(self) -> None:
        self._macros = environment().get_template("_parts.html").module
        for name in self.RECURRING:
            setattr(self, name, cache(getattr(self._macros, name)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._macros, name)


class Writer:
    """Writes the parts that all pages share. `root` leads from the page's address to the site's root.

    Links and the places of passages recur by the thousand, so each is written once and kept. Where that asks something of the
    catalog, it is asked for every page.
    """

    catalog: Catalog
    book: Publication
    root: str
    parts: Parts
    has: Callable[[str], bool]
    link: Callable[..., Markup]

    def __init__(self, handbook: Handbook, root: str = "../../") -> None:
        self.handbook = handbook
        self.catalog = handbook.catalog
        self.book = handbook.book
        self.has = handbook.has
        self.root = root
        self.link = cache(partial(_link, root))  # nothing here leads back to the writer: it goes with whoever holds it
        self._describe = partial(_described, self.catalog, cache(partial(describe, self.catalog)))
        self._notes = Notes(self._describe)
        self.parts = Parts()

    @property
    def settings(self) -> Settings:
        """What the handbook says of itself."""
        return self.catalog.settings

    @property
    def vocabularies(self) -> Vocabularies:
        """The lists of words by which it sorts its records, with what each is called."""
        return self.settings.vocabularies

    def prose(self, text: str) -> Markup:
        """Running text with its mentions of records turned into links; everything else is escaped."""
        if "[[" not in text:
            return escape(text)
        parts: list[str] = []
        at = 0
        for found in MENTION.finditer(text):
            parts += escape(text[at : found.start()]), self._mention(found["id"].strip(), found["text"])
            at = found.end()
        return Markup("".join([*parts, escape(text[at:])]))

    def _mention(self, identifier: str, text: str | None) -> Markup:
        link = self.catalog.link(identifier)
        return self.link(link, text) if link else escape(text or identifier)

    def cite(self, citations: tuple[str, ...] | None, *stated: Stated) -> Markup:
        """The mark that leads to the notes of the cited passages; nothing where none is cited. Where a source is shown, it
        also says which words of the passage bear out what is `stated`."""
        if not citations:
            return Markup()
        shown = self.catalog.all_shown
        if not shown or shown.isdisjoint(citation.partition("#")[0] for citation in citations):
            return self._notes.mark(citations)
        return self._notes.mark(citations, [self._words(each, stated) for each in citations])

    def _words(self, citation: str, stated: tuple[Stated, ...]) -> str:
        """Where in a passage the words stand on which a statement rests, as the script that marks them reads it."""
        source, _, number = citation.partition("#")
        index = self.catalog.shown(source)
        passage = index.passage(int(number)) if index else None
        texts = (text for each in stated for text in (each if isinstance(each, tuple) else (each,)) if text)
        found = rests_on(texts, index, passage) if index and passage else ()
        return ".".join(f"{span.start}-{span.end}" for span in found)

    def cite_all(self, citations: tuple[str, ...], items: Iterable[Claim]) -> Markup:
        """The mark of a list of statements that all rest on the same passages."""
        return self.cite(citations, tuple(item.text for item in items))

    def common(self, items: Iterable[Claim]) -> tuple[str, ...]:
        """The citations on which all items of a list rest, so that they are marked once; none when there are no such."""
        return common(items)

    def notes(self, sources: Iterable[Entry]) -> list[Noted]:
        """The reports on which the page being written rests, with the notes of the passages that it has cited."""
        return self._notes.reports(self.catalog, sources)

    @staticmethod
    def by_kind(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
        """The name of each kind that is among the records, with those of it; what people act on first."""
        found = [(model.label, [entry for entry in entries if entry.model is model]) for model in KINDS.values()]
        return [(label, own) for label, own in found if own]

    def neighbourhood(self, shown: Neighbourhood) -> Markup:
        """The relation map of a practice."""
        return Markup(write_svg(neighbourhood_drawing(shown), "neighbourhood"))

    def files(self, form: Entry, near: bool = False) -> list[Download]:
        """The files of a form; their addresses are from the index of forms where that is `near`."""
        return [(label, address.split("/", 1)[1] if near else address, name) for label, address, name in downloads(form)]

    def thumbnail(self, form: Entry) -> Markup:
        """What the page of a form looks like, for those who see it; in words a card says as much."""
        drawn = form_for(form, self.catalog)
        width, height = thumbnail.size(drawn)
        return Markup(
            f'<svg viewBox="-2 -2 {width + 4} {height + 4}" aria-hidden="true">'
            f'<path d="{thumbnail.path(drawn)}"/></svg>'
        )

    def render(self, template: str, *contexts: Any) -> str:
        """A page template; it knows the fields of the contexts, which are dataclasses, by their names, and this writer
        as `w`."""
        known = {name: value for context in contexts for name, value in vars(context).items()}
        self._notes = Notes(self._describe)
        page = _template(template).render(known, w=self, p=self.parts, root=self.root)
        if self._notes.missing:  # its template has no place for them
            page = f"{page}{self.parts.heading('sources', '来源')}{self.parts.notes(self)}"
        return self._notes.numbered(page)


def _link(root: str, entry: Entry | Link, text: str | None = None) -> Markup:
    """A link to a record, with its name or another text."""
    return Markup(f'<a href="{root}{entry.url}">{escape(text or entry.name)}</a>')


def _described(catalog: Catalog, place: Callable[[str], tuple[str, str]], citation: str) -> tuple[str, str]:
    """Where a cited passage stands, and what must be known of it: worked out once, asked for by every page that cites it."""
    catalog.index(citation.partition("#")[0])
    return place(citation)
