"""The page of a problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry, solved_by
from ...catalog.offers import Offer, methods_for, methods_of, offer_for
from ...catalog.relations import Relations
from ...model import Problem
from ...model.problem import Cause
from ...model.vocabulary import CauseGroup
from ..downloads import FormFiles, Kit, form_files, kit_of, kit_of_group
from . import KindPage

FIRST = 3  # methods, and forms, that are shown at once
GROUP = "practices-"
DEPENDING = frozenset({"signs", "causes", "best", "groups"})


@dataclass(frozen=True)
class ProblemContext:
    """Methods, practices by fit and evidence with a kit for each group, signs, causes, forms.

    `own` are the first methods for the sector of each group, `without` are anchors that were given out and have no section now.
    """

    r: Problem
    methods: list[Entry]
    own: list[list[Entry]]
    causes: list[tuple[CauseGroup, list[Cause]]]
    offer: Offer
    forms: list[FormFiles]
    kit: Kit | None
    kits: list[Kit | None]
    without: list[str]
    related: list[Entry]
    first: int = FIRST

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one problem."""
        catalog = relations.catalog
        record: Problem = entry.record
        causes = [(group, [cause for cause in record.causes if cause.group is group]) for group in catalog.settings.values(CauseGroup)]
        methods = methods_for(entry, catalog)
        forms, offer = form_files(catalog, entry), offer_for(entry, catalog)
        return cls(
            r=record,
            methods=methods,
            own=[methods_of(group, entry, catalog)[:FIRST] for group in offer.groups],
            causes=[(group, found) for group, found in causes if found],
            offer=offer,
            forms=forms,
            kit=kit_of(catalog, entry, forms),
            kits=[kit_of_group(catalog, entry, group) for group in offer.groups],
            without=[anchor for anchor in given(entry, catalog) if anchor not in shown(record, offer)],
            related=catalog.found(record.related),
        )


def given(entry: Entry, catalog: Catalog) -> list[str]:
    """The anchors of the page that were given out, of those that depend on what is offered and told."""
    return [anchor for anchor in catalog.given_in(f"/{entry.url}") if anchor.startswith(GROUP) or anchor in DEPENDING]


def shown(record: Problem, offer: Offer) -> set[str]:
    """Those of these anchors that have a section of their own."""
    parts = {"signs": record.signs, "causes": record.causes, "best": offer.groups, "groups": offer.groups}
    return {group.anchor for group in offer.groups} | {anchor for anchor, value in parts.items() if value}


KIND = KindPage[Problem](
    context=ProblemContext,
    toc=(
        "methods", "forms", "practices", "signs", "causes", "checks",
        "discussion", "related", "sources",
    ),
    sections={"signs": "signs", "causes": "causes", "editor": "checks", "editor.discussion": "discussion"},
    lead=lambda record: record.summary,
    leads=lambda entry, catalog: [practice.id for practice, _ in solved_by(catalog, entry.id)],
)  # fmt: skip
