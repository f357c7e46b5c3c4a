"""What a browser makes slides from, as scripts: the slides and questions of a record beside its page, and the parts that all
presentations have in common. They are loaded when somebody prepares a lesson, never before."""

from __future__ import annotations

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..model import Method, Practice, Problem
from ..settings.publication import Publication
from ..site.scripts import call
from . import deck, picture, slides
from .cases import questions_of

FILE = "taught.js"  # no script of the theme has this name: those are renamed wherever they are named
PARTS = "lesson/parts.js"
TAUGHT = frozenset((Method.kind, Practice.kind, Problem.kind))


def script(entry: Entry, catalog: Catalog, book: Publication) -> str:
    """The script that hands over what is shown and asked of a record; empty for kinds that are no cases."""
    if entry.kind not in TAUGHT:
        return ""
    pages = [[slide.title, slide.lines, slide.note, slide.shapes] for slide in slides.of_record(entry, catalog, book)]
    asked = [[str(question.level), spoken(question.ask, catalog)] for question in questions_of(entry)]
    return call("handbookTaught", {"at": entry.url, "slides": pages, "questions": asked}).decode()


def parts(accent: str) -> bytes:
    """The script with the parts of a presentation, its pages left out."""
    fixed = {name: deck.part(file) for name, file in deck.FIXED.items()}
    return call("handbookDeck", {
        "types": deck.part("content-types.xml"), "fixed": fixed, "presentation": deck.part("presentation.xml"),
        "links": deck.part("presentation-rels.xml"), "slide": deck.part("slide.xml"), "slideLinks": deck.part("slide-rels.xml"),
        "each": [deck.SLIDE_TYPE, deck.SLIDE_ID, deck.SLIDE_LINK, deck.PARAGRAPH], "sizes": deck.SIZES, "margin": deck.MARGIN, "accent": accent.lstrip("#"),
        "code": [picture.QR_SHAPE, picture.QR_MODULE, picture.QR_TOP],
    })  # fmt: skip
