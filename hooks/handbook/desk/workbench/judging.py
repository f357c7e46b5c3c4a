"""What the rules say of one record as somebody is writing it, each remark beside the place to write that it is about; and its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ...catalog import Catalog, Entry
from ...checks.engine import all_rules
from ...checks.rule import Context, Remark, Rule, Scope, Severity
from ...evidence.library import Library
from ...load import Position
from ...model.base import Location
from ...pages.handbook import Handbook
from ...pages.records import record_page
from ...pages.writer import Writer
from ...reports.reading import Report


class Told(NamedTuple):
    """What a rule says of an answer: the key of the question, empty for the whole; whether it keeps the record from passing."""

    key: str
    message: str
    remedy: str
    is_error: bool


@dataclass(frozen=True)
class Judged:
    """What is said of the answers, the body of the page that they make, empty while they make none, and the record's text."""

    told: tuple[Told, ...]
    page: str
    text: str

    @property
    def passes(self) -> bool:
        """Is there nothing that `check` would stop at?"""
        return not any(each.is_error for each in self.told)


def with_record(catalog: Catalog, entry: Entry, texts: Mapping[str, Report]) -> Catalog:
    """The handbook with the record in it, in the place of the one of its file, and with the reports at hand."""
    library = Library(catalog.library.indexes, texts)
    others = [other for other in catalog.entries if other.path != entry.path]
    made = Catalog([*others, entry], library, catalog.bad_indexes, catalog.settings_book)
    made.ledger, made.signed, made.selfcheck = catalog.ledger, catalog.signed, catalog.selfcheck
    return made


def remarks_of(entry: Entry, catalog: Catalog, root: Path) -> Iterator[tuple[Rule, Remark]]:
    """What the rules say of the record's file, of the record by itself and of its links."""
    context = Context(catalog, root)
    scopes = (Scope.FILE, Scope.RECORD, Scope.LINKS) if entry.record else (Scope.FILE,)
    for rule in all_rules():
        if rule.scope in scopes:
            yield from ((rule, remark) for remark in rule.check(entry, context.ground if rule.scope is Scope.RECORD else context))


def is_error(rule: Rule, remark: Remark) -> bool:
    """Would `check` stop at it?"""
    return rule.severity_of(remark) is Severity.ERROR


def where_of(remark: Remark) -> Location:
    """The place in the record; empty for the whole, and for a place that is given in lines and columns."""
    return remark.where if isinstance(remark.where, tuple) and not isinstance(remark.where, Position) else ()


def page_of(entry: Entry, catalog: Catalog) -> str:
    """The body of the record's page."""
    return record_page(entry, Writer(Handbook(catalog))).body if entry.record else ""
