"""Whether a figure is told of what it counts in the report.

A figure of a statement and one of a passage with the same number are laid side by side with the words beside them. A paraphrase
keeps most of those words, though it may put them on the other side (馆员3260名, 3260名馆员). So how well two figures fit is the
share of the words of the one that stand beside the other, weighed by how rare they are (see `wording`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .cards import Card
from .cards.clauses import clauses
from .figures import Figure, agrees, read_figures
from .figures.labels import KINDS as LABELS
from .figures.neighbours import Neighbours, Side, neighbours
from .fingerprints import each_pair, pairs
from .senses import UNTOLD

Weigh = Callable[[str], int]
Pairs = frozenset[str]

OF_TIME = frozenset({"年", "月", "日"})
GRADES = frozenset({"星级"})  # 五星级分馆: says which, not how many
UNCOUNTED = OF_TIME | LABELS | GRADES  # units of what counts nothing
ASIDE = 0.5  # what the other words beside a figure weigh against those of its noun


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of a passage, the words beside it as 2-grams, the side of its noun, all words of its sentence and passage."""

    figure: Figure
    left: Pairs
    right: Pairs
    item: Pairs
    side: Side
    sentence: Pairs
    passage: Pairs

    @property
    def at_noun(self) -> Pairs:
        """The words where its noun stands; before it, those of its item are among them."""
        return self.right if self.side == "behind" else self.left | self.item

    @property
    def near_noun(self) -> Pairs:
        """The words where its noun stands, up to the next figures."""
        return self.right if self.side == "behind" else self.left

    @property
    def beside(self) -> Pairs:
        """The words on both sides, and those of its item."""
        return self.left | self.right | self.item


@dataclass(frozen=True)
class Told:
    """A figure of a statement, the words beside it, and those of its sentence before its clause."""

    figure: Figure
    beside: Neighbours
    before: str

    @cached_property
    def noun(self) -> Pairs:
        """The 2-grams of the words that hold what it counts."""
        return pairs(self.beside.noun)

    @cached_property
    def sides(self) -> tuple[Pairs, Pairs, Pairs]:
        """The 2-grams of the words left, right, and of its item."""
        return pairs(self.beside.left), pairs(self.beside.right), pairs(self.beside.item)


def counted(figures: Sequence[Figure], cards: Iterable[Card]) -> Iterator[Counted]:
    """The figures of a passage that stand on its cards, but dates and labels."""
    kept = list(cards)
    passage: Pairs = frozenset().union(*(card.words for card in kept))
    for card in kept:
        sentence: Pairs = frozenset().union(*(other.words for other in kept if other.sentence == card.sentence))
        for written in card.says.get("numbers", ()):
            number, left, right, item, side = (*written.split(":"), *[""] * 4)[:5]
            figure = figures[int(number)] if number.isdecimal() and int(number) < len(figures) else None
            if figure and figure.unit not in UNCOUNTED:
                beside = each_pair(left), each_pair(right), each_pair(item or left)
                yield Counted(figure, *beside, _SIDES.get(side, "nowhere"), sentence, passage)


_SIDES: dict[str, Side] = {"behind": "behind", "before": "before"}


@lru_cache(maxsize=256)  # several rules ask of one statement after the other
def told(text: str) -> tuple[Told, ...]:
    """The figures of a statement but dates and labels, and those of clauses that tell what the source does not."""
    return tuple(_told(text))


def _told(text: str) -> Iterator[Told]:
    figures = read_figures(text)
    begins: dict[int, int] = {}
    for clause in clauses(text):
        before = text[begins.setdefault(clause.sentence, clause.start) : clause.start]
        inside = [figure for figure in figures if clause.start <= figure.start and figure.end <= clause.end]
        spans = [(figure.start - clause.start, figure.end - clause.start) for figure in inside]
        words = text[clause.start : clause.end]
        for figure, beside in zip(inside, neighbours(words, spans), strict=True):
            if figure.unit not in UNCOUNTED and not UNTOLD.search(words):
                yield Told(figure, beside, before)


def bearing(figure: Figure, passages: Iterable[Counted]) -> list[Counted]:
    """The figures of these passages that bear out a claimed one."""
    return [each for each in passages if agrees(figure, each.figure)]


def best(claimed: Told, candidates: Iterable[Counted], weigh: Weigh) -> float:
    """How well that of these figures fits which fits best."""
    return max(fit(claimed, candidate, weigh) for candidate in candidates)


def fit(claimed: Told, found: Counted, weigh: Weigh) -> float:
    """How well the words beside two figures go together, between 0 and 2.

    Where their nouns stand on different sides, the other words are those of other figures and say nothing.
    """
    of_noun = share(claimed.noun, found.near_noun, weigh)
    if (claimed.beside.side == "behind") != (found.side == "behind"):
        return of_noun
    left, right, item = claimed.sides
    of_sides = max(share(left, found.left, weigh), share(right, found.right, weigh))
    return of_noun + ASIDE * (of_sides + (share(item, found.item, weigh) if found.side != "behind" else 0))


def share(asked: Pairs, kept: Pairs, weigh: Weigh) -> float:
    """The share of 2-grams found, by weight; 0 when none is asked for."""
    whole = sum(map(weigh, asked))
    return sum(map(weigh, asked & kept)) / whole if whole else 0.0
