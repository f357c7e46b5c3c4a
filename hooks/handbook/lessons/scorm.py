"""A lesson as a package for course platforms that take SCORM 1.2 (ADL, 2001): one page, with the lesson's files beside it.

The page tells the platform that it was looked at (`browsed`) and when it is left. It sends no mark, no progress and no minutes:
who opened a page has not learned a lesson. Silence would not do, for a platform takes that for a lesson completed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..model import Course, Method
from ..model.course import CourseCase
from ..model.discussion import Question
from ..settings.publication import Publication
from ..site.zip import package
from ..theme import templating
from ..theme.templating import escaped
from .cartridge import DECLARATION, MANIFEST, Resource
from .cases import Case, cases_of
from .papers import state_of, whence
from .slides import CARD, OWN, sources

TEMPLATES = Path(__file__).resolve().parents[1] / "theme" / "lessons"
PAGE = "index.html"
_PACKAGING = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


class Told(NamedTuple):
    """A case in plain words: what it is, where that stands, how it degenerates, what is asked."""

    label: str
    entry: Entry
    words: str
    source: str
    told: CourseCase
    pitfalls: str
    questions: tuple[Question, ...]


@cache
def environment() -> Environment:
    """Escapes HTML, strict about names."""
    return templating.environment(TEMPLATES)


def page(entry: Entry, catalog: Catalog, book: Publication, files: Sequence[Resource]) -> bytes:
    """The lesson on one page that asks for nothing from outside; `files` stand beside it."""
    course: Course = entry.record
    context: dict[str, Any] = {
        "name": entry.name, "r": course, "files": files, "cases": [_told(case, catalog) for case in cases_of(course, catalog)],
        "card": [label.rstrip("：") for label in CARD], "whence": whence(entry, book), "own": OWN,
        "said": partial(spoken, catalog=catalog), "accent": catalog.settings.colours.accent.light,
    }  # fmt: skip
    return environment().get_template("page.xml").render(context).encode()


def write(identifier: str, title: str, shown: bytes, files: Sequence[Resource]) -> bytes:
    """The package of the page that is shown and the files that it links to."""
    manifest = DECLARATION + "".join(_manifest(identifier, title, files))
    return package([(MANIFEST, manifest.encode()), (PAGE, shown), *((each.path, each.content) for each in files)])


def _manifest(identifier: str, title: str, files: Sequence[Resource]) -> Iterator[str]:
    yield f'<manifest identifier="lesson-{identifier}" version="1.0" xmlns="{_PACKAGING}" xmlns:adlcp="{_ADL}">\n'
    yield "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n"
    yield f'<organizations default="lesson"><organization identifier="lesson"><title>{escaped(title)}</title>\n'
    yield f'<item identifier="item-1" identifierref="resource-1"><title>{escaped(title)}</title></item>\n'
    yield "</organization></organizations>\n<resources>\n"
    yield f'<resource identifier="resource-1" type="webcontent" adlcp:scormtype="sco" href="{PAGE}"><file href="{PAGE}"/>'
    yield from (f'<file href="{each.path}"/>' for each in files)
    yield "</resource>\n</resources>\n</manifest>\n"


def _told(case: Case, catalog: Catalog) -> Told:
    record = case.entry.record
    own = isinstance(record, Method)
    words = spoken(f"{OWN if own else ''}{record.summary}{state_of(record)}", catalog)
    pitfalls = getattr(record.editor, "pitfalls", None) or ""
    return Told(case.label, case.entry, words, "" if own else sources(record.cites, catalog), case.told, pitfalls, case.questions)
