"""What is made of the records once for many answers: each of them rests on what it was made of, and that is noted as it is used.

An answer rests on a broad question, by its name; on a record, `@` and its file; on a key of a table, `#`, the table and the key: on
there being no other record that gives something to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from .questions import Answering, Asked

if TYPE_CHECKING:
    from .entry import Entry

T = TypeVar("T")


def _once(holder: Answering, place: str, make: Callable[..., T], *about: Any) -> T:
    """What is made of a holder, the first time; on what that rests is noted for an answer that rests on it, each time."""
    asked = holder.asked
    made: tuple[T, set[str]] | None = holder.__dict__.get(place)
    if made is None:
        around, asked.rests = asked.rests, set()
        try:
            made = holder.__dict__[place] = (make(holder, *about), asked.rests)
        finally:
            asked.rests = around
    if asked.rests is not None:
        asked.rests |= made[1]
    return made[0]


class Table(Generic[T]):
    """What is made once for many answers; each of them rests on what it was made of."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._place = f"_table {name}"

    def __get__(self, holder: Answering, owner: type | None = None) -> T:
        return _once(holder, self._place, self._make)


class Tables(Generic[T]):
    """Several such, by names: each is made when it is asked for."""

    def __init__(self, make: Callable[[Any, str], T]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, holder: Answering, owner: type | None = None) -> Callable[[str], T]:
        return partial(self._of, holder)

    def _of(self, holder: Answering, name: str) -> T:
        return _once(holder, f"_table {self._name} {name}", self._make, name)


class Groups(Generic[T]):
    """Values by key, each with the record that gives it."""

    def __init__(self, name: str, asked: Asked, found: Mapping[str, list[tuple[Entry, T]]]) -> None:
        self._name, self._asked, self._found = name, asked, found
        self._values: dict[str, list[T]] = {}  # of the keys that were asked for

    @property
    def keys(self) -> Iterable[str]:
        """All keys to which something is given, in the order in which that is found."""
        return self._found

    def of(self, key: str) -> Sequence[T]:
        """The values of a key, in the order of the records' files."""
        if (rests := self._asked.rests) is not None:
            rests.add(_key(self._name, key))
            rests.update(_record(entry.path) for entry, _ in self._found.get(key, ()))
        if key not in self._values:
            self._values[key] = [value for _, value in self._found.get(key, ())]
        return self._values[key]


class Grouped(Generic[T]):
    """A table by keys: `rows` are the keys and values that a record gives, by the record alone and by other tables. Who asks for a key
    rests on the records that gave something to it, and on no other record giving something."""

    def __init__(self, rows: Callable[[Any, Entry], Iterable[tuple[str, T]]]) -> None:
        self._rows = rows

    def __set_name__(self, owner: type, name: str) -> None:
        self._name, self._place = f"{owner.__qualname__}.{name}", f"_table {name}"

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: Answering, owner: type) -> Groups[T]: ...
    def __get__(self, holder: Answering | None, owner: type) -> Groups[T] | Self:
        if holder is None:
            return self
        return _once(holder, self._place, self._made)

    def _made(self, holder: Answering) -> Groups[T]:
        found: dict[str, list[tuple[Entry, T]]] = defaultdict(list)
        for entry in counted(holder).values():
            for key, value in self._rows(holder, entry):
                found[key].append((entry, value))
        return Groups(self._name, holder.asked, dict(found))

    def keys(self, holder: Answering, entry: Entry) -> Iterator[str]:
        """To what keys a record gives something, as answers rest on them."""
        return (_key(self._name, key) for key, _ in self._rows(holder, entry))


def counted(holder: Any) -> Mapping[str, Entry]:
    """The records that count, by id: of several with one id it is the first."""
    found: Mapping[str, Entry] = vars(getattr(holder, "catalog", holder))["_by_id"]
    return found


def _key(table: str, key: str) -> str:
    return f"#{table} {key}"


def _record(path: str) -> str:
    return f"@{path}"


def touched(former: Mapping[str, str], now: Mapping[str, str], answering: Mapping[str, Any]) -> set[str]:
    """On what of records and tables answers rest that is not what it was, when the records were in these `former` states, by file:
    the records that are others, have come or gone, and the keys of tables to which those give something that are there."""
    others = {path for path, _ in former.items() ^ now.items()}
    entries = [entry for entry in counted(answering["Catalog"]).values() if entry.path in others]
    tables = [(holder, table) for holder in answering.values() for table in vars(type(holder)).values() if isinstance(table, Grouped)]
    return {*map(_record, others), *(key for holder, table in tables for entry in entries for key in table.keys(holder, entry))}


def states_of(catalog: Any) -> dict[str, str]:
    """The state of each record by its file: what stands in it, and whether it counts."""
    counts = counted(catalog)
    return {entry.path: f"{entry.made_from.hex()}{'' if counts.get(entry.id) is entry else '-'}" for entry in vars(catalog)["entries"]}
