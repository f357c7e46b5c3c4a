"""Facets: the vocabularies by which records are sorted, and a page for each of their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from ..catalog import Catalog
from ..catalog.entry import Listed as Member
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import question, traced
from ..catalog.relations import rank
from ..catalog.sketch import Told
from ..catalog.tables import Tables
from ..model import Method, Practice, Problem, Record, Source, WorkTemplate
from ..model.vocabulary import (
    Burden,
    Evidence,
    FormKind,
    Level,
    Mechanism,
    Occasion,
    Sector,
    SmallBranch,
    Stage,
    Status,
    Tier,
    Word,
)  # fmt: skip
from ..settings.handbook import Settings
from ..settings.words import Value
from .further import Listed, Lists
from .handbook import Handbook
from .page import Page, PageDraft
from .rows import PAGE, ROOM, Rows, share
from .writer import Writer


@dataclass(frozen=True)
class Facet:
    """One way to sort records.

    `group` is its slug and `fields` are the fields in which a record answers, the main one first; the records of the
    first of `models` make up the facet's pages, those of the others are listed below them. The pages of a facet that is
    `divided` are divided by mechanism. Where no field holds the answer, `judge` gives it.
    """

    group: str
    label: str
    vocabulary: tuple[Word, ...]
    fields: tuple[str, ...]
    models: tuple[type[Record], ...]
    divided: bool = False
    judge: Callable[[Any], tuple[Word, ...]] | None = None

    @property
    def model(self) -> type[Record]:
        """The kind of record that the facet is for in the first place."""
        return self.models[0]

    def values(self, entry: Member) -> tuple[Word, ...]:
        """A record's values, the main one first."""
        if self.judge:
            return self.judge(entry.record)
        found: list[Word] = []
        for field in self.fields:
            value = getattr(entry.record, field, ())
            found += value if isinstance(value, tuple) else (value,)
        return tuple(found)


# of the facets whose values the evidence page explains: where on it
OTHERS = 3  # below divisions there is less room, and forms are named there already
OTHERS_PAGE = 60
HOW = {"evidence": "evidence/#formula", "status": "evidence/#status"}

Members = dict[Word, list[Member]]
Division = tuple[Mechanism, Rows[Member], Rows[Member]]


def all_facets(settings: Settings) -> tuple[Facet, ...]:
    """Every way in which this handbook sorts its records."""

    def settled(group: str, kind: type[Value], fields: tuple[str, ...], *models: type[Record]) -> Facet:
        return Facet(group, settings.label(kind), settings.values(kind), fields, models, divided=kind is Stage)

    return (
        settled("sector", Sector, ("sectors",), Practice, Method, Problem, Source),
        settled("mechanism", Mechanism, ("mechanism", "also"), Practice, Method, WorkTemplate),
        settled("stage", Stage, ("stages",), Practice, WorkTemplate),
        settled("level", Level, ("level",), Practice),
        Facet("tier", "能不能照着做", tuple(Tier), ("tier",), (Practice,)),
        Facet("status", "状态", tuple(Status), ("status",), (Practice,)),
        Facet("evidence", "证据", tuple(Evidence), ("evidence",), (Practice,)),
        Facet("small", settings.words.small, tuple(SmallBranch), (), (Practice,), judge=lambda record: (small_branch(settings, record),)),
        Facet("burden", "负担", tuple(Burden), ("burdens",), (Practice,)),
        settled("occasion", Occasion, ("occasion",), WorkTemplate),
        Facet("form", "表单种类", tuple(FormKind), ("form",), (WorkTemplate,)),
    )


def small_branch(settings: Settings, record: Practice | Told) -> SmallBranch:
    """Can a unit of a few people do it: is it done at such a unit's own level, with little burden?"""
    own = record.level in settings.words.small_levels
    return SmallBranch.READY if own and Burden.LOW in record.burdens else SmallBranch.OPEN


def facets_of(model: type[Record], settings: Settings) -> list[Facet]:
    """The facets by which one kind of record is filtered, those made for it first."""
    chosen = (facet for facet in all_facets(settings) if model in facet.models)
    return sorted(chosen, key=lambda facet: facet.model is not model)


def members(facet: Facet, model: type[Record], catalog: Catalog) -> Members:
    """Value → records of a kind, in the vocabulary's order, empty values included; practices by rank, as lists show them."""
    found: dict[Word, list[Member]] = {value: [] for value in facet.vocabulary}
    entries: Iterable[Member] = sorted(catalog.lines(), key=rank) if model is Practice else catalog.of(model)
    for entry in entries:
        for value in facet.values(entry):
            found[value].append(entry)
    return found


