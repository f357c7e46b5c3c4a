"""How far the sayings of records have been read against the originals, and which signatures no longer hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ..evidence.library import Library
from ..model import Record, walk
from ..model.base import Saying
from .catalog import Catalog
from .entry import Entry, Link
from .of_catalog import OfCatalog
from .questions import question, traced
from .signed import Read, Signature, SignedBook, digest_of, rests_of, same_person
from .tables import Table


class Change(StrEnum):
    """What is no longer as it was when somebody signed."""

    SAID = "句子"
    CITES = "出处"
    PASSAGE = "所引的段落"
    GONE = "gone"


@dataclass(frozen=True)
class Reading:
    """A saying, the signatures that hold, in the order of the file, and how many people are to read it."""

    saying: Saying
    signatures: tuple[Signature, ...]
    needed: int

    @property
    def readers(self) -> tuple[str, ...]:
        """Who has signed, each person once."""
        found: list[str] = []
        for signature in self.signatures:
            if not any(same_person(signature.reader, other) for other in found):
                found.append(signature.reader)
        return tuple(found)

    @property
    def is_signed(self) -> bool:
        """Have enough different people signed?"""
        return len(self.readers) >= self.needed

    def has_signed(self, reader: str) -> bool:
        """Has this person signed?"""
        return any(same_person(reader, other) for other in self.readers)


@dataclass(frozen=True)
class Void:
    """A signature that no longer holds: its number in the file, what has changed, and the place of the saying it was about
    as it is counted now (empty when that is gone)."""

    number: int
    signature: Signature
    change: Change
    at: str


@dataclass(frozen=True)
class Open:
    """Records in which something is not signed: links to them, how many sayings each has, and how many of these are signed."""

    records: list[tuple[Link, int, int]]

    @property
    def made_from(self) -> str:
        """What tells it apart: these are many, and each is small."""
        return repr(self.records)


class Known(NamedTuple):
    """What has been read and counted by now, by the paths of records and by their kinds, and what it rests on besides these."""

    signed: SignedBook
    library: Library
    readings: dict[str, tuple[Reading, ...]]
    counts: dict[str, tuple[int, int]]
    sums: dict[type[Record], tuple[int, int]]


class Readings(OfCatalog):
    """The readings of every record, each worked out once and only when asked for."""

    @Table
    def _known(self) -> Known:
        return Known(self.catalog.signed, self.catalog.library, {}, {}, {})

    @question
    def of(self, entry: Entry) -> tuple[Reading, ...]:
        """What a record says of its reports, with the signatures that hold; none while it is not valid."""
        readings = self._known.readings
        if entry.path not in readings:
            readings[entry.path] = tuple(self._read(entry))
        return readings[entry.path]

    def _read(self, entry: Entry) -> Iterable[Reading]:
        wanted = self.catalog.settings.signatures
        signed = [signature for _, signature in self._known.signed.of(entry.model.folder, entry.id)]
        for saying in walk.sayings(entry.record) if entry.record else ():
            about = self.about(saying) if signed else None
            holds = tuple(signature for signature in signed if signature.about == about)
            yield Reading(saying, holds, wanted.results if saying.outcome else wanted.rest)

    def about(self, saying: Saying) -> Read | None:
        """What a signature under this saying is about; None when a passage that it cites is not there."""
        rests = rests_of(saying.cites, self._known.library)
        return (digest_of(saying), saying.cites, rests) if rests else None

    @question
    def voids(self, entry: Entry) -> list[Void]:
        """The signatures of a valid record that no longer hold, in the order of the file."""
        sayings = [reading.saying for reading in self.of(entry)]
        about = {self.about(saying) for saying in sayings}
        signed = self._known.signed.of(entry.model.folder, entry.id)
        return [_void(number, each, sayings) for number, each in signed if each.about not in about]

    @traced
    @question
    def count(self, entry: Entry) -> tuple[int, int]:
        """How many sayings a record has, and how many of them are signed."""
        return self._count(entry)

    def _count(self, entry: Entry) -> tuple[int, int]:
        counts = self._known.counts
        if entry.path not in counts:
            counts[entry.path] = self._counted(entry)
        return counts[entry.path]

    @traced
    @question
    def sum_of(self, model: type[Record]) -> tuple[int, int]:
        """The same of all valid records of a kind."""
        entries, sums = self.catalog.of(model), self._known.sums
        if model not in sums:
            counts = [self._count(entry) for entry in entries]
            sums[model] = sum(said for said, _ in counts), sum(done for _, done in counts)
        return sums[model]

    @traced
    @question
    def open_of(self, model: type[Record]) -> Open:
        """The valid records of a kind in which something is not signed, in the order of their files."""
        counts = ((entry, self._count(entry)) for entry in self.catalog.of(model))
        return Open([(entry.link, said, done) for entry, (said, done) in counts if said > done])

    def _counted(self, entry: Entry) -> tuple[int, int]:
        """The same, worked out. What nobody has signed is not read for it."""
        wanted = self.catalog.settings.signatures
        if entry.is_valid and wanted.results and wanted.rest and not self._known.signed.of(entry.model.folder, entry.id):
            return entry.sketch.sayings, 0
        readings = self.of(entry)
        return len(readings), sum(reading.is_signed for reading in readings)


def _void(number: int, signature: Signature, sayings: Iterable[Saying]) -> Void:
    """What has become of the saying that was signed: it says the same and rests on something else, or another one stands in
    its place, or there is none."""
    for saying in sayings:
        if digest_of(saying) == signature.said:
            return Void(number, signature, Change.PASSAGE if saying.cites == signature.cites else Change.CITES, saying.at)
    there = any(saying.at == signature.at for saying in sayings)
    return Void(number, signature, Change.SAID, signature.at) if there else Void(number, signature, Change.GONE, "")


def readings_of(catalog: Catalog) -> Readings:
    """The readings of a catalog, the same object each time."""
    return catalog.once(Readings)
