"""Passages of a report that is cut anew keep their numbers where their words are the same: others have linked to these.

Passages are laid beside each other in order by the marks of their text. What is left between two that agree is compared by its
fingerprints: one that holds most of an old passage, and is mostly in it, is that passage, changed; any other is new and gets a
number behind all that were ever given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count

from .fingerprints import marks_of
from .index import IndexedPassage, PassageIndex

SAME = 0.6  # share of all 3-grams of two passages that they have in common when one is the other, changed
HOLDS = 0.5  # share of an old passage's 3-grams that a new one has when the old one's words have gone there


@dataclass(frozen=True)
class Renumbered:
    """An index with the numbers that its passages had before; `moved` says of numbers that are no more which passages hold the
    words now, in order; none when no passage does."""

    index: PassageIndex
    moved: Mapping[int, tuple[int, ...]]


def renumbered(made: PassageIndex, old: PassageIndex, used: Iterable[int] = ()) -> Renumbered:
    """The index `made` with the numbers of the passages of the one before; `used` are numbers that were given out besides."""
    kept = dict(_kept(made.passages, old.passages))
    new = count(max([old.last, *used], default=0) + 1)
    numbers = [kept[place] if place in kept else next(new) for place in range(len(made.passages))]
    passages = tuple(replace(each, number=number) for each, number in zip(made.passages, numbers, strict=True))
    gone = [each for each in old.passages if each.number not in set(kept.values())]
    return Renumbered(replace(made, passages=passages), {each.number: tuple(_holding(each, passages)) for each in gone})


def _kept(made: Sequence[IndexedPassage], old: Sequence[IndexedPassage]) -> Iterator[tuple[int, int]]:
    """Place of a passage → the number that it had."""
    matcher = SequenceMatcher(None, [_words(each) for each in old], [_words(each) for each in made], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from ((start + step, old[first + step].number) for step in range(last - first))
        elif tag == "replace":
            yield from _changed(made, range(start, end), old[first:last])


def _words(passage: IndexedPassage) -> tuple[object, ...]:
    return passage.mark, passage.sound.threes, passage.doubtful.threes


def _changed(made: Sequence[IndexedPassage], places: range, old: Sequence[IndexedPassage]) -> Iterator[tuple[int, int]]:
    """The passages that are still the old ones though a few words are different, in order, each once."""
    at = places.start
    for each in old:
        found = next((place for place in range(at, places.stop) if _alike(made[place], each) >= SAME), None)
        if found is not None:
            yield found, each.number
            at = found + 1


def _grams(passage: IndexedPassage) -> frozenset[str]:
    return marks_of(passage.sound, passage.doubtful)


def _alike(one: IndexedPassage, other: IndexedPassage) -> float:
    ours, theirs = _grams(one), _grams(other)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else float(one.mark == other.mark)


def _holding(old: IndexedPassage, passages: Iterable[IndexedPassage]) -> Iterator[int]:
    """The passages in which most of an old one stands, or which are mostly in it."""
    wanted = _grams(old)
    for each in passages:
        grams = _grams(each)
        if wanted and grams and len(wanted & grams) >= HOLDS * min(len(wanted), len(grams)):
            yield each.number
