"""What is offered against a problem: the best practices first, then all of them in groups, so that a reader finds his own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..model import Method, Problem
from ..model.practice import Solve
from ..model.vocabulary import Mechanism, Sector, Word
from ..settings.handbook import Settings
from .catalog import Catalog, solved_by
from .entry import Entry, Listed
from .relations import rank_for, relations_of

T = TypeVar("T")

FEW = 8  # so many can be looked through without groups
BEST = 3
MOSTLY = 0.75  # from this share on, one sector says nothing about its practices


@dataclass(frozen=True)
class Offered:
    """A practice, how it is tied to the problem, and the forms that it needs."""

    entry: Entry
    solve: Solve
    forms: tuple[Entry, ...]


@dataclass(frozen=True)
class Group:
    """The practices of one sector or mechanism: those described here, and those described further up on the page."""

    value: Word
    offered: tuple[Offered, ...]
    above: tuple[Offered, ...]

    @property
    def count(self) -> int:
        """How many practices belong here."""
        return len(self.offered) + len(self.above)

    @property
    def anchor(self) -> str:
        """The id of the group on the page."""
        return anchor_of(self.value)


@dataclass(frozen=True)
class Offer:
    """All that is offered, in order; and, when there is much of it, the best and the groups that all of it falls into."""

    offered: tuple[Offered, ...]
    groups: tuple[Group, ...]
    by: str = ""
    by_sector: bool = False

    @property
    def best(self) -> tuple[Offered, ...]:
        """What is described first: all, unless it is described in groups."""
        return self.offered[:BEST] if self.groups else self.offered


def anchor_of(value: Word) -> str:
    """The id of the place on the page where the practices of a sector or mechanism stand, if they are grouped by these."""
    return f"practices-{value.slug}"


def offer_for(problem: Entry, catalog: Catalog) -> Offer:
    """The practices against a problem: those that the problem itself puts first; then by fit and evidence; in groups when they are
    many."""
    record = problem.record
    assert isinstance(record, Problem)
    ranked = chosen_first(
        sorted(solved_by(catalog, problem.id), key=lambda pair: rank_for(record, *pair)), record.practices_first, lambda pair: pair[0]
    )
    offered = tuple(Offered(entry, solve, _forms(entry, catalog)) for entry, solve in ranked)
    by = division([each.entry for each in offered])
    if by is None:
        return Offer(offered, ())
    return Offer(offered, tuple(_groups(offered, by, catalog.settings)), catalog.settings.label(by), by is Sector)


def methods_for(problem: Entry, catalog: Catalog) -> list[Entry]:
    """The methods against a problem: those that the problem itself puts first; then those that name it first, and among these
    those that name few others."""
    def aptness(method: Entry) -> tuple[int, int]:
        problems = method.record.problems
        return problems.index(problem.id), len(problems)

    methods = sorted((link.entry for link in catalog.backlinks(problem.id, "problems", Method)), key=aptness)
    return chosen_first(methods, problem.record.methods_first, lambda method: method)


def chosen_first(ranked: Iterable[T], chosen: Sequence[str], record: Callable[[T], Entry]) -> list[T]:
    """What is ranked, but what an editor has chosen comes first, in his order; `record` is the entry of each."""
    places = {identifier: number for number, identifier in enumerate(chosen)}
    return sorted(ranked, key=lambda each: places.get(record(each).id, len(places)))


def methods_of(group: Group, problem: Entry, catalog: Catalog) -> list[Entry]:
    """Those of the methods against a problem that are for the sector of a group of what is offered; none for other groups."""
    return [method for method in methods_for(problem, catalog) if group.value in method.record.sectors]


def by_offer(catalog: Catalog) -> list[tuple[Entry, int]]:
    """Problems with their numbers of practices, those with the most first."""
    return relations_of(catalog).offered()


def _forms(entry: Entry, catalog: Catalog) -> tuple[Entry, ...]:
    return tuple(catalog.found(entry.record.templates))


def division(practices: Sequence[Listed]) -> type[Sector] | type[Mechanism] | None:
    """By what practices are grouped that are offered against one problem: sectors, unless nearly all belong to one of them, then
    mechanisms; None where they are few."""
    if len(practices) <= FEW:
        return None
    counted = Counter(value for each in practices for value in each.record.sectors)
    return Mechanism if max(counted.values()) >= MOSTLY * len(practices) else Sector


def _groups(offered: tuple[Offered, ...], by: type[Sector] | type[Mechanism], settings: Settings) -> list[Group]:
    """The groups that have members, the largest first. A practice is described once: among the best, else in the first
    of its groups; in its other groups it is named."""
    found = {value: [each for each in offered if value in _values(each, by)] for value in settings.values(by)}
    described = {each.entry.id for each in offered[:BEST]}
    groups = []
    for value, members in sorted(found.items(), key=lambda pair: -len(pair[1])):
        own = tuple(each for each in members if each.entry.id not in described)
        if members:
            groups.append(Group(value, own, tuple(each for each in members if each not in own)))
        described.update(each.entry.id for each in own)
    return groups


def _values(offered: Offered, by: type[Sector] | type[Mechanism]) -> tuple[Word, ...]:
    record = offered.entry.record
    return record.sectors if by is Sector else (record.mechanism,)
