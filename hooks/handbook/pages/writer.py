"""The Jinja environment of the page templates, and how records, citations and links are written in HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from ..catalog import Catalog, Entry
from ..catalog.mentions import MENTION
from ..diagrams import Neighbourhood, neighbourhood_drawing, write_svg
from ..evidence.index import IndexedPassage, PassageIndex
from ..evidence.shown import rests_on
from ..model import Source
from ..settings.handbook import Settings, Vocabularies
from ..settings.publication import Publication
from ..theme import templating
from .handbook import Handbook
from .whereabouts import in_short, whereabouts

MOST_PLACES = 18
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

    Links and citations recur by the thousand, so each is written once and kept.
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
        self.link = cache(self._link)
        self._citation = cache(self._write_citation)
        self._citations = cache(self._write_citations)
        self.parts = Parts()

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The sources whose text can be read here."""
        return frozenset(entry.id for entry in self.catalog.of(Source) if self.catalog.shown(entry.id))

    @property
    def settings(self) -> Settings:
        """What the handbook says of itself."""
        return self.catalog.settings

    @property
    def vocabularies(self) -> Vocabularies:
        """The lists of words by which it sorts its records, with what each is called."""
        return self.settings.vocabularies

    def _link(self, entry: Entry, text: str | None = None) -> Markup:
        """A link to a record, with its name or another text."""
        return Markup(f'<a href="{self.root}{entry.url}">{escape(text or entry.name)}</a>')

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
        entry = self.catalog.get(identifier)
        return self.link(entry, text) if entry else escape(text or identifier)

    def cite(self, citations: tuple[str, ...], *stated: Stated) -> Markup:
        """Links to the cited passages, each with the short name of its source. Where the source is shown, a link says which
        words of the passage bear out what is `stated`."""
        if not self._shown or self._shown.isdisjoint(citation.partition("#")[0] for citation in citations):
            return self._citations(citations)
        return Markup(" ".join(self._write_citation(each, self._words(each, stated)) for each in citations))

    def _words(self, citation: str, stated: tuple[Stated, ...]) -> str:
        """Where in a passage the words stand on which a statement rests, as a query for the script that marks them."""
        source, _, number = citation.partition("#")
        index = self.catalog.shown(source)
        passage = index.passage(int(number)) if index else None
        texts = (text for each in stated for text in (each if isinstance(each, tuple) else (each,)) if text)
        found = rests_on(texts, index, passage) if index and passage else ()
        return "?w=" + ".".join(f"{span.start}-{span.end}" for span in found) if found else ""

    def _write_citations(self, citations: tuple[str, ...]) -> Markup:
        return Markup(" ".join(map(self._citation, citations)))

    def _write_citation(self, citation: str, words: str = "") -> str:
        source, _, number = citation.partition("#")
        entry = self.catalog.source(source)
        short = escape(entry.record.short if entry else source)
        return (
            f'<a class="hb-cite" href="{self.root}sources/{escape(source)}/{words}#p{escape(number)}" title="{escape(self._title(citation))}">'
            f'{short}<span class="hb-cite__n">第{escape(number)}段</span></a>'
        )

    def _title(self, citation: str) -> str:
        """What a citation says of itself: the report's own title, and where in it the passage stands."""
        entry = self.catalog.source(citation.partition("#")[0])
        return "，".join(filter(None, (f"《{entry.name}》" if entry else f"出处 {citation}", self._place(citation, whereabouts))))

    def _place(self, citation: str, words: Callable[[PassageIndex, IndexedPassage], str]) -> str:
        source, _, number = citation.partition("#")
        index = self.catalog.library.indexes.get(source)
        passage = index.passage(int(number)) if index else None
        return words(index, passage) if index and passage else ""

    def places(self, entry: Entry) -> list[tuple[str, list[tuple[str, str]]]]:
        """The passages that a record cites: what each report is called, and number and place of each, in their order. None
        where they are too many for a hand-out of two sides; then the screen tells."""
        cited = sorted({(source, int(number)) for source, _, number in (each.partition("#") for each in entry.citations)})
        if len(cited) > MOST_PLACES:
            return []
        return [
            (source.record.short, [(str(number), self._place(f"{name}#{number}", in_short)) for _, number in group])
            for name, group in groupby(cited, key=itemgetter(0))
            if (source := self.catalog.source(name))
        ]

    def neighbourhood(self, shown: Neighbourhood) -> Markup:
        """The relation map of a practice."""
        return Markup(write_svg(neighbourhood_drawing(shown), "neighbourhood"))

    def render(self, template: str, *contexts: Any) -> str:
        """A page template; it knows the fields of the contexts, which are dataclasses, by their names, and this writer
        as `w`."""
        known = {name: value for context in contexts for name, value in vars(context).items()}
        return _template(template).render(known, w=self, p=self.parts, root=self.root)
