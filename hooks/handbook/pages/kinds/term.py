"""The page of a term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.entry import Link
from ...catalog.relations import Relations, relations_of
from ...model import Term
from ...model.term import Limit
from ...model.vocabulary import CheckState
from ..further import Listed, Lists
from ..rows import Rows, rows_of
from . import KindPage


@dataclass(frozen=True)
class TermContext:
    """The records that mention the term; what its rules restrict; in which ways its documents are not checked yet."""

    r: Term
    used: Rows[Entry]
    limited: list[tuple[Limit, list[Entry]]]
    related: list[Link]
    unchecked: list[CheckState]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one term."""
        record: Term = entry.record
        states = {basis.state for basis in record.basis} - {CheckState.CHECKED}
        related = relations.catalog.links(record.related)
        unchecked = [state for state in CheckState if state in states]
        return cls(record, used_in(entry, relations), limited(record, relations.catalog), related, unchecked)


def limited(term: Term, catalog: Catalog) -> list[tuple[Limit, list[Entry]]]:
    """What the rules of a term restrict, with the records about it."""
    return [(each, catalog.found((*each.methods, *each.practices, *each.templates))) for each in term.limits]


def used_in(entry: Entry, relations: Relations) -> Rows[Entry]:
    """The records that mention a term."""
    return rows_of(relations.users_of(entry.id))


def term_parts(catalog: Catalog) -> Iterator[tuple[str, Lists]]:
    """What each term is used in."""
    return ((f"used {entry.id}", partial(_used, entry.id, catalog)) for entry in catalog.of(Term))


def _used(identifier: str, catalog: Catalog) -> Iterator[Listed]:
    for link in catalog.links([identifier]):
        used, title = rows_of(relations_of(catalog).users_of(identifier)), f"用到“{link.name}”的记录"
        yield Listed(f"{link.url}#used", "terms/", f"used-{identifier}", title, "terms", "术语", used)


KIND = KindPage[Term](
    context=TermContext,
    toc=(
        "meaning", "basis", "limits", "misuse", "former", "used",
    ),
    sections={"meaning": "meaning", "basis": "basis", "limits": "limits", "misuse": "misuse", "former": "former"},
    lead=lambda record: record.meaning,
    cite=lambda entry, sources, book, changed: None,  # what a term says is cited from the rules that it names
)  # fmt: skip
