"""The passage index of a report: where each passage stands, its figures, its names, its fingerprints.

No text but the few characters with which a passage begins and ends, unless the source's owner lets it be shown: then each
passage has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..model.vocabulary import Flag, Telling
from .cards import Card, codes_of, read_cards, words_behind
from .edges import NO_EDGES, Edges, edges
from .editions import Layout
from .figures import Figure, agrees
from .fingerprints import Fingerprint, fingerprint, holds
from .passages import Kind, Span, Visible, without

SCHEME = 5  # raised whenever the same report would give another index

Verdict = Literal["yes", "damaged", "no"]
Place = tuple[str, int]  # source, number of the passage


class Damage(NamedTuple):
    """A stretch of a report that cannot be relied on, and why (截断, 数字缺失 …)."""

    start: int
    end: int
    flag: str


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage as the repository knows it. Offsets, those of the figures too, are in characters of the file.

    `telling` is what its section tells by its headings, None when they do not tell. `sound` is the fingerprint of what
    is undamaged, `doubtful` of what only stands there if damage is overlooked. `written` are the cards of its clauses as they
    stand in the file. `text` are its words without boilerplate, None where the source may not be shown; then `edges` are the
    few with which it begins and ends. `mark` finds it again in a copy that is not the file.
    """

    number: int
    path: tuple[str, ...]
    kind: Kind
    telling: Telling | None
    paragraph: int
    start: int
    end: int
    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    sound: Fingerprint
    doubtful: Fingerprint
    written: tuple[str, ...] = ()
    text: str | None = None
    edges: Edges = NO_EDGES
    mark: str = ""

    @property
    def cards(self) -> tuple[Card, ...]:
        """What each of its clauses says, read when first asked for."""
        return read_cards(self.written)

    def codes(self, kind: str) -> frozenset[str]:
        """What finds of a kind of card there are in it: most rules need to look no further."""
        return codes_of(self.written, kind)

    def words_behind(self, kind: str, codes: frozenset[str]) -> frozenset[str]:
        """The words on the right of all its finds of a kind that have one of these codes."""
        return words_behind(self.written, kind, codes)

    def contains(self, name: str) -> Verdict:
        """Whether the name stands in the passage; "damaged": only if a damaged stretch is believed."""
        if holds(name, self.sound):
            return "yes"
        return "damaged" if self.doubtful.twos and holds(name, self.sound, self.doubtful) else "no"

    def figure(self, claimed: Figure) -> Verdict:
        """Whether a figure of the passage bears out the claimed one; "damaged": only one in a damaged stretch does."""
        found = {figure.damaged for figure in self.figures if agrees(claimed, figure)}
        return "yes" if False in found else "damaged" if found else "no"


@dataclass(frozen=True, slots=True)
class PassageIndex:
    """The index of one report, `source`, that lies at `range` of the file with this name and SHA-256.

    `digest` is that of the file's solid text: a copy that was saved otherwise has the same; `layout` tells how to find the
    offsets of the file in it.
    """

    source: str
    file: str
    sha256: str
    digest: str
    range: Span
    layout: Layout
    boilerplate: tuple[Span, ...]
    damage: tuple[Damage, ...]
    passages: tuple[IndexedPassage, ...]
    scheme: int = SCHEME

    @property
    def made_from(self) -> str:
        """What tells it apart."""
        return repr(self)

    def passage(self, number: int) -> IndexedPassage | None:
        """The passage with this number. Numbers begin with 1 and go up, but for passages that came when the report was cut anew:
        those have numbers behind all others."""
        if 1 <= number <= len(self.passages) and self.passages[number - 1].number == number:
            return self.passages[number - 1]
        return next((passage for passage in self.passages if passage.number == number), None)

    @property
    def last(self) -> int:
        """The highest number of a passage; 0 when there is none."""
        return max((passage.number for passage in self.passages), default=0)

    @property
    def has_text(self) -> bool:
        """Does any of its passages have its text?"""
        return any(passage.text is not None for passage in self.passages)

    def words(self, passage: IndexedPassage) -> Visible | None:
        """The text of one of its passages and where each character lies in the file; None when it has no text."""
        if passage.text is None:
            return None
        shown = list(without(Span(passage.start, passage.end), self.boilerplate))
        if sum(end - start for start, end in shown) != len(passage.text):
            return None
        return Visible(passage.text, [at for stretch in shown for at in range(*stretch)])

    def edges_of(self, passage: IndexedPassage) -> Edges:
        """How a passage begins and ends; of one with text, by its text."""
        words = self.words(passage)
        return edges(words, unsound(words, self.damage), hides_names(self.damage)) if words else passage.edges

    def is_true_to(self, passage: IndexedPassage) -> bool:
        """Is the text that it has of a passage the one of which the fingerprint was taken?"""
        words = self.words(passage)
        return words is not None and fingerprint(sound_stretches(words, self.damage)) == passage.sound


def unsound(seen: Visible, damage: Sequence[Damage]) -> frozenset[int]:
    """The offsets in the text of what damage touches."""
    return frozenset(offset for offset, place in enumerate(seen.at) if touches(place, place + 1, damage)) if damage else frozenset()


def hides_names(damage: Sequence[Damage]) -> bool:
    """Are names hidden in a report with this damage?"""
    return any(stretch.flag == Flag.REDACTED for stretch in damage)


def touches(start: int, end: int, damage: Sequence[Damage]) -> bool:
    """Does a stretch of the file lie in a damaged one, or the other way about?"""
    return any(stretch.start < end and stretch.end > start for stretch in damage)


def sound_stretches(seen: Visible, damage: Sequence[Damage]) -> Iterator[str]:
    """The stretches of a text that no damage touches."""
    start = 0
    for offset, place in enumerate(seen.at):
        if touches(place, place + 1, damage):
            yield seen.text[start:offset]
            start = offset + 1
    yield seen.text[start:]
