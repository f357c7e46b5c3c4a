"""Relations that are found rather than written: which terms a record mentions, which practices stand elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ..model import Practice, Problem, Term
from ..model.practice import Solve
from ..model.term import Limit
from ..model.vocabulary import Burden, Evidence, LinkBasis, Mechanism, Status, Tier
from .catalog import Catalog
from .dated import Dated, DatedPassages
from .entry import Entry, Line, Listed
from .kept_mentions import Mentions, Shelf
from .mentions import term_names
from .of_catalog import OfCatalog
from .questions import broad, question, traced
from .tables import Grouped, Table

_GRADES = {grade: number for number, grade in enumerate(Evidence)}


@dataclass(frozen=True)
class Limited:
    """A term whose rules restrict what a record is about, and what to look at before."""

    term: Entry
    limit: Limit


def rank_for(problem: Problem, entry: Entry, solve: Solve) -> tuple[bool, bool, bool, int, int, str]:
    """The order of practices against a problem: what is only proposed comes last; among the others and among these, those that
    the source itself offers against it, then those of the same sector; then by evidence, by burden, by id."""
    record = entry.record
    assert isinstance(record, Practice)
    fits = not set(problem.sectors).isdisjoint(record.sectors)
    proposed = record.status is Status.PROPOSED
    return proposed, solve.basis is not LinkBasis.SOURCE, not fits, _GRADES[record.evidence], _burden(record), entry.id


def _burden(practice: Practice) -> int:
    """Light before heavy, unknown after medium."""
    burdens = [Burden.LOW, Burden.MEDIUM, None, Burden.HIGH]
    return burdens.index(practice.editor.burden)


def _named_in(entry: Entry, field: str) -> list[str]:
    """The ids that a record names in a field."""
    return [target for target, where in entry.sketch.links if where == field]


def _mechanism(practice: Entry) -> Mechanism:
    mechanism: Mechanism = practice.told.mechanism
    return mechanism


def rank(entry: Listed) -> tuple[bool, int, str]:
    """The order of practices in lists: those that can be put to use first, then by evidence, the strongest first, then by id."""
    told = entry.record if isinstance(entry, Line) else entry.told
    return told.tier is not Tier.READY, _GRADES[told.evidence], entry.id


def relations_of(catalog: Catalog) -> Relations:
    """The relations of a catalog, the same object each time."""
    return catalog.once(Relations)


def in_force(catalog: Catalog, terms: Iterable[str]) -> list[Entry]:
    """The terms of these ids that name what they rest on: one without a basis (依据) cannot be shown as a rule in force."""
    return [term for term in catalog.found(terms) if term.record.basis]


class Relations(OfCatalog):
    """Derived relations of a catalog, each computed once and only when asked for."""

    @property
    @question
    def terms(self) -> dict[str, list[str]]:
        """Record id → ids of the terms it mentions."""
        mentions = self._mentions
        return {entry.id: mentions.of(entry) for entry in self.catalog.valid}

    @traced
    @question
    def terms_in(self, identifier: str) -> list[str]:
        """The ids of the terms that a record mentions. Raises KeyError when there is no such record."""
        entry = self.catalog.get(identifier)
        if entry is None:
            raise KeyError(identifier)
        return self._mentioned(entry)

    def _mentioned(self, entry: Entry) -> list[str]:
        return self._mentions.of(entry)

    @Table
    def _mentions(self) -> Mentions:
        names = term_names(self.catalog)
        trade = (word for body in self.catalog.settings.trade.bodies for word in body.said)
        return self.catalog.once(Shelf).mentions(names, (*names, *trade))

    @traced
    @question
    def users_of(self, term: str) -> list[Entry]:
        """The records that mention a term, in the order of their files."""
        return [*self._term_users.of(term)]

    @Grouped
    def _term_users(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        return ((term, entry) for term in self._mentioned(entry))

    @traced
    @question
    def uses_of(self, form: str) -> int:
        """How many practices use a form: who asks for no more is not asked again when one of them says something else."""
        return len(self.catalog.backlinks(form, "templates", Practice))

    @property
    @traced
    @question
    def shorthands(self) -> list[Entry]:
        """Practices that take a shorthand apart, or say that their source does not."""
        return [entry for entry in self.catalog.of(Practice) if entry.sketch.shorthand]

    @property
    @traced
    @question
    def number_of_shorthands(self) -> int:
        """How many these are."""
        return len(self.shorthands)

    @Table
    def _dated(self) -> DatedPassages:
        return DatedPassages(self.catalog)

    @traced
    @question
    def dated(self, entry: Entry) -> list[Dated]:
        """Former wordings in the passages that a record cites, each once, in the order of citation."""
        places = ((source, int(number)) for source, _, number in (cite.partition("#") for cite in entry.citations))
        return list(dict.fromkeys(found for place in places for found in self._dated.at(place)))

    @traced
    @question
    def limits(self, entry: Entry) -> list[Limited]:
        """The rules that restrict what a record is about, in the order of the terms."""
        return [Limited(link.entry, link.detail) for link in self.catalog.backlinks(entry.id, "limits", Term)]

    @traced
    @question
    def lines_against(self, problem: str) -> list[Line]:
        """The practices offered against a problem, as lists show them, in the order of their files."""
        return [link.entry.line for link in self.catalog.backlinks(problem, "solves", Practice)]

    @broad
    @question
    def offered(self) -> list[tuple[Entry, int]]:
        """Problems with their numbers of practices, those with the most first."""
        return [*self._offered]

    @Table
    def _offered(self) -> list[tuple[Entry, int]]:
        entries = [(entry, len(self.catalog.backlinks(entry.id, "solves", Practice))) for entry in self.catalog.of(Problem)]
        return sorted(entries, key=lambda pair: (-pair[1], pair[0].id))

    @Table
    def _by_mechanism(self) -> dict[str, list[Line]]:
        """Practices by their main mechanism, ranked."""
        grouped: dict[str, list[Line]] = defaultdict(list)
        for line in sorted(self.catalog.lines(), key=rank):
            grouped[line.record.mechanism].append(line)
        return grouped

    @property
    @traced
    @question
    def namesakes(self) -> list[list[Entry]]:
        """Practices of the same name and another content, in groups."""
        return self._groups(self._naming.of("namesakes"))

    @Grouped
    def _naming(self, entry: Entry) -> Iterator[tuple[str, tuple[str, str]]]:
        """A practice and one that it says is called like it."""
        return (("namesakes", (entry.id, other)) for other in _named_in(entry, "namesakes"))

    @property
    @question
    def alike(self) -> list[tuple[Mechanism, Entry, list[Entry]]]:
        """Mechanism, problem, and shorthands of different names that use the one against the other.

        What an editor has not related is not counted as alike, nor is a group that is part of another.
        """
        return self._alike

    @cached_property
    def _alike(self) -> list[tuple[Mechanism, Entry, list[Entry]]]:
        pairs: dict[tuple[Mechanism, str], list[tuple[str, str]]] = defaultdict(list)
        for entry in self.catalog.of(Practice):
            for other in self._related_shorthands(entry):
                for name in {*_named_in(entry, "solves")} & {*_named_in(other, "solves")}:
                    pairs[_mechanism(entry), name].append((entry.id, other.id))
        found = [
            (mechanism, problem, group)
            for (mechanism, against), linked in sorted(pairs.items(), key=lambda pair: pair[0][1])
            if (problem := self.catalog.get(against)) is not None
            for group in self._groups(linked)
        ]
        sets = [{entry.id for entry in group} for *_, group in found]
        return [each for each, members in zip(found, sets, strict=True) if not any(members < other for other in sets)]

    def _related_shorthands(self, entry: Entry) -> Iterator[Entry]:
        """The related practices of a shorthand that are shorthands of the same mechanism."""
        for other in map(self.catalog.get, _named_in(entry, "related") if entry.sketch.shorthand else ()):
            if other and other.sketch.shorthand and _mechanism(other) == _mechanism(entry):
                yield other

    def _groups(self, pairs: Iterable[tuple[str, str]]) -> list[list[Entry]]:
        """Records joined by pairs, directly or through others, in the order of their ids."""
        groups: dict[str, set[str]] = {}
        for one, other in pairs:
            joined = groups.get(one, {one}) | groups.get(other, {other})
            groups.update(dict.fromkeys(joined, joined))
        distinct = {id(group): sorted(group) for group in groups.values()}
        entries = ([entry for entry in map(self.catalog.get, names) if entry] for names in sorted(distinct.values()))
        return [group for group in entries if len(group) > 1]

    @traced
    @question
    def elsewhere(self, mechanism: str, sectors: tuple[str, ...], most: int = 4) -> list[Line]:
        """Practices of a mechanism in other sectors than these, at most so many."""
        own = set(sectors)
        others = (other for other in self._by_mechanism.get(mechanism, ()) if own.isdisjoint(other.record.sectors))
        return list(islice(others, most))
