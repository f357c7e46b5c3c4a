"""All records of the handbook, looked up by id and linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import ValidationError

from .evidence.figures import Figure, read_figures
from .evidence.index import IndexFault, PassageIndex, read_index
from .evidence.library import Library
from .load import RecordFile, load_file
from .model import FOLDERS, Practice, Problem, Record, Source, Term, WorkTemplate
from .model.base import Location, Statement
from .model.practice import Solve
from .selfcheck import SelfCheck, read_selfcheck
from .store import Store

PASSAGES = "sources/passages"


@dataclass(frozen=True)
class Cited:
    """A statement with the figures it states, read when first asked for and used by every rule."""

    statement: Statement

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in its text."""
        return tuple(read_figures(self.statement.text))


@dataclass(eq=False)
class Entry:
    """One record file: what was read, the record made of it, and the errors that kept it from becoming one.

    `record` is an instance of `model`, or None while the file holds no valid record. Which kind it is depends on the
    folder, so it is typed where it is used (`isinstance(entry.record, Practice)`).
    """

    file: RecordFile
    model: type[Record]
    id: str
    record: Any = None
    errors: list[Any] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The file's path from the handbook's folder."""
        return self.file.path

    @property
    def kind(self) -> str:
        """The kind of record that the folder holds: practice, problem …"""
        return self.model.kind

    @cached_property
    def name(self) -> str:
        """The record's name; its id while it cannot be read."""
        return str(self.record.name) if self.record else self.id

    @cached_property
    def url(self) -> str:
        """Address of the record's page, relative to the site's root."""
        return f"{self.model.folder}/{quote(self.id)}/"

    @cached_property
    def prose(self) -> tuple[tuple[Location, str], ...]:
        """All running text of the record with its place, gathered once for every rule and page."""
        return tuple(self.record.prose()) if self.record else ()

    @cached_property
    def text(self) -> str:
        """All running text in one piece, one field a line, for a first look before the fields are read one by one."""
        return "\n".join(text for _, text in self.prose)

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """Every citation of the record, repeated as often as it is made."""
        return tuple(_citations(self))

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every statement of the record that rests on a report."""
        return tuple(map(Cited, self.record.statements())) if self.record else ()


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
    `selfcheck` holds the questions that lead to practices.
    """

    selfcheck = SelfCheck()

    def __init__(self, entries: Iterable[Entry], library: Library, bad_indexes: Iterable[BadIndex] = ()) -> None:
        self.entries = sorted(entries, key=lambda entry: entry.path)
        self.library = library
        self.bad_indexes = tuple(bad_indexes)
        self._by_id: dict[str, Entry] = {}
        for entry in self.valid:
            self._by_id.setdefault(entry.id, entry)

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

    def source(self, identifier: str) -> Entry | None:
        """The source of that id, also where a record of another kind wrongly has the same one."""
        return self._sources.get(identifier)

    @cached_property
    def _sources(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.valid if isinstance(entry.record, Source)}

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

    def backlinks(self, identifier: str, field: str) -> list[Backlink]:
        """Who names this id in that field, in the order of files."""
        return [link for link in self._backlinks.get(identifier, ()) if link.field == field]

    @cached_property
    def citing(self) -> Mapping[str, Mapping[int, tuple[Entry, ...]]]:
        """source id → passage number → entries that cite it, each once, in the order of files."""
        grouped: dict[str, dict[int, dict[Entry, None]]] = defaultdict(lambda: defaultdict(dict))
        for entry in self._by_id.values():
            for citation in entry.citations:
                source, _, number = citation.partition("#")
                grouped[source][int(number)][entry] = None
        return {source: {n: tuple(who) for n, who in sorted(places.items())} for source, places in grouped.items()}


def outgoing(entry: Entry) -> Iterator[tuple[str, Backlink]]:
    """Every link that a record makes to another by id."""
    record = entry.record
    if isinstance(record, Practice):
        for solve in record.solves:
            yield solve.problem, Backlink(entry, "solves", solve)
        for template in record.templates:
            yield template, Backlink(entry, "templates")
        for other in record.namesakes:
            yield other, Backlink(entry, "namesakes")
    if isinstance(record, (Practice, Problem, Term)):
        for other in record.related:
            yield other, Backlink(entry, "related")


def _citations(entry: Entry) -> Iterator[str]:
    for cited in entry.cited:
        yield from cited.statement.cites
    record = entry.record
    if isinstance(record, Practice):
        yield from record.shorthand.cite if record.shorthand else ()
        yield from (cite for solve in record.solves for cite in solve.cite or ())
    if isinstance(record, WorkTemplate):
        yield from (cite for item in record.fields for cite in item.cite or ())


def record_files(docs: Path) -> Iterator[tuple[type[Record], Path]]:
    """The record files under docs/, by kind, in the order of their names."""
    for folder, model in FOLDERS.items():
        for path in sorted((docs / folder).glob("*.y*ml")):
            if path.suffix in (".yml", ".yaml"):
                yield model, path


def read_entry(model: type[Record], path: Path, root: Path, store: Store | None = None) -> Entry:
    """One record file, validated; every error kept for the rules."""
    entry = Entry(load_file(path, root, store), model, path.stem)
    if entry.file.data is not None:
        try:
            entry.record = model.model_validate(entry.file.data)
        except ValidationError as error:
            entry.errors = error.errors(include_url=False)
    return entry


def read_library(docs: Path) -> tuple[Library, list[BadIndex]]:
    """The passage indexes beside the source records, and those that could not be read."""
    indexes: dict[str, PassageIndex] = {}
    bad: list[BadIndex] = []
    for path in sorted((docs / PASSAGES).glob("*.json")):
        name = path.relative_to(docs.parent).as_posix()
        try:
            indexes[path.stem] = read_index(path.read_text(encoding="utf-8"))
        except IndexFault as fault:
            bad.append(BadIndex(name, str(fault)))
        except UnicodeDecodeError:
            bad.append(BadIndex(name, "不是 UTF-8 编码"))
        except OSError:
            bad.append(BadIndex(name, "文件打不开"))
    return Library(indexes), bad


def read_catalog(docs: Path, store: Store | None = None) -> Catalog:
    """All records and passage indexes under a docs folder; files that `store` knows are not parsed again. Never raises on
    their content."""
    library, bad = read_library(docs)
    catalog = Catalog((read_entry(model, path, docs.parent, store) for model, path in record_files(docs)), library, bad)
    catalog.selfcheck = read_selfcheck(docs)
    return catalog


def solved_by(catalog: Catalog, problem: str) -> list[tuple[Entry, Solve]]:
    """The practices offered against a problem, with the link that says on what basis."""
    return [(link.entry, link.detail) for link in catalog.backlinks(problem, "solves")]


def sources_of(catalog: Catalog, entry: Entry) -> list[Entry]:
    """The source records that an entry cites, each once, in the order of first citation."""
    names = dict.fromkeys(citation.partition("#")[0] for citation in entry.citations)
    return [source for source in map(catalog.source, names) if source is not None]
