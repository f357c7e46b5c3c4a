"""What was written of each record last time, to be put together again: only of a record that has changed it is written anew.

A piece is JSON. It is good as long as what its record is made from is what it was, and the names of others that were asked for when it
was written. Pieces are kept, and given, in groups, one after another with commas between:

    {"names": [of each record, …], "made_from": [a digest of that, …], "asked": [{id: name}, …], "sizes": [number of bytes, …]}
    the pieces
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, TypeVar

from .kept import Recipe, Store
from .parts import Parted, cut

# whatever a maker may call
RECIPE = Recipe("pieces", (Path(__file__).resolve().parents[1],), ("pydantic",), is_large=True)
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Names:
    """The names of records by id, for one piece that is made; those that are `asked` for are noted."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.asked: dict[str, str | None] = {}

    def find(self, identifier: str) -> str | None:
        """The name of a record; None where there is none of that id."""
        return self.asked.setdefault(identifier, self._names.get(identifier))


class Wanted(NamedTuple):
    """A piece that is wanted: of what record, what that is made from, and what makes it as JSON."""

    name: str
    made_from: bytes
    make: Callable[[Names], str]


class Piece(NamedTuple):
    """A piece that is there."""

    made_from: str
    asked: Mapping[str, str | None]
    written: memoryview | bytes


@dataclass(frozen=True, eq=False)
class Group:
    """Pieces that were kept together: what tells of them, them, and both as they are kept."""

    names: list[str]
    made_from: list[str]
    asked: list[dict[str, str | None]]
    sizes: list[int]
    body: memoryview
    kept: bytes

    @classmethod
    def read(cls, kept: bytes) -> Group:
        """What was `written`."""
        at = kept.index(b"\n") + 1
        return cls(**json.loads(kept[:at]), body=memoryview(kept)[at:], kept=kept)

    @classmethod
    def of(cls, names: list[str], pieces: Iterable[Piece]) -> Group:
        """Those of these names."""
        made_from, asked, written = zip(*pieces, strict=True)
        head = {"names": names, "made_from": made_from, "asked": asked, "sizes": [*map(len, written)]}
        told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        return cls.read(b"\n".join([told, b",".join(written)]))

    def is_good(self, names: list[str], made_from: list[str], named: Mapping[str, str]) -> bool:
        """Is it what is wanted, now that others are `named` so?"""
        return self.names == names and self.made_from == made_from and all(asked.items() <= named.items() for asked in self.asked)

    @property
    def pieces(self) -> Iterator[tuple[str, Piece]]:
        """Each of them."""
        begins = accumulate((size + 1 for size in self.sizes), initial=0)
        for name, made_from, asked, size, begin in zip(self.names, self.made_from, self.asked, self.sizes, begins, strict=False):
            yield name, Piece(made_from, asked, self.body[begin : begin + size])


class Pieces:
    """The pieces of one file. `ground` is what all of them rest on besides their records, `named` how records are called that they name."""

    def __init__(self, store: Store, name: str, ground: object, named: Mapping[str, str] = NO_NAMES) -> None:
        self._kept = Parted(store, RECIPE, (name, blake2b(repr(ground).encode()).hexdigest()))
        self._named = named
        self._groups = {group.names[0]: group for group in map(Group.read, self._kept.sections.get("pieces", ()))}
        self._now: list[Group] = []

    def joined(self, wanted: Sequence[Wanted]) -> Iterator[memoryview]:
        """The pieces, by groups: between two groups there is to be a comma, too."""
        left = iter(wanted)
        for names in cut(each.name for each in wanted):
            group = self._group(names, [next(left) for _ in names])
            self._now.append(group)
            yield group.body

    def _group(self, names: list[str], wanted: list[Wanted]) -> Group:
        made_from = [blake2b(each.made_from, digest_size=16).hexdigest() for each in wanted]
        known = self._groups.get(names[0])
        if known and known.is_good(names, made_from, self._named):
            return known
        return Group.of(names, map(self._piece, wanted, made_from))

    def _piece(self, wanted: Wanted, made_from: str) -> Piece:
        known = self._known.get(wanted.name)
        if known and known.made_from == made_from and known.asked.items() <= self._named.items():
            return known
        names = Names(self._named)
        written = wanted.make(names)
        return Piece(made_from, names.asked, written.encode("utf-8", "surrogatepass"))

    @cached_property
    def _known(self) -> dict[str, Piece]:
        return {name: piece for group in self._groups.values() for name, piece in group.pieces}

    def keep(self) -> None:
        """Leave the pieces for the next time."""
        if self._now != [*self._groups.values()]:
            self._kept.hold({"pieces": [group.kept for group in self._now]})


class MadeFrom(Protocol):
    """A record, or what else there is a piece of."""

    @property
    def id(self) -> str:
        """What it is called by."""

    @property
    def made_from(self) -> bytes:
        """What tells it apart."""


T = TypeVar("T", bound=MadeFrom)


def told_of(
    entries: Iterable[T], make: Callable[[T, Names], Any], store: Store, name: str, ground: object, named: Mapping[str, str] = NO_NAMES
) -> list[Any]:
    """What is told of each record by it, the `ground` and names of others alone, as JSON can hold it."""

    def written(each: T, names: Names) -> str:
        return json.dumps(make(each, names), ensure_ascii=False, separators=(",", ":"))

    pieces = Pieces(store, name, ground, named)
    told = b",".join(pieces.joined([Wanted(each.id, each.made_from, partial(written, each)) for each in entries]))
    pieces.keep()
    found: list[Any] = json.loads(f"[{told.decode('utf-8', 'surrogatepass')}]")
    return found
