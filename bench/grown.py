"""Many records that are like those of this handbook: for the size of the index an honest measure, as records of a corpus that repeats its
sentences have few pairs of characters, and real ones always new ones.

Each record is made like a real one, taken in turn: as many names, questions and sentences. Each of these is one of some record of the
same kind, drawn at random, in which characters are put in the place of others as long as the corpus has fewer different pairs of
characters than so much real text would have. How many that are is Heaps' law (V = K·n^β, n pairs of which V are different), with K
and β as the real records grow from a half of them to all; the characters are drawn as often as they stand in the real ones.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from handbook.exports.search.characters import HAN, fold, tokens_of
from handbook.exports.search.parts import id_of

Entry = dict[str, Any]
LINKS = ("leads", "forms")  # fields of ids of other records
SEVERAL = ("aliases", "asks", "parts")  # fields of several names or questions
CHANGED = 6  # one of so many characters of a sentence is changed, and one of
CHANGED_MORE = 2  # where the corpus is further behind than by
BEHIND = 0.02
SEED = 14


class Heaps(NamedTuple):
    """How the number of different pairs grows with that of pairs."""

    factor: float
    power: float

    def different(self, pairs: int) -> float:
        """Of so many pairs how many are different."""
        return self.factor * pairs**self.power


def heaps(entries: list[Entry]) -> Heaps:
    """The law of these entries, in an order by chance: through a half of them and all of them."""
    order = random.Random(SEED).sample(entries, len(entries))
    pairs, different = 0, set[str]()
    points = []
    for number, entry in enumerate(order, 1):
        found = _pairs("\n".join(_texts(entry)))
        pairs += len(found)
        different.update(found)
        if number in (len(order) // 2, len(order)):
            points.append((pairs, len(different)))
    (half, some), (all_of, most) = points[0], points[-1]
    power = math.log(most / some) / math.log(all_of / half)
    return Heaps(most / all_of**power, power)


def grown(entries: list[Entry], number: int) -> tuple[list[Entry], int, int]:
    """So many entries, in the order of their addresses as a handbook has them (its index is the smaller for it), how many pairs of
    characters they have, and how many different ones."""
    grower = _Grower(entries, number)
    found = [grower.entry(entries[place % len(entries)], place) for place in range(number)]
    return sorted(found, key=lambda entry: str(entry["location"])), grower.pairs, len(grower.different)


class _Grower:
    def __init__(self, entries: list[Entry], number: int) -> None:
        self.number = number
        self.law = heaps(entries)
        self.chance = random.Random(SEED)
        self.pairs = 0
        self.different: set[str] = set()
        counted = Counter(character for entry in entries for text in _texts(entry) for character in text if HAN.match(character))
        self.characters, self.weights = [*counted], [*counted.values()]
        self.drawn: list[str] = []
        self.pools: dict[tuple[str, str], list[str]] = {}
        self.places = {id_of(entry): place for place, entry in enumerate(entries)}
        self.ids = [*self.places]
        while len(self.ids) < number:
            self.ids += self._turned({*self.ids})
        for entry in entries:
            for field, text in _named(entry):
                self.pools.setdefault((entry.get("kind", ""), field), []).append(text)

    def entry(self, like: Entry, place: int) -> Entry:
        """One more, of an address of its own."""
        kind = like.get("kind", "")
        name = self.ids[place]
        several = {field: tuple(self.some(kind, field) for _ in like[field]) for field in SEVERAL if like.get(field)}
        if "aliases" in several:
            several["aliases"] = (*several["aliases"][:-1], name)
        lines = [self.some(kind, "text") for _ in like["text"].split("\n")]
        links = {field: self.links(like[field], place) for field in LINKS if field in like}
        return {**like, **several, **links, "location": f"{like['location'].partition('/')[0]}/{name}/", "title": self.some(kind, "title"), "text": "\n".join(lines)}

    def links(self, ids: list[str], place: int) -> list[str]:
        """What a real record leads to, as it is in the same turn, as far as that goes."""
        turn = place - place % len(self.places)
        return [self.ids[turn + self.places[name]] for name in ids if turn + self.places[name] < self.number]

    def _turned(self, known: set[str]) -> Iterator[str]:
        """An id that is not known for each record: its first half, and the other of another's; more where there is such a one."""
        for name in self.places:
            parts, more = name.split("-"), self.chance.choice([*self.places]).split("-")
            turned = "-".join((*parts[: (len(parts) + 1) // 2], *more[len(more) // 2 :]))
            while turned in known:
                turned = f"{turned}-{self.chance.choice(more)}"
            known.add(turned)
            yield turned

    def some(self, kind: str, field: str) -> str:
        """A sentence or a name of some record, with characters that are not its own while there are too few different pairs."""
        text = self.chance.choice(self.pools[kind, field])
        expected = self.law.different(self.pairs + len(text))
        if len(self.different) < expected:
            one_in = CHANGED if len(self.different) > (1 - BEHIND) * expected else CHANGED_MORE
            text = "".join(self._other() if HAN.match(sign) and self.chance.randrange(one_in) == 0 else sign for sign in text)
        found = _pairs(text)
        self.pairs += len(found)
        self.different.update(found)
        return text

    def _other(self) -> str:
        if not self.drawn:
            self.drawn = self.chance.choices(self.characters, self.weights, k=10_000)
        return self.drawn.pop()


def _named(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "title", entry["title"]
    for field in SEVERAL:
        yield from ((field, text) for text in entry.get(field, ()))
    yield from (("text", line) for line in entry["text"].split("\n"))


def _texts(entry: Entry) -> list[str]:
    return [text for _, text in _named(entry)]


def _pairs(text: str) -> list[str]:
    return [token for token in tokens_of(fold(text)) if len(token) == 2]
