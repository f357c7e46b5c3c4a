"""How the records of each kind are shown: one module a kind, named after it, with its `KIND`.

A kind's context is a frozen dataclass. Its template, `<kind>.html`, knows the fields of that dataclass and those of
`Shared` by their names, and nothing else.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, Protocol, Self, TypeVar

from ...catalog import Catalog, Entry
from ...catalog.dated import Dated
from ...catalog.entry import Link
from ...catalog.relations import Limited, Relations
from ...model import KINDS, Record
from ...settings.publication import Publication
from ..citing import Citation, cite_page
from ..page import PassageEntry

R = TypeVar("R", bound=Record)
Cite = Callable[[Entry, Sequence[Entry], Publication, str], Citation | None]


@dataclass(frozen=True)
class Since:
    """What became of the records that a record leads to since the edition that it was made from: each with what is different.
    Not `known` where that edition is not kept here."""

    known: bool
    changed: list[tuple[Entry, str]]


@dataclass(frozen=True)
class Shared:
    """What the template of every kind knows: the record's file, the terms it mentions, the rules that restrict what it is
    about, former wordings in what it cites,
    the days on which it was added and changed last, the reports it rests on, how to cite it; how many sayings it has and how
    many of them are signed, once anything in the handbook is; what has changed since the edition that it was made from."""

    entry: Entry
    terms: list[Link]
    limits: list[Limited]
    dated: list[Dated]
    days: tuple[str, str] | None
    sources: list[Entry]
    cited: Citation | None
    signed: tuple[int, int] | None
    since: Since | None


class KindContext(Protocol):
    """What the template of one kind knows besides."""

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one record."""


def _nothing(record: Any) -> tuple[str, ...]:
    return ()


def _nowhere(entry: Entry, catalog: Catalog) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class KindPage(Generic[R]):
    """The page of a kind of record.

    `toc` are the ids of the headings that its contents name, `sections` tells under which of them a field of the record stands (a field of
    a field is written with a full stop between them; what is not named stands at the top), `lead` gives the line that describes a record in lists and in search
    results, `cite` how its page is cited. The search is told `labels` shown beside the kind's own, `parts` that a record
    lists, the ids of records to which it `leads`, and `passages` that are found by themselves.
    """

    context: type[KindContext]
    toc: tuple[str, ...]
    lead: Callable[[R], str]
    sections: Mapping[str, str] = field(default_factory=dict)
    cite: Cite = cite_page
    labels: Callable[[R], Iterable[str]] = _nothing
    parts: Callable[[R], Iterable[str]] = _nothing
    leads: Callable[[Entry, Catalog], Iterable[str]] = _nowhere
    passages: Callable[[Entry, Catalog], Iterable[PassageEntry]] = _nowhere


@cache
def kind_pages() -> Mapping[str, KindPage[Any]]:
    """Kind → its page, for every kind that there is. Raises LookupError when the modules of this folder are not those."""
    modules = {module.name for module in pkgutil.iter_modules(__path__)}
    if missing := [*(KINDS.keys() - modules), *(modules - KINDS.keys())]:
        raise LookupError(f"pages/kinds must hold one module for each kind of record, this is not so for: {', '.join(missing)}")
    return {kind: importlib.import_module(f"{__name__}.{kind}").KIND for kind in KINDS}


def lead(entry: Entry) -> str:
    """The line that describes a record in lists and in search results."""
    return kind_pages()[entry.kind].lead(entry.record)
