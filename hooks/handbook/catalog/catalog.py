"""All records of the handbook, looked up by id and linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..evidence.index import PassageIndex
from ..evidence.library import Library
from ..evidence.normalise import normalise
from ..model import Record, Source
from ..model.practice import Practice, Solve
from ..settings.handbook import NO_SETTINGS, Settings, SettingsBook
from .entry import Entry
from .ledger import Ledger
from .selfcheck import SelfCheck
from .signed import SignedBook


@dataclass(frozen=True)
class BadIndex:
    """A passage index that could not be read."""

    path: str
    reason: str


@dataclass(frozen=True)
class Backlink:
    """Who points at a record, and from which field."""

    entry: Entry
    field: str
    detail: Any = None


class Catalog:
    """Every record file, readable or not, and the links between the readable ones.

    `entries` keeps the order of paths; `get` finds a record by id among all kinds; `backlinks` answers who points here;
    `selfcheck` holds the questions that lead to practices, `ledger` the addresses that have been given out, `signed` who has
    read what against the originals, `settings_book` what handbook.yml says.
    """

    selfcheck = SelfCheck()
    ledger = Ledger()
    signed = SignedBook()

    def __init__(
        self, entries: Iterable[Entry], library: Library, bad_indexes: Iterable[BadIndex] = (),
        settings_book: SettingsBook = NO_SETTINGS,
    ) -> None:
        self.settings_book = settings_book
        self.entries = sorted(entries, key=lambda entry: entry.path)
        self.library = library
        self.bad_indexes = tuple(bad_indexes)
        self._by_id: dict[str, Entry] = {}
        for entry in self.valid:
            self._by_id.setdefault(entry.id, entry)

    @property
    def settings(self) -> Settings:
        """What the handbook says of itself."""
        return self.settings_book.settings

    @cached_property
    def valid(self) -> list[Entry]:
        """Entries that hold a valid record."""
        return [entry for entry in self.entries if entry.record is not None]

    @cached_property
    def faulty(self) -> list[Entry]:
        """Entries in whose file the loader or the model found a fault; nearly always none."""
        return [entry for entry in self.entries if entry.file.faults or entry.errors]

    def is_faulty(self, identifier: str) -> bool:
        """Is there a file of that id which holds no valid record? Then its own faults are told, not its absence."""
        return identifier in self._faulty_ids

    @cached_property
    def _faulty_ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self.faulty if entry.record is None)

    def get(self, identifier: str) -> Entry | None:
        """The record of that id, of whatever kind."""
        return self._by_id.get(identifier)

    def found(self, identifiers: Iterable[str]) -> list[Entry]:
        """The records of these ids, in their order; an id that no record has is left out."""
        return [entry for entry in map(self.get, identifiers) if entry is not None]

    def named(self, name: str, kinds: Collection[str] = ()) -> list[Entry]:
        """The records, of these kinds or of any, that have this name, short name or alias, quotation marks and width aside."""
        return [entry for entry in self._by_name.get(normalise(name), ()) if not kinds or entry.kind in kinds]

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        grouped: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._by_id.values():
            for name in {normalise(name) for name in _names(entry)}:
                grouped[name].append(entry)
        return grouped

    def source(self, identifier: str) -> Entry | None:
        """The source of that id, also where a record of another kind wrongly has the same one."""
        return self._sources.get(identifier)

    @cached_property
    def _sources(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.valid if isinstance(entry.record, Source)}

    def shown(self, identifier: str) -> PassageIndex | None:
        """The passage index of a source whose text may be shown and stands in it; None of any other."""
        entry, index = self.source(identifier), self.library.indexes.get(identifier)
        return index if entry and entry.record.is_shown and index and index.has_text else None

    def of(self, model: type[Record]) -> list[Entry]:
        """The valid entries of one kind, in the order of their files."""
        return self._by_kind.get(model.kind, [])

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        grouped: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._by_id.values():
            grouped[entry.kind].append(entry)
        return grouped

    @cached_property
    def _backlinks(self) -> Mapping[str, list[Backlink]]:
        grouped: dict[str, list[Backlink]] = defaultdict(list)
        for entry in self._by_id.values():
            for target, link in outgoing(entry):
                grouped[target].append(link)
        return grouped

    def backlinks(self, identifier: str, field: str, model: type[Record] = Record) -> list[Backlink]:
        """Who names this id in that field, records of one kind or of any, in the order of files."""
        links = self._backlinks.get(identifier, ())
        return [link for link in links if link.field == field and issubclass(link.entry.model, model)]

    @cached_property
    def citing(self) -> Mapping[str, Mapping[int, tuple[Entry, ...]]]:
        """source id → passage number → entries that cite it, each once, in the order of files."""
        grouped: dict[str, dict[int, dict[Entry, None]]] = defaultdict(lambda: defaultdict(dict))
        for entry in self._by_id.values():
            for citation in entry.citations:
                source, _, number = citation.partition("#")
                grouped[source][int(number)][entry] = None
        return {source: {n: tuple(who) for n, who in sorted(places.items())} for source, places in grouped.items()}


def _names(entry: Entry) -> tuple[str, ...]:
    """Whatever a record is called by; a source by its short name too."""
    record = entry.record
    return (entry.name, record.name, *record.aliases, *([record.short] if isinstance(record, Source) else []))


def outgoing(entry: Entry) -> Iterator[tuple[str, Backlink]]:
    """Every link that a record makes to another by id, with the field of the record and the model in which it stands."""
    return ((link.target, Backlink(entry, str(link.where[0]), link.holder)) for link in entry.links)


def solved_by(catalog: Catalog, problem: str) -> list[tuple[Entry, Solve]]:
    """The practices offered against a problem, with the link that says on what basis."""
    return [(link.entry, link.detail) for link in catalog.backlinks(problem, "solves", Practice)]


def sources_of(catalog: Catalog, entry: Entry) -> list[Entry]:
    """The source records that an entry cites, each once, in the order of first citation."""
    names = dict.fromkeys(citation.partition("#")[0] for citation in entry.citations)
    return [source for source in map(catalog.source, names) if source is not None]
