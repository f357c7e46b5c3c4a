"""In which texts of a part each word stands, in few bits; `theme/search/places.js` reads it.

Of a text those pairs of characters are left out by which nobody finds it: what holds a sentence together with what stands beside
it (的书), and the end of one word with the beginning of the next (社区|服务), unless such a pair is a word or stands in a name.
Of how often a word stands in a text no more is told than up to `MOST`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from .bits import Bits
from .characters import HAN, RUNS

WORDS = Path(__file__).with_name("words.txt")
# the most frequent of what binds; as in theme/search/places.js
HOLDING = frozenset("的了和在是也都就把被对从")
MOST = 4
# (times, in the first sentence): the frequent ones first
CODES = ((1, 0), (1, 1), (2, 0), (2, 1), (4, 1), (3, 1), (3, 0), (4, 0))
_NUMBERS = [[0, *(CODES.index((times, lead)) for times in range(1, MOST + 1))] for lead in (0, 1)]
SEPARATOR = " "  # no word has one


@cache
def common() -> frozenset[str]:
    """Words of two characters that everybody uses."""
    groups = WORDS.read_text(encoding="utf-8").split()
    return frozenset(group[0] + second for group in groups for second in group[1:])


def telling(text: str, named: frozenset[str]) -> list[str]:
    """The words of a text by which it is found. `text` is folded; `named` are the pairs that stand in names."""
    found: list[str] = []
    for run in RUNS.findall(text):
        if len(run) == 1 or not HAN.search(run):
            found.append(run)
        else:
            found += _pairs(run, named)
    return found


def _pairs(run: str, named: frozenset[str]) -> list[str]:
    pairs = [*map(str.__add__, run, run[1:])]
    are = [*map(common().__contains__, pairs), False]
    before = False  # is the pair before a word?
    found = []
    for pair, is_word, after in zip(pairs, are, are[1:], strict=False):
        if is_word or pair in named or not ((before and after) or pair[0] in HOLDING or pair[1] in HOLDING):
            found.append(pair)
        before = is_word
    return found


def written(texts: list[list[str]], leads: list[set[str]], known: str) -> dict[str, Any]:
    """The words of each text, and of its first sentence, as JSON: the characters beside the `known` ones, the words that are no pair, how
    many places there are, and in bits for each character the characters after it, then for each word where it stands."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (words, lead) in enumerate(zip(texts, leads, strict=True)):
        for word, times in Counter(words).items():
            places[word].append((number, _NUMBERS[word in lead][times if times < MOST else MOST]))
    pairs = [word for word in places if len(word) == 2]
    more = "".join(sorted({*"".join(pairs)} - {*known}))
    others = sorted(word for word in places if len(word) != 2)
    bits = Bits()
    ordered = _put_pairs(bits, pairs, {character: rank for rank, character in enumerate(known + more)})
    for word in (*ordered, *others):
        _put_places(bits, places[word], len(texts))
    return {
        "more": more, "others": SEPARATOR.join(others), "count": sum(map(len, places.values())),
        "pairs": len(pairs), "bits": bits.written(),
    }  # fmt: skip


def _put_pairs(bits: Bits, pairs: list[str], ranks: dict[str, int]) -> list[str]:
    """The pairs by their first characters; gives them in their order."""
    after: dict[str, list[int]] = {character: [] for character in ranks}
    for pair in pairs:
        after[pair[0]].append(ranks[pair[1]])
    characters = [*ranks]
    for seconds in after.values():
        seconds.sort()
        bits.gamma(len(seconds) + 1)
        bits.ascending(seconds, len(ranks))
    return [first + characters[second] for first, seconds in after.items() for second in seconds]


def _put_places(bits: Bits, places: list[tuple[int, int]], size: int) -> None:
    bits.gamma(len(places))
    bits.ascending([number for number, _ in places], size)
    bits.mostly_none([code for _, code in places])
