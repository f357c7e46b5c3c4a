"""The page of a practice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.entry import Line
from ...catalog.mentions import spoken
from ...catalog.relations import Relations
from ...diagrams import Drawing, Neighbourhood, mechanism_drawing, write_svg
from ...evidence.shorthand import read_shorthand
from ...model import Method, Practice
from ...model.base import Claim
from ...model.practice import Solve
from ...model.vocabulary import NamedBy, Status, Tier
from ..downloads import FormFiles, Kit, form_files, kit_of, lender_of
from . import KindPage

STRUCTURE = (("actor", "主体"), ("object", "对象"), ("rhythm", "频次"), ("record", "记录"), ("feedback", "反馈与运用"))
NOTICES = {
    Status.PROPOSED: "来源只是建议这样做，没有说已经做了。",
    Status.RELAYED: "来源转述别处的做法，不是写作单位自己的做法。",
}


@dataclass(frozen=True)
class PracticeContext:
    """Structure with its gaps, shorthand, links both ways, and the methods that are drawn from it.

    `lender` is the method whose forms are offered where a practice has none of its own.
    """

    r: Practice
    methods: list[Entry]
    notice: str | None
    named_by_editor: bool
    ready: bool
    drawing: Drawing | None
    diagram: str
    structure: list[tuple[str, Claim]]
    untold: list[str]
    without: list[str]
    counts: dict[str, int]
    problems: list[tuple[Entry, Solve]]
    neighbourhood: Neighbourhood
    forms: list[FormFiles]
    lender: Entry | None
    kit: Kit | None
    related: list[Entry]
    namesakes: list[Entry]
    elsewhere: list[Line]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one practice."""
        catalog = relations.catalog
        record: Practice = entry.record
        drawing = mechanism_drawing(record, lambda text: spoken(text, catalog))
        problems = [(problem, solve) for solve in record.solves if (problem := catalog.get(solve.problem))]
        methods = [link.entry for link in catalog.backlinks(entry.id, "practices", Method)]
        ready, own = record.tier is Tier.READY, form_files(catalog, entry)
        lender = lender_of(catalog, methods) if ready and not own else None
        forms = form_files(catalog, lender) if lender else own
        return cls(
            r=record,
            methods=methods,
            notice=NOTICES.get(record.status),
            named_by_editor=record.named_by is NamedBy.EDITOR,
            drawing=drawing,
            ready=ready,
            diagram=write_svg(drawing, "diagram") if drawing else "",
            structure=[(label, told) for field, label in STRUCTURE if (told := getattr(record.structure, field))],
            untold=list(untold(record)),
            without=list(sections_without(record, drawing, forms, problems)),
            counts=dict(read_shorthand(record.short_form)) if record.shorthand else {},
            problems=problems,
            neighbourhood=neighbourhood(entry, [problem for problem, _ in problems], relations),
            forms=forms,
            lender=lender,
            kit=kit_of(catalog, lender or entry, forms),
            related=catalog.found(record.related),
            namesakes=catalog.found(record.namesakes),
            elsewhere=relations.elsewhere(record.mechanism, record.sectors),
        )


def untold(record: Practice) -> Iterator[str]:
    """What the report does not say of a practice, in the readers' words."""
    yield from (label for field, label in STRUCTURE if not getattr(record.structure, field))
    told = {"步骤": record.steps, "效果": record.results, "实施单位": record.organisation, "时点": record.dated}
    yield from (label for label, value in told.items() if not value)


def sections_without(
    record: Practice, drawing: Drawing | None, forms: Sequence[object], problems: Sequence[object]
) -> Iterator[str]:
    """The ids of the sections for which there is nothing to show; their addresses were given out all the same."""
    editor, structure = record.editor, record.structure
    shown = {
        "steps": record.steps, "templates": forms, "results": record.results, "minimal": editor.minimal or editor.fits,
        "shorthand": record.shorthand, "structure": drawing or structure.model_fields_set, "problems": problems,
        "cautions": editor.pitfalls or editor.burden or editor.merge, "elsewhere": record.tier is Tier.READY,
        "related": record.related or record.namesakes or record.tier is Tier.READY,
    }  # fmt: skip
    yield from (anchor for anchor, value in shown.items() if not value)


def neighbourhood(entry: Entry, problems: list[Entry], relations: Relations) -> Neighbourhood:
    """What the relation map of a practice shows; it stands on the page as lists too."""
    forms, terms = (relations.catalog.links(ids) for ids in (entry.record.templates, relations.terms_in(entry.id)))
    return Neighbourhood(entry.record.short_form, *([each.name for each in group] for group in (problems, forms, terms)))


def parts(record: Practice) -> tuple[str, ...]:
    """What a shorthand stands for."""
    return tuple(item for items in record.shorthand.parts.values() for item in items) if record.shorthand else ()


KIND = KindPage[Practice](
    context=PracticeContext,
    toc=(
        "steps", "templates", "results", "minimal", "shorthand",
        "structure", "problems", "cautions", "related", "discussion", "sources",
    ),
    sections={
        "steps": "steps", "results": "results", "shorthand": "shorthand", "structure": "structure", "solves": "problems",
        "editor.fits": "minimal", "editor.minimal": "minimal", "editor.pitfalls": "cautions", "editor.burden_note": "cautions", "editor.merge": "cautions", "editor.discussion": "discussion",
    },
    lead=lambda record: record.summary,
    labels=lambda record: (record.status.value,),
    parts=parts,
    leads=lambda entry, catalog: entry.record.templates,
)  # fmt: skip
