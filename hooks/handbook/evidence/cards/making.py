"""Reading the cards of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..figures import Figure
from ..fingerprints import pairs
from .card import DAMAGED, Card
from .clauses import Clause, clauses
from .kind import NO_FIGURES, Within
from .kinds import KINDS


def cards_of(text: str, figures: Sequence[Figure], damaged: Collection[int] = ()) -> Iterator[tuple[Clause, Card]]:
    """The clauses of a text with their cards, in order. `figures` are those of the text, with offsets in it; `damaged` are the
    offsets of characters that cannot be relied on: no card is made from them."""
    sound = "".join("\n" if offset in damaged else char for offset, char in enumerate(text)) if damaged else text
    for clause in clauses(text):
        yield clause, _card(clause, sound[clause.start : clause.end], figures)


def _card(clause: Clause, text: str, figures: Sequence[Figure]) -> Card:
    within = Within(tuple(_inside(clause, text, figures)))
    says = {kind.code: found for kind in KINDS if (found := kind.read(text, within))}
    if "\n" in text:
        says[DAMAGED] = ("yes",)
    words = {pair for stretch in text.split("\n") for pair in pairs(stretch)}
    return Card("".join(sorted(words)), says, clause.sentence)


def _inside(clause: Clause, text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, int, int]]:
    for number, figure in enumerate(figures):
        start, end = figure.start - clause.start, figure.end - clause.start
        if start >= 0 and end <= len(text) and "\n" not in text[start:end]:
            yield number, start, end


def cards_asked(text: str) -> Iterator[tuple[Clause, Card]]:
    """The same of a statement, its figures aside."""
    for clause in clauses(text):
        yield clause, Asked("", NOTHING, clause.sentence, text[clause.start : clause.end])


@dataclass(frozen=True)
class Asked(Card):
    """The card of a clause of a statement. Its words and each kind of find are read when a rule first asks, as few ask for all."""

    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Its 2-grams, each by itself."""
        return pairs(self.text)

    def _finds(self, kind: str) -> tuple[str, ...]:
        return _KINDS[kind].read(self.text, NO_FIGURES) if kind in _KINDS else ()

    def _codes_of(self, kind: str) -> frozenset[str]:
        return _KINDS[kind].codes(self.text) if kind in _KINDS else frozenset()


NOTHING: Mapping[str, tuple[str, ...]] = {}
_KINDS = {kind.code: kind for kind in KINDS}
