"""The Jinja environment of the page templates, and how records, citations and links are written in HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from ..catalog import Catalog, Entry
from ..catalog.mentions import MENTION
from ..diagrams import Neighbourhood, neighbourhood_drawing, write_svg
from ..settings.handbook import Settings
from ..settings.publication import Publication
from ..theme import templating
from .handbook import Handbook

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
    cite: Callable[..., Markup]

    def __init__(self, handbook: Handbook, root: str = "../../") -> None:
        self.handbook = handbook
        self.catalog = handbook.catalog
        self.book = handbook.book
        self.has = handbook.has
        self.root = root
        self.link = cache(self._link)
        self._citation = cache(self._write_citation)
        self.cite = cache(self._write_citations)
        self.parts = Parts()

    @property
    def settings(self) -> Settings:
        """What the handbook says of itself."""
        return self.catalog.settings

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

    def _write_citations(self, citations: tuple[str, ...]) -> Markup:
        """Links to the cited passages, each with the short name of its source."""
        return Markup(" ".join(map(self._citation, citations)))

    def _write_citation(self, citation: str) -> str:
        source, _, number = citation.partition("#")
        entry = self.catalog.source(source)
        short = escape(entry.record.short if entry else source)
        return (
            f'<a class="hb-cite" href="{self.root}sources/{escape(source)}/#p{escape(number)}" title="出处 {escape(citation)}">'
            f'{short}<span class="hb-cite__n">第{escape(number)}段</span></a>'
        )

    def neighbourhood(self, shown: Neighbourhood) -> Markup:
        """The relation map of a practice."""
        return Markup(write_svg(neighbourhood_drawing(shown), "neighbourhood"))

    def render(self, template: str, *contexts: Any) -> str:
        """A page template; it knows the fields of the contexts, which are dataclasses, by their names, and this writer
        as `w`."""
        known = {name: value for context in contexts for name, value in vars(context).items()}
        return _template(template).render(known, w=self, p=self.parts, root=self.root)
