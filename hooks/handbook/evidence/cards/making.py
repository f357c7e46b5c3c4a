"""Reading the cards of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..figures import Figure
from ..fingerprints import pairs
from .card import DAMAGED, Card
from .clauses import Clause, clauses
from .kind import Within
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
