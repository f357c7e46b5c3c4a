"""Ready lessons as files: slides in two sizes, the hand-out, the questions, all of it in one zip and as packages for course
platforms; and what a browser makes slides from, for any records that somebody has chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..forms.addresses import downloads, file_name
from ..forms.kits import MOST_FORMS, forms_of
from ..model import Course
from ..settings.publication import Publication
from ..site.traces import Draft
from ..site.zip import package
from . import cartridge, deck, papers, scorm, slides, taught
from .cases import cases_of
from .files import files_of
from .slides import OWN

Read = Callable[[str], bytes]


def drafts(catalog: Catalog, book: Publication, read: Read, *, any_records: bool = True) -> Iterator[Draft]:
    """The files of every ready lesson, and what a browser makes slides of `any_records` from. `read` gives the file of a form by
    its address."""
    if any_records:
        yield Draft("lesson parts", lambda: [(taught.PARTS, taught.parts(catalog.settings.colours.accent.light))])
    for entry in catalog.of(Course):
        yield Draft(f"lesson {entry.id}", partial(_of_course, entry.id, catalog, book, read))


def _of_course(identifier: str, catalog: Catalog, book: Publication, read: Read) -> Iterator[tuple[str, bytes]]:
    for entry in catalog.found([identifier]):
        made = list(_made(entry, catalog, book))
        addresses = {each.label: each.address for each in files_of(entry)}
        yield from ((addresses[label], content) for label, content in made)
        forms = [(file_name(form.name), name, read(address)) for form in forms_of(catalog, entry)[:MOST_FORMS] for _, address, name in downloads(form)]
        named = {each.label: each.name for each in files_of(entry)}
        papers_in = [(named[label], content) for label, content in made]
        yield addresses["整包"], package([*papers_in, *((f"表单/{name}", content) for _, name, content in forms)])
        resources = [*_webcontent(entry, made), *_forms(forms)]
        yield addresses["SCORM 包"], scorm.write(entry.id, entry.name, scorm.page(entry, catalog, book, resources), resources)
        yield addresses["Common Cartridge 包"], cartridge.write(entry.id, entry.name, spoken(entry.record.summary, catalog), [*resources, *_around(entry, catalog, book)])


def _made(entry: Entry, catalog: Catalog, book: Publication) -> Iterator[tuple[str, bytes]]:
    """Label and content of each file that a trainer opens."""
    pages = slides.of_course(entry, catalog, book)
    accent = catalog.settings.colours.accent.light
    for label, size in (("幻灯 16:9", "16-9"), ("幻灯 4:3", "4-3")):
        yield label, deck.write(pages, deck.SIZES[size], accent)
    yield "讲义", papers.write(papers.handout(entry, catalog, book))
    yield "研讨题", papers.write(papers.questions(entry, catalog, book))


def _webcontent(entry: Entry, made: list[tuple[str, bytes]]) -> Iterator[cartridge.Resource]:
    paths = {each.label: each.address.rpartition("/")[2] for each in files_of(entry)}
    return (cartridge.Resource(label, "webcontent", f"files/{paths[label]}", content) for label, content in made)


def _forms(forms: list[tuple[str, str, bytes]]) -> Iterator[cartridge.Resource]:
    for number, (title, name, content) in enumerate(forms, 1):
        ending = name.rpartition(".")[2]
        yield cartridge.Resource(f"表单：{title}（{ending}）", "webcontent", f"forms/form{number}.{ending}", content)


def _around(entry: Entry, catalog: Catalog, book: Publication) -> Iterator[cartridge.Resource]:
    """What a platform shows beside the files: the questions of each case to discuss, and the way to the lesson's page."""
    for number, case in enumerate(cases_of(entry.record, catalog), 1):
        asked = "\n".join(f"{question.level}：{OWN}{spoken(question.ask, catalog)}" for question in case.questions)
        yield cartridge.topic(f"研讨：{case.entry.name}", asked, number)
    if book.address:
        yield cartridge.link(f"《{book.name}》里的这堂课", book.page(entry.url))
