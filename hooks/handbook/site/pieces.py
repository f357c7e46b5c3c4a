"""What was written of each record last time, to be put together again: only of a record that has changed it is written anew.

They are kept in sheets of some hundred, and the sheet is written anew that has another piece; where one ends is told by the records'
ids, so that one more moves no other.

    the digests of the sheets, a line each

    {"ids": [id, …], "keys": [key, …], "sizes": [number of characters, …]}
    the pieces of a sheet, one after another
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol, TypeVar

from .kept import Recipe, Store

# whatever a maker may call
RECIPE = Recipe("pieces", (Path(__file__).resolve().parents[1],), ("pydantic",), is_large=True)
ONE_IN = 128  # records whose id ends a sheet
Piece = tuple[str, str]  # what it is made from, and its text


class Pieces:
    """The pieces of one file. `ground` is what all of them rest on besides their records."""

    def __init__(self, store: Store, name: str, ground: object) -> None:
        self._store = store
        self._name = (name, blake2b(repr(ground).encode()).hexdigest())
        kept = store.find(RECIPE, self._name)
        digests = kept.decode().split("\n") if kept else []
        self._there = {digest: sheet for digest in digests if (sheet := store.find(RECIPE, (self._name, digest)))}
        self._is_whole = [*self._there] == digests
        self._known = {identifier: piece for sheet in self._there.values() for identifier, piece in _read(sheet)}
        self._now: dict[str, Piece] = {}

    def get(self, identifier: str, made_from: bytes, make: Callable[[], str]) -> str:
        """The piece of a record, which is `made_from` this."""
        key = blake2b(made_from, digest_size=16).hexdigest()
        known = self._known.get(identifier)
        piece = known if known and known[0] == key else (key, make())
        self._now[identifier] = piece
        return piece[1]

    def keep(self) -> None:
        """Leave the pieces for the next time."""
        if self._is_whole and self._now == self._known:
            return
        digests = []
        for sheet in _sheets(self._now):
            digests.append(blake2b(json.dumps([(identifier, key) for identifier, (key, _) in sheet.items()]).encode(), digest_size=16).hexdigest())
            if digests[-1] not in self._there:
                self._store.hold(RECIPE, (self._name, digests[-1]), _written(sheet))
        self._store.hold(RECIPE, self._name, "\n".join(digests).encode())


class MadeFrom(Protocol):
    """A record, or what else there is a piece of."""

    @property
    def id(self) -> str:
        """What it is called by."""

    @property
    def made_from(self) -> bytes:
        """What tells it apart."""


T = TypeVar("T", bound=MadeFrom)


def told_of(entries: Iterable[T], make: Callable[[T], Any], store: Store, name: str, ground: object) -> list[Any]:
    """What is told of each record by it and the `ground` alone, as JSON can hold it."""
    pieces = Pieces(store, name, ground)
    told = [pieces.get(each.id, each.made_from, lambda each=each: json.dumps(make(each), ensure_ascii=False)) for each in entries]
    pieces.keep()
    found: list[Any] = json.loads(f"[{','.join(told)}]")
    return found


def _sheets(pieces: dict[str, Piece]) -> Iterator[dict[str, Piece]]:
    sheet = {}
    for identifier, piece in pieces.items():
        sheet[identifier] = piece
        if zlib.crc32(identifier.encode()) % ONE_IN == 0:
            yield sheet
            sheet = {}
    if sheet:
        yield sheet


def _written(sheet: dict[str, Piece]) -> bytes:
    head = {"ids": [*sheet], "keys": [key for key, _ in sheet.values()], "sizes": [len(text) for _, text in sheet.values()]}
    return "\n".join([json.dumps(head), "".join(text for _, text in sheet.values())]).encode()


def _read(kept: bytes) -> Iterator[tuple[str, Piece]]:
    head, _, text = kept.decode().partition("\n")
    told = json.loads(head)
    ends = accumulate(told["sizes"])
    pieces = (text[end - size : end] for end, size in zip(ends, told["sizes"], strict=True))
    return zip(told["ids"], zip(told["keys"], pieces, strict=True), strict=True)
