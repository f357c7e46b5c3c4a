"""Relations that are found rather than written: which terms a record mentions, which practices stand elsewhere."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import islice
from weakref import WeakKeyDictionary

from .catalog import Catalog, Entry
from .links import term_names, terms_by_record
from .model import Practice
from .model.vocabulary import Evidence, Mechanism

_KNOWN: WeakKeyDictionary[Catalog, Relations] = WeakKeyDictionary()
_GRADES = {grade: number for number, grade in enumerate(Evidence)}


def rank(entry: Entry) -> tuple[int, str]:
    """The order of practices in lists: by evidence, the strongest first, then by id."""
    record = entry.record
    assert isinstance(record, Practice)
    return _GRADES[record.evidence], entry.id


def relations_of(catalog: Catalog) -> Relations:
    """The relations of a catalog, the same object each time: rules and pages share what was found."""
    if catalog not in _KNOWN:
        _KNOWN[catalog] = Relations(catalog)
    return _KNOWN[catalog]


class Relations:
    """Derived relations of a catalog, each computed once and only when asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def terms(self) -> dict[str, list[str]]:
        """Record id → ids of the terms it mentions."""
        return terms_by_record(self.catalog.valid, term_names(self.catalog))

    @cached_property
    def term_users(self) -> dict[str, list[Entry]]:
        """Term id → records that mention it, in the order of their files."""
        users: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.catalog.valid:
            for term in self.terms[entry.id]:
                users[term].append(entry)
        return users

    @cached_property
    def by_mechanism(self) -> dict[Mechanism, list[Entry]]:
        """Practices by their main mechanism, ranked."""
        grouped: dict[Mechanism, list[Entry]] = defaultdict(list)
        for entry in sorted(self.catalog.of(Practice), key=rank):
            grouped[entry.record.mechanism].append(entry)
        return grouped

    def elsewhere(self, entry: Entry, most: int = 4) -> list[Entry]:
        """Practices of the same mechanism in other sectors, at most so many."""
        record = entry.record
        assert isinstance(record, Practice)
        own = set(record.sectors)
        others = (other for other in self.by_mechanism[record.mechanism] if own.isdisjoint(other.record.sectors))
        return list(islice(others, most))
