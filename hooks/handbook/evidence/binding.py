"""Whether a figure is told of what it counts in the report.

A figure of a statement and one of a passage with the same number are laid side by side with the words beside them. A paraphrase
keeps most of those words, though it may put them on the other side (馆员3260名, 3260名馆员). So how well two figures fit is the
share of the words of the one that stand beside the other, weighed by how rare they are (see `wording`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple

from .cards import Card
from .cards.clauses import clauses
from .figures import Figure, agrees, read_figures
from .figures.labels import KINDS as LABELS
from .figures.neighbours import Neighbours, Side, neighbours
from .figures.units import TIME, same_unit
from .fingerprints import each_pair, pairs
from .senses import UNTOLD, Sense, Senses

Weigh = Callable[[str], int]
Pairs = frozenset[str]

OF_TIME = frozenset({"年", "月", "日"})
GRADES = frozenset({"星级"})  # 五星级分馆: says which, not how many
UNCOUNTED = OF_TIME | LABELS | GRADES  # units of what counts nothing
ASIDE = 0.5  # what the other words beside a figure weigh against those of its noun
MARGIN = 0.1  # by which two figures must fit better when exchanged


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


class Exchanged(NamedTuple):
    """Two figures of a statement that the passages have the other way round; `sure` when the words beside them say so, else it
    is their order alone."""

    first: Figure
    second: Figure
    sure: bool


def exchanged(text: str, passages: Sequence[Counted], weigh: Weigh) -> Exchanged | None:
    """Two figures of a statement, of the same unit, each of which fits the words of the other; None when there are none."""
    found = (_compared(first, second, passages, weigh) for first, second in combinations(told(text), 2))
    return max((each for each in found if each), key=lambda each: each.sure, default=None)


def _compared(first: Told, second: Told, passages: Sequence[Counted], weigh: Weigh) -> Exchanged | None:
    one, other = first.figure, second.figure
    if (one.value, one.upper) == (other.value, other.upper) or not same_unit(one.unit, other.unit):
        return None
    ones, others = bearing(one, passages), bearing(other, passages)
    if not ones or not others:
        return None
    kept = _best(first, ones, weigh) + _best(second, others, weigh)
    gained = _best(first, others, weigh) + _best(second, ones, weigh) - kept
    if gained > MARGIN:
        return Exchanged(one, other, sure=True)
    in_order = passages.index(ones[0]) < passages.index(others[-1])
    return None if gained < 0 or in_order else Exchanged(one, other, sure=False)


def bearing(figure: Figure, passages: Iterable[Counted]) -> list[Counted]:
    """The figures of these passages that bear out a claimed one."""
    return [each for each in passages if agrees(figure, each.figure)]


def _best(claimed: Told, candidates: Iterable[Counted], weigh: Weigh) -> float:
    return max(_fit(claimed, candidate, weigh) for candidate in candidates)


def _fit(claimed: Told, found: Counted, weigh: Weigh) -> float:
    """How well the words beside two figures go together, between 0 and 2.

    Where their nouns stand on different sides, the other words are those of other figures and say nothing.
    """
    of_noun = _share(claimed.noun, found.near_noun, weigh)
    if (claimed.beside.side == "behind") != (found.side == "behind"):
        return of_noun
    left, right, item = claimed.sides
    of_sides = max(_share(left, found.left, weigh), _share(right, found.right, weigh))
    return of_noun + ASIDE * (of_sides + (_share(item, found.item, weigh) if found.side != "behind" else 0))


def _share(asked: Pairs, kept: Pairs, weigh: Weigh) -> float:
    """The share of 2-grams found, by weight; 0 when none is asked for."""
    whole = sum(map(weigh, asked))
    return sum(map(weigh, asked & kept)) / whole if whole else 0.0


# --- a figure of the passage that fits better ------------------------------------------------------------------------

BETTER = 0.4  # by which the words of a figure must fit another of the same unit better than those that bear it out
MUCH_BETTER = 0.6  # and by which another of any unit


class Outdone(NamedTuple):
    """A figure of a statement, and that of the passages to which the words beside it belong."""

    figure: Figure
    instead: Figure


def outdone(text: str, passages: Sequence[Counted], weigh: Weigh) -> Iterator[Outdone]:
    """The figures of a statement whose words stand beside another figure of the passages, which it does not give."""
    claimed = told(text)
    given_too = [given.figure for given in claimed]
    spare = [each for each in passages if each.figure.unit and not any(agrees(figure, each.figure) for figure in given_too)]
    for given in claimed:
        own = [each for each in bearing(given.figure, passages) if each.left | each.right]  # in 五星级馆1个、四星级3个 the 3 has no words
        better = (other for other in spare if _is_better(given, other, own, weigh)) if own and given.noun else iter(())
        if other := next(better, None):
            yield Outdone(given.figure, other.figure)


def _is_better(given: Told, other: Counted, own: Sequence[Counted], weigh: Weigh) -> bool:
    kept = max(_share(given.noun, each.beside, weigh) for each in own)
    gained = _share(given.noun, other.near_noun, weigh) - kept
    if same_unit(given.figure.unit, other.figure.unit):
        return gained > BETTER or _fit(given, other, weigh) - _best(given, own, weigh) > BETTER
    return gained > MUCH_BETTER and not {given.figure.unit, other.figure.unit} & TIME


# --- the noun of a figure ----------------------------------------------------------------------------------------

REACH = 12  # characters beside a figure in which the word for what it counts is looked for


class Fault(NamedTuple):
    """A word told of a figure of which its passages do not tell it. `of` is a figure of which they do; without one it is `sure`
    when the passages do not have the word at all. `aside`: it stands on the side where this one's noun does not."""

    figure: Figure
    word: str
    of: Figure | None
    sure: bool
    aside: bool = False


