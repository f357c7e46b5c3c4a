"""The page of a work template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.relations import Relations, rank
from ...forms import Form, batch, form_for
from ...forms.addresses import Download, downloads
from ...forms.paper import sheet_of
from ...model import Method, Practice, WorkTemplate
from ...model.vocabulary import NamedBy
from . import KindPage

MANY = 10  # fields of which more would make a page of the table that says where they come from


@dataclass(frozen=True)
class TemplateContext:
    """The form as it is printed, its files, the blank for many of it, and the methods and practices that use it."""

    r: WorkTemplate
    named_by_editor: bool
    form: Form
    files: list[Download]
    blank: Download
    ledger: bool
    methods: list[Entry]
    practices: list[Entry]
    rows: int
    many: int = MANY

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one template."""
        catalog = relations.catalog
        form = form_for(entry, catalog)
        return cls(
            r=entry.record,
            named_by_editor=entry.record.named_by is NamedBy.EDITOR,
            form=form,
            files=downloads(entry),
            blank=batch.download(entry),
            ledger=batch.is_ledger(form),
            rows=len(sheet_of(form).heights),
            methods=[link.entry for link in catalog.backlinks(entry.id, "templates", Method)],
            practices=sorted((link.entry for link in catalog.backlinks(entry.id, "templates", Practice)), key=rank),
        )


KIND = KindPage[WorkTemplate](
    context=TemplateContext,
    toc=(
        "replace", "preview", "use", "batch", "fields",
        "practices", "sources",
    ),
    sections={
        "filled_by": "use", "when": "use", "fields": "fields", "layout": "fields", "editor": "use", "editor.replace": "replace",
    },
    lead=lambda record: record.purpose,
)  # fmt: skip
