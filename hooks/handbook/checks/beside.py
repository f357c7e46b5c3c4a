"""Statements laid beside the clauses of the passages they cite, for rules about what a sentence says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from ..catalog import Entry
from ..catalog.mentions import own_words
from ..evidence.cards import Aligned, Card, Match
from ..evidence.index import IndexedPassage, Place
from ..evidence.library import Library
from ..evidence.senses import UNTOLD
from ..load.patterns import when_used
from ..model.base import Statement
from .citations import told_by_reports
from .places import known_citations

SHOWN = 16
FIGURES = "figures"
ASKS = when_used("怎[样么]|多[少久大]|哪|谁|几|什么|何|是否")
LEAST = 0.2  # share of a clause in a card; with less it is not what the clause rests on
NEARLY = 0.75  # of the best share: what is nearly as good may be meant as well
CLOSE = 0.35  # with this share a card surely is what is meant
RIVAL = 0.6  # of that share: what else bears out the clause as it stands


@dataclass(frozen=True, eq=False)
class Beside:
    """A statement, the places it cites that exist, and their passages, to be laid beside it clause by clause."""

    statement: Statement
    places: list[Place]
    passages: tuple[IndexedPassage, ...]
    library: Library

    @cached_property
    def clauses(self) -> tuple[Aligned, ...]:
        """Its clauses beside those of the passages."""
        return self.library.alignment(own_words(self.statement.text), self.places)

    @cached_property
    def told(self) -> tuple[Aligned, ...]:
        """The clauses that tell something: what the source does not tell is no claim, nor a question before it (谁来填，没有写)."""
        return tuple(_told(self.clauses))

    @property
    def cards(self) -> Iterator[Card]:
        """All cards of those passages."""
        return chain.from_iterable(passage.cards for passage in self.passages)

    def codes(self, kind: str) -> frozenset[str]:
        """What finds of a kind all those cards have."""
        first, *others = self.passages
        return first.codes(kind).union(*(passage.codes(kind) for passage in others)) if others else first.codes(kind)


@lru_cache(maxsize=4)  # the rules look at one record after another
def beside(entry: Entry, library: Library) -> tuple[Beside, ...]:
    """Each statement that reports tell, where a passage that it cites is known."""
    return tuple(_laid(entry, library))


def _laid(entry: Entry, library: Library) -> Iterator[Beside]:
    for statement in told_by_reports(entry):
        if FIGURES in statement.where:
            continue  # a figure with its unit is no sentence
        if places := known_citations(statement.cites, library):
            passages = tuple(passage for place in places if (passage := library.passage(*place)))
            yield Beside(statement, places, passages, library)


def _told(clauses: Sequence[Aligned]) -> Iterator[Aligned]:
    for number, each in enumerate(clauses):
        after = clauses[number + 1].clause if number + 1 < len(clauses) else ""
        if not UNTOLD.search(each.clause) and not (UNTOLD.search(after) and ASKS.search(each.clause)):
            yield each


class Common(NamedTuple):
    """How many of the words beside a find stand in another clause, and what part of them that is."""

    pairs: int
    part: float


NOTHING = Common(0, 0.0)


def common(near: frozenset[str], words: frozenset[str]) -> Common:
    """What the words beside a find and those of another clause have in common."""
    pairs = len(near & words)
    return Common(pairs, pairs / len(near)) if pairs else NOTHING


def most_common(near: Iterable[frozenset[str]], words: frozenset[str]) -> Common:
    """The most that the words beside one of several finds and those of another clause have in common."""
    return max((common(each, words) for each in near), default=NOTHING)


def closest(clause: Aligned, least: float = LEAST) -> Iterator[Match]:
    """The matches that the clause may well rest on: of those with at least this share, the best and what is nearly as good."""
    return (match for match in clause.matches if match.share >= max(least, NEARLY * clause.matches[0].share))


def rival(clause: Aligned, of: Callable[[Card], bool]) -> float:
    """The greatest share among the cards of which this is true; 0 when it is true of none."""
    return max((match.share for match in clause.matches if of(match.card)), default=0.0)


def stands_alone(match: Match, other: float) -> bool:
    """Is this surely what the clause rests on, when what would bear it out as it stands has the share `other`?"""
    return match.share >= CLOSE and other <= RIVAL * match.share


def neighbours(match: Match, library: Library) -> list[Card]:
    """The clauses of its sentence right before and after it: a word of theirs may reach into it."""
    passage = library.passage(*match.place)
    cards = passage.cards if passage else ()
    beside = (*cards[max(0, match.number - 1) : match.number], *cards[match.number + 1 : match.number + 2])
    return [card for card in beside if card.sentence == match.card.sentence]


def earlier(match: Match, library: Library) -> list[Card]:
    """The clauses of its sentence that stand before it, in order."""
    passage = library.passage(*match.place)
    return [card for card in (passage.cards if passage else ())[: match.number] if card.sentence == match.card.sentence]


def shown(clause: str) -> str:
    """A clause as a message quotes it."""
    return clause if len(clause) <= SHOWN else f"{clause[:SHOWN]}…"
