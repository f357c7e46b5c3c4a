"""Reading the cards of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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


def cards_asked(text: str) -> Iterator[tuple[Clause, Card]]:
    """The same of a statement, its figures aside; a kind is read when a rule first asks for it, as few ask for all."""
    for clause in clauses(text):
        words = text[clause.start : clause.end]
        yield clause, Card.of(pairs(words), _Asked(words), clause.sentence)


class _Asked(Mapping[str, tuple[str, ...]]):
    """What a clause says, by kind."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, kind: str) -> tuple[str, ...]:
        if kind not in self._read:
            self._read[kind] = _KINDS[kind].read(self._text, _NO_FIGURES) if kind in _KINDS else ()
        if found := self._read[kind]:
            return found
        raise KeyError(kind)

    def __iter__(self) -> Iterator[str]:
        return (kind for kind in _KINDS if self.get(kind))

    def __len__(self) -> int:
        return len(list(self))


_KINDS = {kind.code: kind for kind in KINDS}
_NO_FIGURES = Within()
