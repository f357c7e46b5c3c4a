"""The page of a problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry, solved_by
from ...catalog.relations import Relations
from ...model import Method, Problem
from ...model.problem import Cause
from ...model.vocabulary import CauseGroup
from ..downloads import FormFiles, Kit, form_files, kit_of
from ..offers import Offer, offer_for
from . import KindPage


@dataclass(frozen=True)
class ProblemContext:
    """Causes by group, practices by fit and evidence, and their forms."""

    r: Problem
    methods: list[Entry]
    causes: list[tuple[CauseGroup, list[Cause]]]
    offer: Offer
    forms: list[FormFiles]
    kit: Kit | None
    related: list[Entry]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one problem."""
        catalog = relations.catalog
        record: Problem = entry.record
        causes = [(group, [cause for cause in record.causes if cause.group is group]) for group in catalog.settings.values(CauseGroup)]
        forms = form_files(catalog, entry)
        return cls(
            r=record,
            methods=[link.entry for link in catalog.backlinks(entry.id, "problems", Method)],
            causes=[(group, found) for group, found in causes if found],
            offer=offer_for(entry, catalog),
            forms=forms,
            kit=kit_of(entry, forms, catalog.settings.words.kit),
            related=catalog.found(record.related),
        )


KIND = KindPage[Problem](
    context=ProblemContext,
    toc=(
        ("methods", "从这里做起"), ("signs", "表现"), ("causes", "成因"), ("practices", "可用的做法"), ("forms", "表单"), ("checks", "自查"), ("related", "相关问题"),
        ("sources", "来源"), ("record", "本条记录"),
    ),
    lead=lambda record: record.summary,
    leads=lambda entry, catalog: [practice.id for practice, _ in solved_by(catalog, entry.id)],
)  # fmt: skip
