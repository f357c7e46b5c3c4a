"""What a part was made of last time: of its documents only those that have changed are looked through, and of its words only those
are put in anew that stand in these in another way.

    docs: {address: [digest of the document, its sketch but for the words, its words], …}, the last two as JSON
    posts: {word: as `Post`, …}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...pages.page import Told
from ...site.kept import PACKAGE, Recipe, Store
from ...site.parts import Parted, Rows
from . import characters, parts, places
from .parts import Sketch, sketch_of
from .places import Post, Words

RECIPE = Recipe("search", (PACKAGE, characters.TRADITIONAL, places.WORDS), (), is_large=True)  # whatever a maker may call


class KeptPart:
    """One part, which goes by the address of its first document from build to build."""

    def __init__(self, store: Store, part: list[Told]) -> None:
        self._kept = Parted(store, RECIPE, part[0].location)
        self._docs, self._posts = (Rows(self._kept.sections.get(section, ())) for section in ("docs", "posts"))
        self._rows = [self._row(each) for each in part]
        self._now = {each.location: row for each, row in zip(part, self._rows, strict=True)}
        # has each document the number that it had? By these it is told where words stand
        self._has_places = [*self._docs.rows] == [each.location for each in part]
        self._posted: dict[str, Post] = {}

    def _row(self, doc: Told) -> list[str]:
        row: list[str] | None = self._docs.rows.get(doc.location)
        return row if row and row[0] == doc.digest else _row(doc.digest, sketch_of(doc.read()))

    @property
    def sketches(self) -> Iterator[Sketch]:
        """What the part takes of each document, but for the words."""
        return (Sketch(*each, words=[]) for each in json.loads(f"[{','.join(told for _, told, _ in self._rows)}]"))

    def posted(self, named: frozenset[str]) -> dict[str, Post]:
        """What is said of the words; `named` are those that stand in names."""
        self._posted = self._changed(named) if self._has_places else parts.post_all([_words(row) for row in self._rows], named)
        return self._posted

    def _changed(self, named: frozenset[str]) -> dict[str, Post]:
        pairs = [(number, were, row) for number, (were, row) in enumerate(zip(self._docs.rows.values(), self._rows, strict=True)) if were is not row]
        changed = ((places.places_of(number, _words(were)), places.places_of(number, _words(row))) for number, were, row in pairs)
        doubtful = {word for _, were, row in pairs for word in (*_named(were), *_named(row))}
        posts = {word: Post(*row) for word, row in self._posts.rows.items()}
        return places.posted(posts, changed, named, doubtful, len(self._rows))

    def keep(self) -> None:
        """Leave it for the next time; not where two documents have one address."""
        if len(self._now) == len(self._rows):
            posts = {word: [*post] for word, post in self._posted.items()}
            self._kept.hold({"docs": self._docs.parts(self._now), "posts": self._posts.parts(posts)})


def _row(digest: str, sketch: Sketch) -> list[str]:
    told, words = sketch[:-1], sketch.words
    return [digest, *(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (told, words))]


def _words(row: list[str]) -> Iterable[Words]:
    return [Words(*each) for each in json.loads(row[2])]


def _named(row: list[str]) -> Any:
    """The words in the names of a document."""
    return json.loads(row[1])[Sketch._fields.index("named")]
