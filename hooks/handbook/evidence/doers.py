"""Who does what a clause tells: the body at its head, held against the clauses of a report that tell the same deed.

A report names the doer where it begins to tell, in a clause before, in a heading or in its title; a statement names it again. So a
doer that the passages do not name may still be that of the section, or that of the whole report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..load.patterns import when_used
from .bodies import STOCK, kin
from .cards import Card
from .cards.clauses import clauses
from .fingerprints import pairs
from .normalise import normalise
from .senses import UNTOLD, Sense, Senses

# what may stand before the body that acts
_AHEAD = when_used("(?:该?报告(?:建议|设想|称|认为))?(?:由|各|一些|有的|部分|多数|少数|个别|某[县市区])?(?:由|各)?[省市县区]?")
_LEAST = 0.3  # share of a deed's words that a clause must have to be the one that tells it
_CLEAR = 0.45  # from which on it surely is
_NEAR = 0.1  # clauses that have so much less than the best may be meant as well

_NAMED = frozenset(sense.borne[0] for sense in STOCK)

Pairs = frozenset[str]


class Doer(NamedTuple):
    """The body at the head of a clause: its word, what it means, and the rest of the clause."""

    word: str
    sense: Sense
    deed: str
    of: tuple[Sense, ...] = ()  # the bodies that follow close on it: of 图书馆员 each may be meant

    @property
    def names(self) -> frozenset[str]:
        """The words by which a report may name it."""
        return kin(self.sense) | {self.word}

    @property
    def names_of_all(self) -> frozenset[str]:
        """The words by which a report may name it, or those that follow."""
        return self.names.union(*map(kin, self.of))


class Another(NamedTuple):
    """The body that does it instead. `begins`: the very clause that clearly tells the deed begins with it; else a clause before it,
    and it is `sure` when the sentence does not have the doer at all."""

    word: str
    sure: bool
    begins: bool


class _Told(NamedTuple):
    """A clause of a passage, all clauses of its passage, and what share of a deed's words it has."""

    card: Card
    passage: Sequence[Card]
    share: float = 0.0

    @property
    def sentence(self) -> list[Card]:
        """The clauses of its sentence, itself among them."""
        return [other for other in self.passage if other.sentence == self.card.sentence]

    @property
    def led(self) -> list[Card]:
        """Those up to itself, from which a doer may reach into it."""
        sentence = self.sentence
        return sentence[: sentence.index(self.card) + 1]


@lru_cache(maxsize=256)  # two rules ask of one statement after the other
def doers(text: str, words: Senses) -> tuple[Doer, ...]:
    """The bodies at the heads of a text's clauses. 一家企业, 某单位 name none that could be looked for."""
    return tuple(_doers(text, words))


def _doers(text: str, words: Senses) -> Iterator[Doer]:
    for clause in clauses(text):
        words_of = text[clause.start : clause.end]
        found = next(words.found(words_of), None)
        if found and _AHEAD.fullmatch(words_of[: found[0].start()]) and not UNTOLD.search(words_of):
            inside = words_of[found[0].start() + 1 :]
            yield Doer(found[0][0], found[1], words_of[found[0].end() :], tuple(_close_on(inside, len(found[0][0]) - 1, words)))


def _close_on(text: str, end: int, words: Senses) -> Iterator[Sense]:
    """The bodies that begin inside a word which ends there (馆员 in 图书馆员) or right behind it, and those that follow on these."""
    for found, sense in words.found(text):
        if found.start() > end:
            return
        end = max(end, found.end())
        yield sense


def done_by_another(
    doer: Doer, text: str, passages: Iterable[Sequence[Card]], words: Senses, weigh: Callable[[str], int]
) -> Another | None:
    """The body at the head of the clauses that tell the deed, or of what stands before them in their sentences, when it is another
    than the doer, and one that the text does not name; None when there is none, or no clause tells the deed clearly enough.
    `passages` are the cards of each."""
    told = list(_telling(pairs(doer.deed), [_Told(card, cards) for cards in passages for card in cards], weigh))
    if any(_has(each.card.words, doer.names) for each in told):
        return None
    is_clear = max((each.share for each in told), default=0.0) >= _CLEAR
    if is_clear and (other := _other(doer, text, [_begun(each.card, words) for each in told])):
        return Another(other, sure=True, begins=True)
    if any(_has(card.words, doer.names_of_all) for each in told for card in each.led):
        return None
    later = any(_has(card.words, doer.names_of_all) for each in told for card in each.sentence)
    other = _other(doer, text, [_leading(each, words) for each in told])
    return Another(other, sure=is_clear and not later, begins=False) if other else None


def _other(doer: Doer, text: str, heads: Iterable[Iterable[Sense]]) -> str | None:
    """The first of these bodies that is not the doer, and that the text does not name."""
    others = (sense for head in heads for sense in head if not kin(sense) & doer.names)
    return next((sense.borne[0] for sense in others if not _named(sense, text)), None)


def _begun(card: Card, words: Senses) -> Iterator[Sense]:
    return (sense for sense in words.all if _begins(card, sense))  # next to none does


def _leading(told: _Told, words: Senses) -> list[Sense]:
    """The bodies at the head of a clause, or of the nearest before it in its sentence that begins with one."""
    heads = (list(_begun(card, words)) for card in reversed(told.led))
    return next(filter(None, heads), [])


def _named(sense: Sense, text: str) -> bool:
    """Does a text name the body in its own words or in those of reports?"""
    plain = normalise(text)
    return any(normalise(name) in plain for name in sense.borne) or next(_alone(sense).found(text), None) is not None


@cache  # of the words of a closed vocabulary
def _alone(sense: Sense) -> Senses:
    return Senses((sense,))


def _telling(deed: Pairs, clauses_of: Sequence[_Told], weigh: Callable[[str], int]) -> Iterator[_Told]:
    """The clauses that have most of a deed's words, each with that share; none when none has enough."""
    whole = sum(map(weigh, deed))
    rated = [each._replace(share=sum(map(weigh, deed & each.card.words)) / whole) for each in clauses_of] if whole else []
    best = max((each.share for each in rated), default=0.0)
    yield from (each for each in rated if best >= _LEAST and each.share >= best - _NEAR)


def _head(card: Card) -> Pairs:
    return frozenset().union(*(said.left for said in card.said("head")))


def _begins(card: Card, sense: Sense) -> bool:
    """Does a clause begin with the body? What the card names is not left to a fingerprint, in which any word may seem to stand."""
    return (sense.borne[0] not in _NAMED or sense.borne[0] in card.codes("bodies")) and _has(_head(card), sense.borne)


def _has(kept: Pairs, names: Iterable[str]) -> bool:
    return any(asked <= kept for name in names if (asked := pairs(name)))
