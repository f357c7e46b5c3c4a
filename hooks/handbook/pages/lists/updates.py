"""The 更新 page: day by day what was added, changed and taken away, what is new first, in people's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.edits import Edit, in_a_sentence
from ...catalog.history import Day, History
from ...catalog.ledger import record_id
from ...model import FOLDERS, Practice, Record, WorkTemplate
from ..handbook import Handbook
from . import Family

DAYS = 60
# a longer list is folded
SHORT = 12
# so many names can be looked through, what changed alike told once; days beyond them, and what was changed as one of very many,
# are told in numbers
NAMES = 600
ADDED, CHANGED, BULK, REMOVED = "新收", "改动", "成批改动", "撤下"
# fields that readers know by other words than those who write records
READ_AS = {
    "summary": "开头一句", "editor": "编者的话", "note": "编者的话", "aliases": "又称和问法", "asks": "又称和问法", "reading": "名称里的错字",
    "also": "机制类型", "layout": "版式", "uncited": "哪些段落没有引用", "boilerplate": "哪些文字是网站附加的",
}  # fmt: skip
# what a reader can put to use comes first
FIRST: tuple[type[Record], ...] = (Practice, WorkTemplate)
KINDS = (*FIRST, *(model for model in FOLDERS.values() if model not in FIRST))


@dataclass(frozen=True)
class Gone:
    """A record that is no more: its id, and the record that its address leads to, if one."""

    id: str
    into: Entry | None


@dataclass(frozen=True)
class Edited:
    """What is different in a record: the titles of the fields, and the reasons that were given."""

    fields: tuple[str, ...]
    why: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Both, as people read them."""
        return in_a_sentence(self.fields, self.why)


@dataclass(frozen=True)
class Told:
    """What happened to the records of one kind on a day: the kind, those that can be linked, those that are no more;
    by id what is different in those that were changed."""

    label: str
    entries: tuple[Entry, ...]
    gone: tuple[Gone, ...]
    edited: Mapping[str, Edited] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.entries) + len(self.gone)

    @property
    def alike(self) -> list[tuple[str, list[Entry]]]:
        """The records by the sentence that says what is different in them; those of which that is not known come last."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(self.edited[entry.id].sentence if entry.id in self.edited else "", []).append(entry)
        return sorted(found.items(), key=lambda group: not group[0])


@dataclass(frozen=True)
class Act:
    """What a day's commits did, to which kinds of records; `named` when there is room for their names."""

    verb: str
    told: tuple[Told, ...]
    named: bool = True

    @property
    def count(self) -> int:
        """How many records it was done to."""
        return sum(item.count for item in self.told)

    @property
    def removal(self) -> bool:
        """Were they taken away?"""
        return self.verb == REMOVED


@dataclass(frozen=True)
class UpdatesContext:
    """The last days with a change; why there are none, when there are none; of how many changes it is not known what is different;
    is there a feed, were there days before?"""

    days: list[tuple[str, list[Act]]]
    missing: str
    untold: int
    has_feed: bool
    older: bool
    short: int = SHORT

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog, history = handbook.catalog, handbook.history
        days = list(with_names(history.days[:DAYS], catalog))
        return cls(days, history.missing, history.untold, has_feed(handbook), len(history.days) > DAYS)


def has_feed(handbook: Handbook) -> bool:
    """Is there a feed? It needs an address, and records with a history."""
    return bool(handbook.book.address) and any(latest(handbook))


def latest(handbook: Handbook) -> Iterator[tuple[Entry, str]]:
    """The records that were ever changed and when they were changed last, in the order of their files."""
    catalog, changed = handbook.catalog, handbook.history.changed
    return ((entry, changed[entry.path]) for entry in catalog.valid if entry.path in changed and catalog.get(entry.id) is entry)


def with_names(days: tuple[Day, ...], catalog: Catalog) -> Iterator[tuple[str, list[Act]]]:
    """Date → what was done that day; with the names as long as there is room, the newest first."""
    room = NAMES
    for day in days:
        acts = []
        for verb, paths in done(day):
            told = by_kind(paths, catalog, day.edits if verb == CHANGED else {})
            room -= 0 if verb == BULK else len(paths)
            acts.append(Act(verb, told, named=verb != BULK and (room >= 0 or len(paths) <= SHORT)))
        yield day.date, acts


def done(day: Day) -> Iterator[tuple[str, list[str]]]:
    """What was done on a day and to which files, the new ones first; what was done to none is left out."""
    acts = (
        (ADDED, list(day.added)), (CHANGED, [path for path in day.changed if path not in day.bulk]),
        (BULK, sorted(day.bulk)), (REMOVED, list(day.removed)),
    )  # fmt: skip
    yield from ((verb, paths) for verb, paths in acts if paths)


def by_kind(paths: list[str], catalog: Catalog, edits: Mapping[str, Edit]) -> tuple[Told, ...]:
    """The records at these paths by kind, with what is different in them."""
    found = []
    for model in KINDS:
        own = [path for path in paths if path.split("/")[1] == model.folder]
        there = {path: entry for path in own if (entry := _entry_at(path, catalog))}
        entries = tuple(there.values())
        stems = (PurePosixPath(path).stem for path in own if path not in there)
        gone = tuple(Gone(stem, successor(stem, catalog)) for stem in stems)
        if own:
            found.append(Told(model.label, entries, gone, dict(in_words(entries, edits))))
    return tuple(found)


def _entry_at(path: str, catalog: Catalog) -> Entry | None:
    """The record of a file; None where none is that can be linked."""
    entry = catalog.get(PurePosixPath(path).stem)
    return entry if entry and entry.path == path else None


def successor(identifier: str, catalog: Catalog) -> Entry | None:
    """The record to which the address of one that is no more leads in the end; None where it leads to no record."""
    move = catalog.ledger.moved_ids.get(identifier)
    end = catalog.ledger.successor(move) if move else None
    return catalog.get(record_id(end.address)) if end else None


def in_words(entries: Iterable[Entry], edits: Mapping[str, Edit]) -> Iterator[tuple[str, Edited]]:
    """Id → what is different, where that is known."""
    for entry in entries:
        if edit := edits.get(entry.path):
            fields = entry.model.model_fields
            titles = (READ_AS.get(key) or fields[key].title or key for key in edit.fields if key in fields)
            yield entry.id, Edited(tuple(dict.fromkeys(titles)), edit.why)


def last_change(entry: Entry, history: History) -> str:
    """What happened to a record last, in a sentence; empty where that is not known."""
    for day in history.days:
        if entry.path in day.added:
            return ADDED
        if entry.path in day.changed:
            return next((edited.sentence for _, edited in in_words([entry], day.edits)), "")
    return ""


FAMILY = Family("updates", "updates/", UpdatesContext, "updates.html")
