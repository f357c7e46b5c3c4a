"""Runs the rules over a catalog and gathers every finding; nothing stops at the first."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog import Catalog, Entry
from ..load import Position
from ..model import KINDS
from ..settings.handbook import SettingsBook
from ..site.kept import Recipe, Store
from ..site.references import BuiltSite
from . import rules as rules_folder
from .rule import Context, Finding, Ground, Remark, Rule, Scope, Severity, visible
from .rules import rule_crashed
from .waivers import apply_waivers

# of what is found in a record by itself: whatever a rule may call
RECIPE = Recipe("findings", (Path(__file__).resolve().parents[1],), ("pydantic", "pyyaml"))


@dataclass(frozen=True)
class Tally:
    """What was checked, so that «no findings» is never mistaken for «nothing ran»."""

    records: dict[str, int]
    statements: int
    citations: int
    figures: int
    rules: int
    passages: int


class Looked(NamedTuple):
    """What rules found in a record by itself, and how many figures they held against the reports."""

    findings: list[Finding]
    figures: int


@dataclass(frozen=True)
class Outcome:
    """All findings of a run, sorted by file and place, and what was checked."""

    findings: tuple[Finding, ...]
    tally: Tally

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

    `store` keeps what was found in single records, unless they are held against the originals.
    """
    chosen = tuple(rules if rules is not None else all_rules())
    looked = list(_in_records(chosen, context, store if context.reports is None else None))
    found = chain(*(each.findings for each in looked), _elsewhere(chosen, context))
    counted = tally(context.catalog, sum(each.figures for each in looked), len(chosen))
    return Outcome(tuple(sorted(set(apply_waivers(found, context, chosen)))), counted)


def _in_records(rules: Iterable[Rule], context: Context, store: Store | None) -> Iterator[Looked]:
    """What the rules about single records find, record by record."""
    alone = [rule for rule in rules if rule.scope is Scope.RECORD]
    ground = context.ground
    settings = context.catalog.settings_book.file.text
    held_against = sha256(repr((ground.digest, settings, [rule.code for rule in alone])).encode()).hexdigest()
    for entry in context.catalog.valid:
        look = partial(_in_record, alone, entry, ground)
        yield _read(store.get(RECIPE, (held_against, entry.made_from), look) if store else look())


def _in_record(rules: Iterable[Rule], entry: Entry, ground: Ground) -> bytes:
    found = [asdict(finding) for rule in rules for finding in apply(rule, entry, ground)]
    return json.dumps([found, sum(len(cited.figures) for cited in entry.cited)]).encode()


def _read(looked: bytes) -> Looked:
    found, figures = json.loads(looked)
    return Looked([Finding(**item | {"severity": Severity(item["severity"])}) for item in found], figures)


def _elsewhere(rules: Iterable[Rule], context: Context) -> Iterator[Finding]:
    """What the other rules find."""
    for rule in rules:
        for target in targets(rule, context.catalog):
            yield from apply(rule, target, context)


def apply(rule: Rule, target: Any, context: Context | Ground) -> Iterator[Finding]:
    """The findings of one rule on one target; a crash inside it is itself a finding and the run goes on."""
    try:
        for remark in rule.check(target, context):
            yield as_finding(rule, target, remark)
    except Exception as error:
        yield crash(rule, target, error)


def targets(rule: Rule, catalog: Catalog) -> Iterable[Any]:
    """What a rule is run on; those about single records are run record by record."""
    if rule.scope is Scope.NAME:
        return catalog.entries
    if rule.scope is Scope.FILE:
        return [*catalog.faulty, *([catalog.settings_book] if catalog.settings_book.is_faulty else [])]
    if rule.scope is Scope.LINKS:
        return catalog.valid
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


def run_site(site: BuiltSite, context: Context) -> SiteOutcome:
    """Run the rules of the built site over each of its documents, then those about all of it."""
    rules = [rule for rule in all_rules() if rule.scope is Scope.SITE]
    found: list[Finding] = []
    pages = links = 0
    for document in site.documents():
        pages += 1
        links += len(document.written)
        for rule in rules:
            found += apply(rule, (site, document), context)
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


def tally(catalog: Catalog, figures: int, rules: int) -> Tally:
    """Counts of what a run with so many figures and rules looked at."""
    cited = [cited for entry in catalog.valid for cited in entry.cited]
    return Tally(
        records={kind: len(catalog.of(model)) for kind, model in KINDS.items()},
        statements=len(cited),
        citations=sum(len(item.statement.cites) for item in cited),
        figures=figures,
        rules=rules,
        passages=sum(len(index.passages) for index in catalog.library.indexes.values()),
    )
