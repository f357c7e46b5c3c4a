"""What the rules say of a record that an edit has made false, and did not say before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from handbook.catalog import Catalog, Entry
from handbook.checks.engine import all_rules, apply
from handbook.checks.rule import Context, Finding, Rule, Scope, Severity

from .edit import Half, edited
from .make import Seeded, seeded
from .world import World

Key = tuple[str, str, int, int]


class Told(NamedTuple):
    """An edit and the findings that are new with it; none when it slipped through."""

    seeded: Seeded
    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> str:
        """`error`, `reminder` or `missed`."""
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            return "error"
        return "reminder" if self.findings else "missed"


class Measure:
    """Runs the rules on edited records; the catalog is read once, and each record is checked once as it stands."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._before = cache(self._as_it_stands)

    def told(self, each: Seeded) -> Told:
        """The edit with what it makes the rules say."""
        entry = each.edit.entry
        changed = edited(each.edit, self.world)
        assert changed is not None, "only valid edits are seeded"
        left = Counter(self._before(entry.id, each.fault.wide))
        found = [finding for finding in self._found(changed, each.fault.wide) if not _spend(left, finding)]
        return Told(each, tuple(found))

    def _as_it_stands(self, identifier: str, wide: tuple[str, ...]) -> tuple[Key, ...]:
        entry = self.world.catalog.get(identifier)
        return tuple(map(_key, self._found(entry, wide))) if entry else ()

    def _found(self, entry: Entry, wide: tuple[str, ...]) -> Iterator[Finding]:
        context = Context(_with(self.world.catalog, entry), self.world.root)
        for rule in _rules(Scope.RECORD):
            yield from apply(rule, entry, context.ground)
        for rule in _rules(Scope.LINKS):
            yield from apply(rule, entry, context)
        for rule in _rules(Scope.CATALOG) if wide else ():
            if rule.code in wide:
                yield from apply(rule, context.catalog, context)


def _key(finding: Finding) -> Key:
    return finding.path, finding.code, finding.line, finding.column


def _spend(left: Counter[Key], finding: Finding) -> bool:
    """Was it told before, at this place, as often? Then it says nothing of the edit."""
    known = left[_key(finding)] > 0
    left[_key(finding)] -= 1
    return known


@cache
def _rules(scope: Scope) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.scope is scope)


def _with(catalog: Catalog, entry: Entry) -> Catalog:
    """The catalog with one record in the place of the one of its id."""
    if catalog.get(entry.id) is entry:
        return catalog
    entries = (entry if each.path == entry.path else each for each in catalog.entries)
    changed = Catalog(entries, catalog.library, catalog.bad_indexes, catalog.settings_book)
    changed.selfcheck, changed.ledger = catalog.selfcheck, catalog.ledger
    return changed


def measured(world: World, code: str | None = None, half: Half | None = None) -> list[Told]:
    """Every edit of the fault set, or of one class, of one half, with what the rules say of it."""
    measure = Measure(world)
    return [measure.told(each) for each in seeded(world, code) if half in (None, each.half)]
