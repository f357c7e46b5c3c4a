"""What is large is kept in parts, each under the digest of what it is, so that a part in which nothing has changed is not written
again. Under the description of the whole stands which parts it has, by sections, in order; they are left together, or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any
from zlib import crc32

from ..catalog.digests import hashed
from .kept import Recipe, Store

SIZE = 64  # names in a part, on average
Sections = Mapping[str, Sequence[bytes]]  # the parts of each


class Parted:
    """The parts of one thing that a store keeps: those of the last build, as long as all are there and whole, else none."""

    def __init__(self, store: Store, recipe: Recipe, description: object) -> None:
        self._store, self._recipe, self._about = store, recipe, description
        head = store.find(recipe, description)
        self._digests: dict[str, list[str]] = json.loads(head) if head else {}
        found = {section: [store.find(recipe, self._named(digest)) for digest in digests] for section, digests in self._digests.items()}
        whole = {section: [part for part in parts if part is not None] for section, parts in found.items()}
        self.sections: Sections = whole if whole == found else {}
        self._known = {id(part): digest for section, parts in self.sections.items() for part, digest in zip(parts, self._digests[section], strict=True)}

    def hold(self, sections: Sections) -> None:
        """Take the parts of this build in the place of those."""
        there = {*self._known.values()}
        digests = {section: [*map(self._digest, parts)] for section, parts in sections.items()}
        for section, parts in sections.items():
            for part, digest in zip(parts, digests[section], strict=True):
                if digest not in there:
                    self._store.hold(self._recipe, self._named(digest), part)
        self._store.hold(self._recipe, self._about, json.dumps(digests, separators=(",", ":")).encode())
        gone = {*chain(*self._digests.values())}.difference(*digests.values())
        self._store.drop(self._store.key(self._recipe, self._named(digest)) for digest in gone)

    def _digest(self, part: bytes) -> str:
        """Of one that was read it is known."""
        return self._known.get(id(part)) or hashed(part).hex()

    def _named(self, digest: str) -> object:
        """What a part is kept as: no other thing has it, too."""
        return "part", self._about, digest


class Rows:
    """Named rows that JSON can hold, as `parts` keep them."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        told: list[dict[str, Any]] = [json.loads(part) for part in parts]
        self._parts = {next(iter(rows)): (rows, part) for rows, part in zip(told, parts, strict=True)}
        self.rows: dict[str, Any] = {name: row for rows in told for name, row in rows.items()}

    def parts(self, now: Mapping[str, Any]) -> list[bytes]:
        """These rows in parts, those that were read among them."""
        return [self._part({name: now[name] for name in names}) for names in cut(now)]

    def _part(self, rows: dict[str, Any]) -> bytes:
        was, part = self._parts.get(next(iter(rows)), ({}, b""))
        return part if rows == was else json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def cut(names: Iterable[str]) -> Iterator[list[str]]:
    """Names in groups, in their order. Where one is cut rests on the name alone that is next: whatever is added or goes, groups that it
    is not in stay what they were."""
    group: list[str] = []
    for name in names:
        if group and crc32(name.encode("utf-8", "surrogatepass")) % SIZE == 0:
            yield group
            group = []
        group.append(name)
    if group:
        yield group


__all__ = ["Parted", "Rows", "Sections", "cut"]
