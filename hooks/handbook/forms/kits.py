"""Kits to begin with: for a situation, a method, a problem or a practice, a step sheet and at most three forms in one zip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain, zip_longest
from typing import NamedTuple

from ..catalog import Catalog, Entry, solved_by
from ..catalog.mentions import spoken
from ..catalog.offers import Group, chosen_first, methods_for, methods_of, offer_for
from ..catalog.relations import rank, relations_of
from ..model import Course, Method, Practice, Problem, Situation, WorkTemplate
from ..settings.publication import UNPUBLISHED, Publication
from ..site.kept import Store
from ..site.traces import Draft
from ..site.zip import package
from . import RECIPE, filling, steps
from .addresses import downloads, file_name
from .layout import unit_lines

Read = Callable[[str], bytes]
MOST_FORMS = 3
MOST_PRACTICES = 3
FIRST = "0-启动单.docx"


def forms_of(catalog: Catalog, entry: Entry) -> list[Entry]:
    """All forms that a situation, a method, a practice or a lesson needs; against a problem those of its methods in turn, then
    those of the practices, in the order of these. Other records need none."""
    record = entry.record
    if isinstance(record, (Situation, Method, Practice, Course)):
        ids = dict.fromkeys(record.templates)
    elif isinstance(record, Problem):
        practices = chain.from_iterable(practice.record.templates for practice in practices_with_forms(catalog, entry))
        ids = dict.fromkeys(chain(_in_turn(methods_for(entry, catalog)), practices))
    else:
        return []
    return [form for form in catalog.found(ids) if form.kind == WorkTemplate.kind]


def practices_with_forms(catalog: Catalog, problem: Entry) -> list[Entry]:
    """The practices against a problem that have forms: those that the problem itself puts first, the others by rank."""
    practices = sorted((practice for practice, _ in solved_by(catalog, problem.id)), key=rank)
    ordered = chosen_first(practices, problem.record.practices_first, lambda practice: practice)
    return [practice for practice in ordered if practice.record.templates]


def forms_in(catalog: Catalog, problem: Entry, group: Group) -> list[Entry]:
    """The forms for one group of what is offered against a problem: of the methods for its sector in turn, then of its practices."""
    practices = chain.from_iterable(each.entry.record.templates for each in (*group.above, *group.offered))
    return catalog.found(dict.fromkeys(chain(_in_turn(methods_of(group, problem, catalog)), practices)))


def _in_turn(methods: list[Entry]) -> Iterator[str]:
    """The first form of each method, then the second of each, and so on: a kit of few forms has one for each of the first methods."""
    return (form for forms in zip_longest(*(method.record.templates for method in methods)) for form in forms if form)


def address(entry: Entry, group: Group | None = None) -> str:
    """Where the kit is, from the site's root; that of a group of a problem's offer has its name."""
    return f"{entry.url}{entry.id}-{group.value.slug + '-' if group else ''}kit.zip"


def download_name(entry: Entry, label: str, group: Group | None = None) -> str:
    """The name under which the kit is saved; `label` is what kits are called."""
    return "-".join(map(file_name, (label, entry.name, *([group.value] if group else [])))) + ".zip"


def drafts(catalog: Catalog, book: Publication, read: Read, store: Store) -> Iterator[Draft]:
    """The kits of every record. `read` gives the file of a form by its address."""
    for model in (Situation, Method, Practice, Problem):
        for entry in catalog.of(model):
            yield Draft(f"kits {entry.id}", partial(_of_record, entry.id, _Pack(catalog, book, read, store)))


def files(catalog: Catalog, written: Mapping[str, bytes], store: Store, book: Publication = UNPUBLISHED) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every kit. `written` are the files of the forms by their addresses."""
    return (file for draft in drafts(catalog, book, written.__getitem__, store) for file in draft.make())


class _Pack(NamedTuple):
    """What kits are made of."""

    catalog: Catalog
    book: Publication
    read: Read
    store: Store


def _of_record(identifier: str, pack: _Pack) -> Iterator[tuple[str, bytes]]:
    for entry in pack.catalog.found([identifier]):
        if forms := forms_of(pack.catalog, entry)[:MOST_FORMS]:
            yield from _written(pack, entry, None, step_sheet(pack.catalog, entry, forms), forms)
        if entry.kind == Problem.kind:
            yield from _of_groups(entry, pack)


def _of_groups(problem: Entry, pack: _Pack) -> Iterator[tuple[str, bytes]]:
    """A kit for each group of what is offered against a problem, so that a reader gets the forms of his own trade."""
    for group in offer_for(problem, pack.catalog).groups:
        if forms := forms_in(pack.catalog, problem, group)[:MOST_FORMS]:
            practices = [each.entry for each in (*group.above, *group.offered) if each.forms][:MOST_PRACTICES]
            sheet = steps.problem_sheet(problem, methods_of(group, problem, pack.catalog), practices, forms, _say(pack.catalog))
            yield from _written(pack, problem, group, sheet, forms)


def _written(pack: _Pack, entry: Entry, group: Group | None, sheet: steps.StepSheet, forms: list[Entry]) -> Iterator[tuple[str, bytes]]:
    """A kit, and the script by which a browser puts it together from filled-in forms."""
    settings, place = pack.catalog.settings, address(entry, group)
    whole = replace(sheet, unit=unit_lines(settings.forms), where=pack.book.where(entry.url))
    first = pack.store.get(RECIPE, whole, partial(steps.write, whole))
    yield place, package(_parts(first, forms, pack.read))
    name = download_name(entry, settings.words.kit, group)
    yield filling.beside(place), filling.of_kit(place, filling.Kit(name, FIRST, entry.url, [form.id for form in forms]), first)


def _parts(first: bytes, forms: list[Entry], read: Read) -> Iterator[tuple[str, bytes]]:
    yield FIRST, first
    for number, form in enumerate(forms, 1):
        yield from ((f"{number}-{name}", read(address)) for _, address, name in downloads(form))


def step_sheet(catalog: Catalog, entry: Entry, forms: list[Entry]) -> steps.StepSheet:
    """What stands on the first sheet of a kit."""
    say = _say(catalog)
    if entry.kind == Situation.kind:
        return steps.situation_sheet(entry, catalog.found(entry.record.methods), forms, say)
    if entry.kind == Method.kind:
        return steps.method_sheet(entry, relations_of(catalog).limits(entry), forms, say)
    if entry.kind == Practice.kind:
        methods = [link.entry for link in catalog.backlinks(entry.id, "practices", Method)]
        return steps.practice_sheet(entry, relations_of(catalog).limits(entry), methods, forms, say)
    return steps.problem_sheet(entry, methods_for(entry, catalog), practices_with_forms(catalog, entry)[:MOST_PRACTICES], forms, say)


def _say(catalog: Catalog) -> steps.Say:
    return lambda text: spoken(text, catalog)
