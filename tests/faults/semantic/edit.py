"""One seeded fault: which field of which record says something else, and to which half of the set it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from hashlib import sha256
from typing import Any, Literal, NamedTuple, TypeVar

from handbook.catalog import Entry
from handbook.load.document import validated
from handbook.model.base import Location

from .world import World

Half = Literal["tuning", "measuring"]
HALVES: tuple[Half, ...] = ("tuning", "measuring")


T = TypeVar("T")
Wordings = tuple[T, T]  # of the tuning half and of the measuring half


class Edit(NamedTuple):
    """A record with some of its fields changed; `was` and `now` are what a reader sees of it."""

    entry: Entry
    changes: tuple[tuple[Location, Any], ...]
    was: str
    now: str


class Fault(NamedTuple):
    """A class of faults: its code, what it is called in the table, and how it is seeded into a record.

    `wide` names the rules over all records that are asked, too; the others take most of the time and have no say in these classes.
    """

    code: str
    name: str
    seed: Callable[[Entry, World], Iterator[Edit]]
    wide: tuple[str, ...] = ()


def half_of(code: str, record: str) -> Half:
    """All edits of a class in one record belong to one half, so that what is tuned on one never tells of the other."""
    return HALVES[digest(code, record)[0] % 2]


def by_half(code: str, record: str, wordings: Wordings[T]) -> T:
    """What the half of an edit is worded with: a rule that knows the wordings of one half has not seen those of the other."""
    return wordings[HALVES.index(half_of(code, record))]


def digest(*words: str) -> bytes:
    """What decides where there is a choice: the same in every run, and unlike for neighbours."""
    return sha256("|".join(words).encode()).digest()


def one(entry: Entry, where: Location, was: str, now: str) -> Edit:
    """An edit of one text."""
    return Edit(entry, ((where, now),), was, now)


def edited(edit: Edit, world: World) -> Entry | None:
    """The record as the edit leaves it; None when it is no valid record any more. Positions stay those of the file."""
    data = deepcopy(edit.entry.file.data)
    for where, value in edit.changes:
        _put(data, where, value)
    file = type(edit.entry.file)(edit.entry.path, data, [], edit.entry.file.text)
    read = validated(file, edit.entry.model, world.settings.context)
    return Entry(file, edit.entry.model, edit.entry.id, read.value, read.errors) if read.value else None


def _put(data: Any, where: Location, value: Any) -> None:
    for step in where[:-1]:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if value is None:
        data.pop(where[-1], None)
    else:
        data[where[-1]] = value
