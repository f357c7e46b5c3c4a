"""What was written of each record last time, to be put together again: only of a record that has changed it is written anew.

    {id: [what it is made from, the piece], …}, in parts
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol, TypeVar

from .kept import Recipe, Store
from .parts import Parted, Rows

# whatever a maker may call
RECIPE = Recipe("pieces", (Path(__file__).resolve().parents[1],), ("pydantic",), is_large=True)


class Pieces:
    """The pieces of one file. `ground` is what all of them rest on besides their records."""

    def __init__(self, store: Store, name: str, ground: object) -> None:
        self._kept = Parted(store, RECIPE, (name, blake2b(repr(ground).encode()).hexdigest()))
        self._known = Rows(self._kept.sections.get("pieces", ()))
        self._now: dict[str, list[str]] = {}

    def get(self, identifier: str, made_from: bytes, make: Callable[[], str]) -> str:
        """The piece of a record, which is `made_from` this."""
        key = blake2b(made_from, digest_size=16).hexdigest()
        known = self._known.rows.get(identifier)
        piece = known if known and known[0] == key else [key, make()]
        self._now[identifier] = piece
        return str(piece[1])

    def keep(self) -> None:
        """Leave the pieces for the next time."""
        if self._now != self._known.rows:
            self._kept.hold({"pieces": self._known.parts(self._now)})


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
    def written(each: T) -> str:
        return json.dumps(make(each), ensure_ascii=False)

    told = [pieces.get(each.id, each.made_from, partial(written, each)) for each in entries]
    pieces.keep()
    found: list[Any] = json.loads(f"[{','.join(told)}]")
    return found
