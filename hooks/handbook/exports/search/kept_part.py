"""What a part was made of last time: of its documents only those that have changed are looked through, and of its words only those
are put in anew that stand in these in another way.

    docs: {address: [digest of the document, its sketch but for the words, its words], …}, the last two as JSON
    posts: {word: as `Post`, …}
"""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

from ...pages.page import Told
from ...site.kept import PACKAGE, Recipe, Store
from ...site.parts import Parted, Rows
from . import characters, parts, places
from .parts import Sketch, sketch_of
from .places import Post, Words, places_of

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
        # what the part takes of each document, but for the words
        self.sketches = [Sketch._make((*each, [])) for each in json.loads(f"[{','.join(told for _, told, _ in self._rows)}]")]
        self._posted: dict[str, Post] = {}

    def _row(self, doc: Told) -> list[str]:
        row: list[str] | None = self._docs.rows.get(doc.location)
        return row if row and row[0] == doc.digest else _row(doc.digest, sketch_of(doc.read()))

    def posted(self, named: frozenset[str]) -> dict[str, Post]:
        """What is said of the words; `named` are those that stand in names."""
        changed = self._changed(named) if self._has_places else None
        self._posted = parts.post_all([_words(row) for row in self._rows], named) if changed is None else changed
        return self._posted

    def _changed(self, named: frozenset[str]) -> dict[str, Post] | None:
        """The same by what was known of them; None where a word stands in a name that stood in none: not all its texts are known."""
        pairs = [(number, were, are) for number, (were, are) in enumerate(zip(self._docs.rows.values(), self._rows, strict=True)) if were is not are]
        same = {*range(len(self._rows))}.difference(number for number, _, _ in pairs)
        before = frozenset(chain(*(self.sketches[number].named for number in same), *(_named(were) for _, were, _ in pairs)))
        if not named <= before:
            return None
        changed = ((places_of(number, _words(were), before), places_of(number, _words(are), named)) for number, were, are in pairs)
        return places.posted({word: Post(*row) for word, row in self._posts.rows.items()}, changed, named, len(self._rows))

    def keep(self) -> None:
        """Leave it for the next time; not where two documents have one address."""
        if len(self._now) == len(self._rows):
            posts = {word: [*post] for word, post in self._posted.items()}
            self._kept.hold({"docs": self._docs.parts(self._now), "posts": self._posts.parts(posts)})


def _row(digest: str, sketch: Sketch) -> list[str]:
    told, words = sketch[:-1], sketch.words
    return [digest, *(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (told, words))]


def _words(row: list[str]) -> list[Words]:
    return [Words(*each) for each in json.loads(row[2])]


def _named(row: list[str]) -> Any:
    """The words in the names of a document."""
    return json.loads(row[1])[Sketch._fields.index("named")]
