"""The page of a situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.relations import Relations, in_force
from ...model import Situation
from ..downloads import FormFiles, Kit, form_files, kit_of
from . import KindPage


@dataclass(frozen=True)
class SituationContext:
    """What to do first, and the methods, forms, examples and rules for it."""

    r: Situation
    methods: list[Entry]
    forms: list[FormFiles]
    kit: Kit | None
    practices: list[Entry]
    rules: list[Entry]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one situation."""
        catalog = relations.catalog
        record: Situation = entry.record
        forms = form_files(catalog, entry)
        return cls(
            r=record, methods=catalog.found(record.methods), forms=forms, kit=kit_of(catalog, entry, forms),
            practices=catalog.found(record.practices), rules=in_force(catalog, record.rules),
        )  # fmt: skip


KIND = KindPage[Situation](
    context=SituationContext,
    toc=(
        "first", "methods", "templates", "practices", "rules",
    ),
    sections={"first": "first", "note": "first"},
    lead=lambda record: record.summary,
    leads=lambda entry, catalog: (*entry.record.templates, *entry.record.methods),
)  # fmt: skip