def misplaced(text: str, passages: Sequence[Counted], words: Senses) -> Iterator[Fault]:
    """The words of a vocabulary that stand as noun beside a figure of a statement, and not beside it in the passages."""
    for claimed in told(text):
        candidates = bearing(claimed.figure, passages)
        beside = list(nouns(claimed.beside, words)) if candidates else []
        faults = [_judged(claimed.figure, *noun, candidates, passages) for noun in beside]
        found = sorted(filter(None, faults), key=lambda fault: not fault.sure)
        apart = [fault for fault in found if fault.sure and not fault.aside]
        yield from apart[:1] or (found[:1] if all(faults) else ())  # one word of 机关分馆 may stand on the other side


def nouns(beside: Neighbours, words: Senses) -> Iterator[tuple[str, Sense]]:
    """The words of a vocabulary beside a figure that follow close on another (机关分馆), up to the first 的 or 、."""
    if beside.side == "behind":
        yield from _chain(_PAUSE.split(beside.noun)[0][:REACH], words)
    elif beside.side == "before":
        noun = beside.noun[-REACH:]
        yield from ((found[0], sense) for found, sense in words.found(noun) if found.end() == len(noun))


_PAUSE = re.compile("[的、]")
_GAP = 1  # characters between two words of one noun


def _chain(noun: str, words: Senses) -> Iterator[tuple[str, Sense]]:
    end: int | None = None
    for found, sense in words.found(noun):
        if end is not None and found.start() > end + _GAP:
            return
        end = found.end()
        yield found[0], sense


def _judged(
    figure: Figure, word: str, sense: Sense, candidates: Sequence[Counted], passages: Sequence[Counted]
) -> Fault | None:
    meant = [asked for each in (word, *sense.borne) if (asked := pairs(each))]

    def has(kept: Pairs) -> bool:
        return any(asked <= kept for asked in meant)

    near = any(has(each.beside) or (each.side == "nowhere" and has(each.sentence)) for each in candidates)
    if any(has(each.at_noun) for each in candidates) or (near and _is_nowhere(candidates)):
        return None
    others = [each.figure for each in passages if not agrees(figure, each.figure) and has(each.near_noun)]
    alike = next((other for other in others if same_unit(figure.unit, other.unit)), None)
    if near and not others:
        return None
    inside = any(has(each.passage) for each in candidates)
    return Fault(figure, word, alike, sure=alike is not None or not inside, aside=near)


def _is_nowhere(candidates: Sequence[Counted]) -> bool:
    return any(each.side == "nowhere" for each in candidates)


# --- the whole of a share ----------------------------------------------------------------------------------------

SHARES = {"%", "‰", "‱"}


def other_wholes(text: str, passages: Sequence[Counted], words: Senses) -> Iterator[Fault]:
    """The words of a vocabulary told of a share that the sentence of that share does not have; `sure` when the passage does not
    have them either."""
    for claimed in told(text):
        own = bearing(claimed.figure, passages) if claimed.figure.unit in SHARES else []
        for found, sense in words.found(_whole(claimed)) if own else ():
            meant = [asked for each in (found[0], *sense.borne) if (asked := pairs(each))]
            if not any(asked <= each.sentence for asked in meant for each in own):
                inside = any(asked <= each.passage for asked in meant for each in own)
                yield Fault(claimed.figure, found[0], None, sure=not inside)


def _whole(claimed: Told) -> str:
    """The words in which a share's whole is told: those beside it, and where it is said to take up a part (占), those before."""
    beside = f"{claimed.beside.left}\n{claimed.beside.right}"
    return f"{claimed.before}\n{beside}" if "占" in beside else beside
