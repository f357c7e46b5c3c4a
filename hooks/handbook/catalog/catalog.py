"""All records of the handbook, looked up by id and linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from ..evidence.index import PassageIndex
from ..evidence.library import Library
from ..evidence.normalise import normalise
from ..model import KINDS, Record, Source
from ..model.practice import Practice, Solve
from ..settings.handbook import NO_SETTINGS, Settings, SettingsBook
from .entry import Entry, Line, Link
from .ledger import Ledger
from .ledger_lines import Move
from .questions import Asked, Part, broad, question, traced
from .selfcheck import SelfCheck
from .signed import SignedBook
from .tables import Grouped, Table

T = TypeVar("T")


@dataclass(frozen=True)
class BadIndex:
    """A passage index that could not be read."""

    path: str
    reason: str


class Backlink(NamedTuple):
    """Who points at a record, from which field and by which of its links."""

    entry: Entry
    field: str
    number: int

    @property
    def detail(self) -> Any:
        """The model in which the link stands."""
        return self.entry.links[self.number].holder

    @property
    def made_from(self) -> object:
        """What tells it apart: the detail stands in the record."""
        return self.entry, self.field


class Catalog:
    """Every record file, readable or not, and the links between the readable ones.

    `entries` keeps the order of paths; `get` finds a record by id among all kinds; `backlinks` answers who points here;
    `selfcheck` holds the questions that lead to practices, `ledger` the addresses that have been given out, `signed` who has
    read what against the originals, `settings_book` what handbook.yml says.

    Whatever it is read for is a question (`questions`), but for the settings, on which everything rests.
    """

    entries = Part[list[Entry]]()
    library = Part[Library]()
    bad_indexes = Part[tuple[BadIndex, ...]]()
    selfcheck = Part[SelfCheck]()
    ledger = Part[Ledger]()
    signed = Part[SignedBook]()

    def __init__(
        self, entries: Iterable[Entry], library: Library, bad_indexes: Iterable[BadIndex] = (),
        settings_book: SettingsBook = NO_SETTINGS,
    ) -> None:
        self.asked = Asked()
        self.settings_book = settings_book
        self.entries = sorted(entries, key=lambda entry: entry.path)
        self.library = library
        self.bad_indexes = tuple(bad_indexes)
        self.selfcheck, self.ledger, self.signed = SelfCheck(), Ledger(), SignedBook()
        self._once: dict[Any, Any] = {}
        self._cited: dict[str, Mapping[int, tuple[Entry, ...]]] = {}  # that was asked for by now
        self._by_id: dict[str, Entry] = {}
        for entry in self._valid:
            self._by_id.setdefault(entry.id, entry)

    def once(self, make: Callable[[Catalog], T]) -> T:
        """What is made of the catalog, the same object each time: rules and pages share what was found. It holds its catalog
        and is held by it alone, so that both go together."""
        if make not in self._once:
            self._once[make] = make(self)
        found: T = self._once[make]
        return found

    @property
    def settings(self) -> Settings:
        """What the handbook says of itself."""
        return self.settings_book.settings

    @property
    @question
    def valid(self) -> list[Entry]:
        """Entries that hold a valid record."""
        return self._valid

    @cached_property
    def _valid(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_valid]

    @property
    @question
    def faulty(self) -> list[Entry]:
        """Entries in whose file the loader or the model found a fault; nearly always none."""
        return self._faulty

    @cached_property
    def _faulty(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.file.faults or entry.errors]

    @question
    def is_faulty(self, identifier: str) -> bool:
        """Is there a file of that id which holds no valid record? Then its own faults are told, not its absence."""
        return identifier in self._faulty_ids

    @cached_property
    def _faulty_ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self._faulty if not entry.is_valid)

    @traced
    @question
    def get(self, identifier: str) -> Entry | None:
        """The record of that id, of whatever kind."""
        if self.asked.rests is not None:
            self._same_id.of(identifier)
        return self._by_id.get(identifier)

    @Grouped
    def _same_id(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        yield entry.id, entry

    def found(self, identifiers: Iterable[str]) -> list[Entry]:
        """The records of these ids, in their order; an id that no record has is left out."""
        return [entry for entry in map(self.get, identifiers) if entry is not None]

    @traced
    @question
    def link(self, identifier: str) -> Link | None:
        """What a link to the record of that id shows: who shows no more asks for no more, and is not remade with the rest of it."""
        entry = self.get(identifier)
        return entry.link if entry else None

    def links(self, identifiers: Iterable[str]) -> list[Link]:
        """What links to the records of these ids show, in their order; an id that no record has is left out."""
        return [link for link in map(self.link, identifiers) if link is not None]

    @traced
    @question
    def named(self, name: str, kinds: Collection[str] = ()) -> list[Entry]:
        """The records, of these kinds or of any, that have this name, short name or alias, quotation marks and width aside."""
        return [entry for entry in self._by_name.of(normalise(name)) if not kinds or entry.kind in kinds]

    @Grouped
    def _by_name(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        return ((name, entry) for name in {normalise(name) for name in entry.sketch.names})

    @traced
    @question
    def source(self, identifier: str) -> Entry | None:
        """The source of that id, also where a record of another kind wrongly has the same one."""
        return self._sources.get(identifier)

    @broad
    @question
    def read_of(self, model: type[Record]) -> list[Entry]:
        """The valid entries of one kind, those included whose id a record of another kind has, too."""
        return [entry for entry in self._valid if entry.model is model]

    @Table
    def _sources(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.read_of(Source)}

    @traced
    @question
    def index(self, identifier: str) -> PassageIndex | None:
        """The passage index of a source; None where it has none."""
        return self.library.indexes.get(identifier)

    @traced
    @question
    def shown(self, identifier: str) -> PassageIndex | None:
        """The passage index of a source whose text may be shown and stands in it; None of any other."""
        return self.index(identifier) if self._is_shown(identifier) else None

    def _is_shown(self, identifier: str) -> bool:
        entry, indexes = self.source(identifier), self.library.indexes
        return bool(entry and entry.record.is_shown) and identifier in indexes and indexes.outline(identifier).has_text

    @property
    @question
    def all_shown(self) -> frozenset[str]:
        """The ids of the sources whose text is shown."""
        return self._all_shown

    @cached_property
    def _all_shown(self) -> frozenset[str]:
        return frozenset(filter(self._is_shown, self._sources))

    @traced
    @question
    def moved_in(self, address: str) -> tuple[Move, ...]:
        """The lines of the ledger about single anchors in the page at an address."""
        return self.ledger.moved_anchors.get(address, ())

    @traced
    @question
    def given_in(self, address: str) -> tuple[str, ...]:
        """The anchors that were given out in the page at an address."""
        return tuple(self.ledger.anchors.get(address, ()))

    @property
    @question
    def is_unsigned(self) -> bool:
        """Has nobody signed anything?"""
        return self.signed.is_empty

    @staticmethod
    def kind(name: str) -> type[Record] | None:
        """The model of that name; None when there is none."""
        models: tuple[type[Record], ...] = (*KINDS.values(), Record)
        return next((model for model in models if model.__name__ == name), None)

    @broad
    @question
    def of(self, model: type[Record]) -> list[Entry]:
        """The valid entries of one kind, in the order of their files."""
        return self._by_kind.get(model.kind, [])

    @traced
    @question
    def recurring(self, model: type[Record]) -> list[Entry]:
        """Those of one kind that tell how often something is done."""
        return [entry for entry in self.of(model) if entry.sketch.often]

    @broad
    @question
    def lines(self) -> list[Line]:
        """The practices as lists show them, in the order of their files."""
        return [entry.line for entry in self._by_kind.get(Practice.kind, ())]

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        grouped: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._by_id.values():
            grouped[entry.kind].append(entry)
        return grouped

    @Grouped
    def _backlinks(self, entry: Entry) -> Iterator[tuple[str, Backlink]]:
        return outgoing(entry)

    @traced
    @question
    def backlinks(self, identifier: str, field: str, model: type[Record] = Record) -> list[Backlink]:
        """Who names this id in that field, records of one kind or of any, in the order of files."""
        return [link for link in self._backlinks.of(identifier) if link.field == field and issubclass(link.entry.model, model)]

    @traced
    @question
    def number_of(self, model: type[Record]) -> int:
        """How many valid entries of one kind there are."""
        return len(self.of(model))

    @traced
    @question
    def cited_in(self, source: str) -> Mapping[int, tuple[Entry, ...]]:
        """Passage number of a source → entries that cite it, each once, in the order of files."""
        given = self._citations.of(source)
        if source not in self._cited:
            grouped: dict[int, list[Entry]] = defaultdict(list)
            for entry, citation in ((each, citation) for each in given for citation in dict.fromkeys(each.citations)):
                if citation.startswith(f"{source}#"):
                    grouped[int(citation.partition("#")[2])].append(entry)
            self._cited[source] = {number: tuple(who) for number, who in sorted(grouped.items())}
        return self._cited[source]

    @traced
    @question
    def cited_numbers(self, source: str) -> tuple[int, ...]:
        """The numbers of the passages of a source that anybody cites, in order."""
        return tuple(self.cited_in(source))

    @traced
    @question
    def cited_at(self, source: str, number: int) -> list[Entry]:
        """The entries that cite one passage, in the order of files: who asks for no more is not asked again for all of a source."""
        return [*self._citing.of(f"{source}#{number}")]

    @Grouped
    def _citing(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        return ((citation, entry) for citation in dict.fromkeys(entry.citations))

    @Grouped
    def _citations(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        return ((source, entry) for source in dict.fromkeys(citation.partition("#")[0] for citation in entry.citations))


def outgoing(entry: Entry) -> Iterator[tuple[str, Backlink]]:
    """Every link that a record makes to another by id, with the field of the record in which it stands."""
    return ((target, Backlink(entry, field, number)) for number, (target, field) in enumerate(entry.sketch.links))


def solved_by(catalog: Catalog, problem: str) -> list[tuple[Entry, Solve]]:
    """The practices offered against a problem, with the link that says on what basis."""
    return [(link.entry, link.detail) for link in catalog.backlinks(problem, "solves", Practice)]


def sources_of(catalog: Catalog, entry: Entry) -> list[Entry]:
    """The source records that an entry cites, each once, in the order of first citation."""
    names = dict.fromkeys(citation.partition("#")[0] for citation in entry.citations)
    return [source for source in map(catalog.source, names) if source is not None]
