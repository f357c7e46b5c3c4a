"""Runs the rules over a catalog and gathers every finding; nothing stops at the first."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import Any

from ..catalog import Catalog, Entry
from ..catalog.questions import Answers
from ..load import Position
from ..model import KINDS
from ..settings.handbook import SettingsBook
from ..site.kept import Store
from ..site.references import BuiltSite
from . import rules as rules_folder
from .known import Known, Looked
from .known_pages import KnownPages
from .rule import Context, Finding, Ground, Remark, Rule, Scope, Severity, visible
from .rules import rule_crashed
from .waivers import apply_waivers


@dataclass(frozen=True)
class Tally:
    """What was checked, so that «no findings» is never mistaken for «nothing ran»."""

    records: dict[str, int]
    statements: int
    citations: int
    figures: int
    rules: int
    passages: int


@dataclass(frozen=True)
class Outcome:
    """All findings of a run, sorted by file and place, and what was checked."""

    findings: tuple[Finding, ...]
    tally: Tally
    answers: Answers | None = None  # to what was asked of the records

    @property
    def errors(self) -> int:
        """How many findings stop the build."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule in the folder, by code. Raises ValueError when two share a code."""
    modules = (importlib.import_module(f"{rules_folder.__name__}.{name.name}")
               for name in pkgutil.iter_modules(rules_folder.__path__))
    found = sorted((module.RULE for module in modules), key=lambda rule: rule.code)
    codes = [rule.code for rule in found]
    if len(set(codes)) != len(codes):
        raise ValueError(f"rule codes are not unique: {codes}")
    return tuple(found)


def run(context: Context, rules: Iterable[Rule] | None = None, store: Store | None = None) -> Outcome:
    """Run the rules over the catalog; a waiver takes away the findings it names.

    `store` keeps what is known of the records from run to run, unless they are held against the originals.
    """
    chosen = tuple(rules if rules is not None else all_rules())
    known = Known(context, chosen, store if context.reports is None else None)
    looked = list(_in_records(chosen, context, known))
    found = [*chain(*(each.findings for each in looked)), *_among_records(chosen, context, known)]
    known.keep()
    counted = tally(context.catalog, looked, len(chosen))
    return Outcome(tuple(sorted(set(apply_waivers(found, context, chosen)))), counted, known.answers)


def _in_records(rules: Iterable[Rule], context: Context, known: Known) -> Iterator[Looked]:
    """What the rules about single records find, record by record."""
    alone, ground = [rule for rule in rules if rule.scope is Scope.RECORD], context.ground
    for entry in context.catalog.valid:
        yield known.looked(entry, partial(_in_record, alone, entry, ground))


def _in_record(rules: Iterable[Rule], entry: Entry, ground: Ground) -> Looked:
    found = [finding for rule in rules for finding in apply(rule, entry, ground)]
    cited = entry.cited
    return Looked(found, len(cited), sum(len(item.statement.cites) for item in cited), sum(len(item.figures) for item in cited))


def _among_records(rules: Iterable[Rule], context: Context, known: Known) -> Iterator[Finding]:
    """What the other rules find: record by record where they are about one among the others, else rule by rule."""
    among = [rule for rule in rules if rule.scope in (Scope.NAME, Scope.LINKS)]
    for entry in context.catalog.valid:
        yield from known.unless_nothing(f"{entry.path} {entry.made_from.hex()}", partial(_applied, among, entry, context))
    for rule in rules:
        for target in targets(rule, context.catalog):
            look = partial(_applied, [rule], target, context)
            yield from known.unless_nothing(rule.code, look) if rule.scope is Scope.CATALOG else look()


def _applied(rules: Iterable[Rule], target: Any, context: Context) -> list[Finding]:
    return [finding for rule in rules for finding in apply(rule, target, context)]


def apply(rule: Rule, target: Any, context: Context | Ground) -> Iterator[Finding]:
    """The findings of one rule on one target; a crash inside it is itself a finding and the run goes on."""
    try:
        for remark in rule.check(target, context):
            yield as_finding(rule, target, remark)
    except Exception as error:
        yield crash(rule, target, error)


def targets(rule: Rule, catalog: Catalog) -> Iterable[Any]:
    """What a rule is run on that is not run record by record."""
    if rule.scope is Scope.NAME:
        return [entry for entry in catalog.faulty if entry.record is None]
    if rule.scope is Scope.FILE:
        return [*catalog.faulty, *([catalog.settings_book] if catalog.settings_book.is_faulty else [])]
    return [catalog] if rule.scope is Scope.CATALOG else []


def as_finding(rule: Rule, target: Any, remark: Remark) -> Finding:
    """A remark with its place looked up in the file."""
    entry = remark.entry or (target if isinstance(target, (Entry, SettingsBook)) else None)
    path = remark.path or (entry.path if entry else "docs")
    place = position(entry, remark)
    message, remedy = visible(remark.message), visible(remark.remedy)
    return Finding(path, place.line, place.column, rule.code, message, remedy, rule.severity_of(remark))


@dataclass(frozen=True)
class SiteOutcome:
    """What a walk through the built site found, and how much it looked at."""

    findings: tuple[Finding, ...]
    pages: int
    links: int

    @property
    def errors(self) -> int:
        """How many findings stop the build."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def run_site(site: BuiltSite, context: Context, known: KnownPages | None = None) -> SiteOutcome:
    """Run the rules of the built site over each of its documents, unless it is `known` that they find nothing there; then those
    about all of it."""
    rules = [rule for rule in all_rules() if rule.scope is Scope.SITE]
    found: list[Finding] = []
    pages = links = 0
    for path in site.pages():
        pages += 1
        if known and (number := known.links_in(path)) is not None:
            links += number
            continue
        document = site.document(path)
        links += len(document.written)
        here = [finding for rule in rules for finding in apply(rule, (site, document), context)]
        found += here
        if known and not here:
            known.hold(document)
    if known:
        known.keep()
    for rule in all_rules():
        if rule.scope is Scope.WHOLE:
            found += apply(rule, site, context)
    return SiteOutcome(tuple(sorted(set(found))), pages, links)


def position(entry: Entry | SettingsBook | None, remark: Remark) -> Position:
    """Line and column of a remark; the start of the file when it speaks of the whole."""
    if isinstance(remark.where, Position):
        return remark.where
    if entry is None or remark.path:
        return Position(1, 1)
    return entry.file.position(remark.where, key=remark.key)


def crash(rule: Rule, target: Any, error: Exception) -> Finding:
    """The finding about a rule that broke on a target."""
    return as_finding(rule_crashed.RULE, target, rule_crashed.remark(rule, error))


def tally(catalog: Catalog, looked: Collection[Looked], rules: int) -> Tally:
    """Counts of what a run of so many rules looked at."""
    return Tally(
        records={kind: len(catalog.of(model)) for kind, model in KINDS.items()},
        statements=sum(each.statements for each in looked),
        citations=sum(each.citations for each in looked),
        figures=sum(each.figures for each in looked),
        rules=rules,
        passages=sum(len(outline.spans) for _, outline in catalog.library.indexes.outlines()),
    )
