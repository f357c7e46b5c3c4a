"""What is large is kept in parts, each under the digest of what it is, so that a part in which nothing has changed is not written
again. Under the description of the whole stands which parts it has, in order; they are left together, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from ..catalog.digests import WIDTH, hashed
from .kept import Recipe, Store

SIZE = 64  # names in a part, on average


class Parted:
    """The parts of one thing that a store keeps: those of the last build, as long as all are there and whole, else None."""

    def __init__(self, store: Store, recipe: Recipe, description: object) -> None:
        self._store, self._recipe, self._about = store, recipe, description
        head = store.find(recipe, description) or b""
        self._digests = [head[at : at + WIDTH] for at in range(0, len(head), WIDTH)]
        found = [store.find(recipe, self._named(digest)) for digest in self._digests]
        whole = [part for part in found if part is not None]
        self.parts: list[bytes] | None = whole if whole and len(whole) == len(found) else None

    def hold(self, parts: Sequence[bytes]) -> None:
        """Take the parts of this build in the place of those."""
        there = set(self._digests) if self.parts else set()
        digests = [hashed(part) for part in parts]
        for digest, part in zip(digests, parts, strict=True):
            if digest not in there:
                self._store.hold(self._recipe, self._named(digest), part)
        self._store.hold(self._recipe, self._about, b"".join(digests))
        self._store.drop(self._store.key(self._recipe, self._named(digest)) for digest in {*self._digests} - {*digests})

    def _named(self, digest: bytes) -> object:
        """What a part is kept as: no other thing has it, too."""
        return "part", self._about, digest


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


__all__ = ["Parted", "cut"]