class Sorted(OfCatalog):
    """The records as the facets sort them, so that a page asks for its own value only."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog)
        self.facets = {facet.group: facet for facet in all_facets(catalog.settings)}

    @traced
    @question
    def members(self, group: str, slug: str, model: type[Record]) -> Sequence[Member]:
        """The records of a kind that have the value with this slug in the facet of this group; practices by rank, as lists show
        them."""
        return next(found for value, found in self._members(f"{group} {model.__name__}").items() if value.slug == slug)

    @traced
    @question
    def numbers(self, group: str, model: type[Record]) -> list[tuple[Word, int]]:
        """Each value of the facet of this group with the number of its records of a kind."""
        return [(value, len(found)) for value, found in self._members(f"{group} {model.__name__}").items()]

    @Tables
    def _members(self, which: str) -> Members:
        group, _, kind = which.partition(" ")
        facet = self.facets[group]
        return members(facet, next(model for model in facet.models if model.__name__ == kind), self.catalog)


@dataclass(frozen=True)
class FacetContext:
    """A value of a facet, its records, the main kind first, and the other values of the facet with their numbers. `section`
    is the folder of the main kind, `label` what its records are called; `how` leads to the page that says how the value is
    told."""

    facet: Facet
    value: Word
    section: str
    label: str
    rows: Rows[Member]
    others: list[tuple[str, Rows[Member]]]
    siblings: list[tuple[Word, int]]
    divisions: list[Division]
    how: str

    @classmethod
    def of(cls, facet: Facet, value: Word, sorts: Sorted, settings: Settings) -> Self:
        """The context of one value."""
        groups = [(model.label, sorts.members(facet.group, value.slug, model)) for model in facet.models]
        divisions = by_mechanism(groups, settings.values(Mechanism)) if facet.divided else []
        rows, *others = share([entries for _, entries in groups], *((OTHERS, OTHERS_PAGE) if divisions else (ROOM, PAGE)))
        return cls(
            facet=facet, value=value, section=facet.model.folder, label=groups[0][0], rows=rows,
            others=[(name, found) for (name, _), found in zip(groups[1:], others, strict=True) if found.all],
            siblings=[(each, number) for each, number in sorts.numbers(facet.group, facet.model) if each is not value],
            divisions=divisions, how=HOW.get(facet.group, ""),
        )  # fmt: skip

    def lists(self) -> Iterator[Listed]:
        """The lists of the page: of the main kind, of each division, of the other kinds."""
        divided = ((f"mechanism-{each.slug}", each, practices, forms) for each, practices, forms in self.divisions)
        for anchor, mechanism, practices, forms in divided:
            yield self._listed(anchor, str(mechanism), practices)
            yield self._listed(anchor, f"{mechanism}的表单", forms, "forms-")
        if not self.divisions:
            yield self._listed("records", "", self.rows)
        for number, (label, rows) in enumerate(self.others, 1):
            yield self._listed(f"other-{number}", label, rows)

    def _listed(self, anchor: str, heading: str, rows: Rows[Member], sort: str = "") -> Listed:
        own, folder = address(self.facet, self.value), f"facets/{self.facet.group}/"
        title = f"{self.facet.label}：{self.value}{'，' if heading else ''}{heading}"
        return Listed(f"{own}#{anchor}", folder, f"{self.value.slug}-{sort}{anchor}", title, self.section, self.label, rows)


def facet_parts(catalog: Catalog) -> Iterator[tuple[str, Lists]]:
    """The lists of all values of each facet."""
    sorts = catalog.once(Sorted)
    return ((f"facets {facet.group}", partial(_lists_of, facet, sorts, catalog)) for facet in sorts.facets.values())


def _lists_of(facet: Facet, sorts: Sorted, catalog: Catalog) -> Iterator[Listed]:
    for value in facet.vocabulary:
        yield from FacetContext.of(facet, value, sorts, catalog.settings).lists()


def facet_drafts(handbook: Handbook) -> Iterator[PageDraft]:
    """A page for each value of each facet, the unused values included, so that every address answers."""
    writer, sorts = Writer(handbook, "../../../"), handbook.catalog.once(Sorted)
    for facet in sorts.facets.values():
        for value in facet.vocabulary:
            yield PageDraft(address(facet, value), partial(_facet_page, facet, value, sorts, writer))


def address(facet: Facet, value: Word) -> str:
    """Where the page of a value is, from the site's root."""
    return f"facets/{facet.group}/{value.slug}/"


def _facet_page(facet: Facet, value: Word, sorts: Sorted, writer: Writer) -> Page:
    context = FacetContext.of(facet, value, sorts, writer.settings)
    return Page(
        section=context.section, url=address(facet, value), title=f"{facet.label}：{value}",
        description=value.definition, body=writer.render("facet.html", context),
        toc=tuple((f"mechanism-{mechanism.slug}", str(mechanism)) for mechanism, _, _ in context.divisions),
    )  # fmt: skip


def by_mechanism(groups: list[tuple[str, Sequence[Member]]], mechanisms: tuple[Mechanism, ...]) -> list[Division]:
    """Mechanism → practices, forms; by the main mechanism of each, the empty ones included."""
    (_, practices), (_, forms) = groups
    rows = (share([_of(mechanism, entries) for mechanism in mechanisms], room) for entries, room in ((practices, ROOM), (forms, 0)))
    return list(zip(mechanisms, *rows, strict=True))


def _of(mechanism: Mechanism, entries: Sequence[Member]) -> list[Member]:
    return [entry for entry in entries if entry.record.mechanism is mechanism]
