"""The page of a term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.relations import Relations
from ...model import Term
from . import KindPage


@dataclass(frozen=True)
class TermContext:
    """The records that mention the term."""

    r: Term
    used: list[Entry]
    related: list[Entry]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one term."""
        return cls(entry.record, relations.term_users.get(entry.id, []), relations.catalog.found(entry.record.related))


KIND = KindPage[Term](
    context=TermContext,
    toc=(
        ("meaning", "要点"), ("basis", "依据"), ("former", "旧说法与误写"), ("used", "用到它的记录"), ("record", "本条记录"),
    ),
    lead=lambda record: record.meaning,
    cite=lambda entry, sources, book: None,  # what a term says is cited from the rules that it names
)  # fmt: skip
