"""The passage indexes of all reports by their sources, of which most are only passed by: they are read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..load.later import Later
from .index import IndexedPassage, PassageIndex, Place


class Outline(NamedTuple):
    """What is known of an index that need not be read for it: the digest of the report's solid text, whether any of its passages has
    its text, and the numbers of the passages, each with where it begins and ends."""

    digest: str
    has_text: bool
    spans: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, index: PassageIndex) -> Outline:
        """That of an index."""
        return cls(index.digest, index.has_text, tuple((each.number, each.start, each.end) for each in index.passages))


class Unread(NamedTuple):
    """An index that has not been read."""

    outline: Outline
    read: Callable[[], PassageIndex]


class Indexes(Later[PassageIndex]):
    """By source those indexes that are there, and those that are read when they are asked for."""

    def __init__(self, indexes: Mapping[str, PassageIndex | Unread]) -> None:
        super().__init__()
        self._outlines: dict[str, Outline] = {}
        for source, index in indexes.items():
            if isinstance(index, Unread):
                self.put_later(source, index.read)
                self._outlines[source] = index.outline
            else:
                self.put(source, index)

    @classmethod
    def of(cls, indexes: Mapping[str, PassageIndex]) -> Indexes:
        """Such a mapping of any other; itself of itself."""
        return indexes if isinstance(indexes, cls) else cls(indexes)

    def outline(self, source: str) -> Outline:
        """What is known of the index of a source. Raises KeyError when it has none."""
        if source not in self._outlines:
            self._outlines[source] = Outline.of(self[source])
        return self._outlines[source]

    def outlines(self) -> Iterator[tuple[str, Outline]]:
        """The same of all, each with its source."""
        return ((source, self.outline(source)) for source in self)

    def places(self) -> Iterator[Place]:
        """Every passage of every report."""
        return ((source, number) for source, outline in self.outlines() for number, *_ in outline.spans)

    def passage(self, source: str, number: int) -> IndexedPassage | None:
        """The passage, or None if there is no such source or number."""
        index = self.get(source)
        return index.passage(number) if index else None
