"""What was written of each record last time, to be put together again: only of a record that has changed it is written anew.

    {"ids": [id, …], "keys": [key, …], "sizes": [number of characters, …]}
    the pieces, one after another
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

from .kept import Recipe, Store

RECIPE = Recipe("pieces", (Path(__file__).resolve().parents[1],), ("pydantic",))  # whatever a maker may call


class Pieces:
    """The pieces of one file. `ground` is what all of them rest on besides their records."""

    def __init__(self, store: Store, name: str, ground: object) -> None:
        self._store = store
        self._name = (name, blake2b(repr(ground).encode()).hexdigest())
        self._kept = store.find(RECIPE, self._name)
        self._known = _read(self._kept) if self._kept else {}
        self._now: dict[str, tuple[str, str]] = {}

    def get(self, identifier: str, made_from: bytes, make: Callable[[], str]) -> str:
        """The piece of a record, which is `made_from` this."""
        key = blake2b(made_from, digest_size=16).hexdigest()
        known = self._known.get(identifier)
        piece = known if known and known[0] == key else (key, make())
        self._now[identifier] = piece
        return piece[1]

    def keep(self) -> None:
        """Leave the pieces for the next time."""
        if self._now != self._known:
            head = {
                "ids": [*self._now], "keys": [key for key, _ in self._now.values()], "sizes": [len(text) for _, text in self._now.values()],
            }  # fmt: skip
            self._store.hold(RECIPE, self._name, "\n".join([json.dumps(head), "".join(text for _, text in self._now.values())]).encode())


def _read(kept: bytes) -> dict[str, tuple[str, str]]:
    head, _, text = kept.decode().partition("\n")
    told = json.loads(head)
    ends = [*accumulate(told["sizes"])]
    pieces = (text[end - size : end] for end, size in zip(ends, told["sizes"], strict=True))
    return {identifier: (key, piece) for identifier, key, piece in zip(told["ids"], told["keys"], pieces, strict=True)}
