"""Who does what a clause tells: the body at its head, held against the clauses of a report that tell the same deed.

A report names the doer where it begins to tell, in a clause before, in a heading or in its title; a statement names it again. So a
doer that the passages do not name may still be that of the section, or that of the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .bodies import STOCK, kin
from .cards import Card
from .cards.clauses import clauses
from .fingerprints import pairs
from .normalise import normalise
from .senses import UNTOLD, Sense, Senses

# what may stand before the body that acts
_AHEAD = re.compile("(?:该?报告(?:建议|设想|称|认为))?(?:由|各|一些|有的|部分|多数|少数|个别|某[县市区])?(?:由|各)?[省市县区]?")
_LEAST = 0.45  # share of a deed's words that a clause must have to be the one that tells it
_NEAR = 0.1  # clauses that have so much less than the best may be meant as well

_NAMED = frozenset(sense.borne[0] for sense in STOCK)

Pairs = frozenset[str]


class Doer(NamedTuple):
    """The body at the head of a clause: its word, what it means, and the rest of the clause."""

    word: str
    sense: Sense
    deed: str

    @property
    def names(self) -> frozenset[str]:
        """The words by which a report may name it."""
        return kin(self.sense) | {self.word}


@lru_cache(maxsize=256)  # two rules ask of one statement after the other
def doers(text: str, words: Senses) -> tuple[Doer, ...]:
    """The bodies at the heads of a text's clauses. 一家企业, 某单位 name none that could be looked for."""
    return tuple(_doers(text, words))


def _doers(text: str, words: Senses) -> Iterator[Doer]:
    for clause in clauses(text):
        words_of = text[clause.start : clause.end]
        found = next(words.found(words_of), None)
        if found and _AHEAD.fullmatch(words_of[: found[0].start()]) and not UNTOLD.search(words_of):
            yield Doer(found[0][0], found[1], words_of[found[0].end() :])


def done_by_another(doer: Doer, text: str, cards: Iterable[Card], words: Senses, weigh: Callable[[str], int]) -> str | None:
    """The body at the head of the clauses that tell the deed, when it is another than the doer, and one that the text does not
    name; None when there is none, or no clause tells the deed clearly enough."""
    near = _telling(pairs(doer.deed), list(cards), weigh)
    if any(_has(card.words, doer.names) for card in near):
        return None
    others = (sense for sense in words.all if any(_begins(card, sense) for card in near))  # next to none does
    return next((sense.borne[0] for sense in others if not kin(sense) & doer.names and not _named(sense, text)), None)


def _named(sense: Sense, text: str) -> bool:
    """Does a text name the body in its own words or in those of reports?"""
    plain = normalise(text)
    return any(normalise(name) in plain for name in sense.borne) or next(_alone(sense).found(text), None) is not None


@cache  # of the words of a closed vocabulary
def _alone(sense: Sense) -> Senses:
    return Senses((sense,))


def _telling(deed: Pairs, cards: Sequence[Card], weigh: Callable[[str], int]) -> list[Card]:
    """The clauses that have most of a deed's words; none when none has enough."""
    whole = sum(map(weigh, deed))
    shares = [sum(map(weigh, deed & card.words)) / whole if whole else 0.0 for card in cards]
    best = max(shares, default=0.0)
    return [card for card, share in zip(cards, shares, strict=True) if share >= best - _NEAR] if best >= _LEAST else []


def _head(card: Card) -> Pairs:
    return frozenset().union(*(said.left for said in card.said("head")))


def _begins(card: Card, sense: Sense) -> bool:
    """Does a clause begin with the body? What the card names is not left to a fingerprint, in which any word may seem to stand."""
    return (sense.borne[0] not in _NAMED or sense.borne[0] in card.codes("bodies")) and _has(_head(card), sense.borne)


def _has(kept: Pairs, names: Iterable[str]) -> bool:
    return any(asked <= kept for name in names if (asked := pairs(name)))
