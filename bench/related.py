"""Words that may mean the same, as the records themselves let suppose: how readers say it, by names and questions, beside how the
handbook says it, by titles and first sentences. They are proposals for the list of synonyms; somebody has to read them.

How far two words go together is their normalised pointwise mutual information over the records (G. Bouma, "Normalized (pointwise)
mutual information in collocation extraction", 2009): 1 where one never stands without the other, 0 where that is by chance. Added to
the search by themselves, at a tenth to four tenths of a word's own weight, they left what is found as it was or made it worse on
the questions that measure it, and so did words that often stand in one line; the search does not use them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from math import log
from typing import Any, NamedTuple

from handbook.exports.search.characters import HAN, fold
from handbook.exports.search.script import HERE, TABLES

LEAST = 0.5  # of the measure
SUPPORT = 3  # records in which both stand
SELDOM = 0.34  # of a word's records of readers are there such where the handbook writes it itself: else it needs no other word
TELLING = 2  # line of the table of words from which on they are not used for everything
Pair = tuple[str, str]


class Related(NamedTuple):
    """A word of readers, one of the handbook, how far they go together, and in how many records they do."""

    said: str
    written: str
    share: float
    records: int


def related(entries: Iterable[dict[str, Any]], known: Iterable[tuple[str, ...]] = ()) -> list[Related]:
    """Pairs of words from what the search is told of records, the surest first, by how far they go
    together and in how many records; without those of one known group."""
    telling = _telling_words()
    sides = [(_words(_said(entry), telling), _words(_written(entry), telling)) for entry in entries if "passage" not in entry]
    together = Counter(pair for said, written in sides for pair in product(said, written))
    said, written = (Counter(word for side in sides for word in side[place]) for place in (0, 1))
    groups = [set(map(fold, group)) for group in known]
    found = [
        Related(*pair, _share(times, said[pair[0]], written[pair[1]], len(sides)), times)
        for pair, times in together.items()
        if times >= SUPPORT and written[pair[0]] <= SELDOM * said[pair[0]]
        if not set(pair[0]) & set(pair[1]) and not any(group.issuperset(pair) for group in groups)
    ]
    return sorted((one for one in found if one.share >= LEAST), key=lambda one: (-one.share * log(one.records), one.said, one.written))


def _share(together: int, one: int, other: int, records: int) -> float:
    if together == records:
        return 0.0
    return log(together * records / (one * other)) / -log(together / records)


def _said(entry: dict[str, Any]) -> str:
    return "\n".join((*entry.get("aliases", ()), *entry.get("asks", ())))


def _written(entry: dict[str, Any]) -> str:
    return f"{entry['title']}\n{entry['text'].partition(chr(10))[0]}"


def _words(text: str, telling: set[str]) -> set[str]:
    folded = fold(text)
    return {pair for pair in map(str.__add__, folded, folded[1:]) if pair in telling}


def _telling_words() -> set[str]:
    """The words of two characters that the search knows and that say something by themselves."""
    lines = (HERE / TABLES["WORDS"]).read_text(encoding="utf-8").split("\n")[TELLING:]
    return {group[0] + second for line in lines for group in line.split(" ") for second in group[1:] if HAN.match(second)}


def lines(found: list[Related], most: int) -> Iterator[str]:
    """What is printed of them."""
    yield f"记录自己透露的近义词，{len(found)} 对，先列 {min(most, len(found))} 对；搜索不用它们，看过以后合适的写进 synonyms.yml："
    for one in found[:most]:
        yield f"  读者说 {one.said}，手册写 {one.written}（{one.share:.2f}，{one.records} 条）"
