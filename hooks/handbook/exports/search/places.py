"""In which texts of a part each word stands, in few bits; `theme/search/places.js` reads it.

Of a text those pairs of characters are left out by which nobody finds it: what holds a sentence together with what stands beside
it (的书), and the end of one word with the beginning of the next (社区|服务), unless such a pair is a word or stands in a name.
Of how often a word stands in a text no more is told than up to `MOST`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from .bits import Bits
from .characters import HAN, RUNS, tokens_of

WORDS = Path(__file__).with_name("words.txt")
# the most frequent of what binds; as in theme/search/places.js
HOLDING = frozenset("的了和在是也都就把被对从")
MOST = 4
# (times, in the first sentence): the frequent ones first
CODES = ((1, 0), (1, 1), (2, 0), (2, 1), (4, 1), (3, 1), (3, 0), (4, 0))
UNTOLD = -1
SEPARATOR = " "  # no word has one


@cache
def common() -> frozenset[str]:
    """Words of two characters that everybody uses."""
    groups = WORDS.read_text(encoding="utf-8").split()
    return frozenset(group[0] + second for group in groups for second in group[1:])


class Words(NamedTuple):
    """Words of a text of which the same is told: the places of `CODES` for what stands of them by itself (none: `UNTOLD`), and for what
    does if they stand in a name; the pairs one after another, the others between `SEPARATOR`s."""

    told: int
    named: int
    pairs: str
    others: str


def words_of(text: str, lead: str) -> list[Words]:
    """The words of a text by which it is found, or is if they stand in names; `lead` is its first sentence. Both are folded."""
    always: list[str] = []
    if_named: list[str] = []
    for run in RUNS.findall(text):
        if len(run) == 1 or not HAN.search(run):
            always.append(run)
        else:
            _sort_pairs(run, always, if_named)
    first, further = {*tokens_of(lead)}, Counter(if_named)
    found: defaultdict[tuple[bool, int, int], list[str]] = defaultdict(list)
    for word, times in Counter(always).items():
        found[word in first, times, times + further.pop(word, 0)].append(word)
    for word, times in further.items():
        found[word in first, 0, times].append(word)
    return [Words(_code(is_lead, told), _code(is_lead, named), *_laid(words)) for (is_lead, told, named), words in found.items()]


def _code(is_lead: bool, times: int) -> int:
    return CODES.index((min(times, MOST), is_lead)) if times else UNTOLD


def _sort_pairs(run: str, always: list[str], if_named: list[str]) -> None:
    """The pairs of a run by which a text is always found, and those by which it is if they stand in names."""
    pairs = [*map(str.__add__, run, run[1:])]
    are = [*map(_is_word, pairs), False]
    before: bool | None = False  # is the pair before a word?
    for pair, is_word, after in zip(pairs, are, are[1:], strict=False):
        if is_word or not ((before and after) or is_word is None):
            always.append(pair)
        else:
            if_named.append(pair)
        before = is_word


@cache  # of pairs that come again and again
def _is_word(pair: str) -> bool | None:
    """Is a pair of characters a word that everybody uses? None where one of them holds a sentence together."""
    return pair in common() or (None if pair[0] in HOLDING or pair[1] in HOLDING else False)


def _laid(words: list[str]) -> tuple[str, str]:
    return "".join(word for word in words if len(word) == 2), SEPARATOR.join(word for word in words if len(word) != 2)


class Post(NamedTuple):
    """What a part says of a word, and of what that was made: does the word stand in a name? In how many texts it is told, and these in
    bits; these once more, each as a number with the places of `CODES` of `Words` as its last two digits."""

    is_named: bool
    often: int
    bits: str
    texts: str


Places = Mapping[str, int]  # word → a text as above


def places_of(number: int, words: Iterable[Words], named: frozenset[str]) -> dict[str, int]:
    """The words that are told of the text of that number; `named` are those that stand in names."""
    found: dict[str, int] = {}
    for told, if_named, pairs, others in words:
        alike = chain(map(str.__add__, pairs[::2], pairs[1::2]), filter(None, others.split(SEPARATOR)))
        found |= dict.fromkeys(named.intersection(alike) if told == UNTOLD else alike, (number * 10 + told - UNTOLD) * 10 + if_named - UNTOLD)
    return found


def posted(posts: Mapping[str, Post], changed: Iterable[tuple[Places, Places]], named: frozenset[str], size: int) -> dict[str, Post]:
    """The words of so many texts by what was known of them, of those texts that have `changed` as they were and as they are; `named` are the
    words that stand in names, of which none did not when the others were told."""
    gone: defaultdict[str, set[int]] = defaultdict(set)
    come: defaultdict[str, list[int]] = defaultdict(list)
    for were, are in changed:
        for word, _ in were.items() - are.items():
            gone[word].add(were[word])
        for word, place in are.items() - were.items() if were else are.items():
            come[word].append(place)
    unnamed = (word for word, post in posts.items() if post.is_named and word not in named)
    anew = {word: _post(posts.get(word), gone.get(word, ()), come.get(word, ()), word in named, size) for word in {*gone, *come, *unnamed}}
    return {word: post for word, post in sorted({**posts, **anew}.items()) if post.often}


def _post(before: Post | None, gone: Collection[int], come: Iterable[int], is_named: bool, size: int) -> Post:
    """What is said of a word when it has gone from some texts and come to some."""
    there = {*map(int, before.texts.split(","))}.difference(gone) if before else ()
    digit = 1 if is_named else 10
    told = [place for place in sorted([*there, *come]) if place // digit % 10]
    bits = Bits()
    bits.gamma(len(told))
    bits.ascending([place // 100 for place in told], size)
    bits.mostly_none([place // digit % 10 + UNTOLD for place in told])
    return Post(is_named, len(told), bits.digits(), ",".join(map(str, told)))


def written(posts: Mapping[str, Post], known: str) -> dict[str, Any]:
    """The words of a part, as JSON: the characters beside the `known` ones, the words that are no pair, how many places there are, and
    in bits for each character the characters after it, then for each word where it stands."""
    pairs = [word for word in posts if len(word) == 2]
    more = "".join(sorted({*"".join(pairs)} - {*known}))
    others = sorted(word for word in posts if len(word) != 2)
    bits = Bits()
    ordered = _put_pairs(bits, pairs, {character: rank for rank, character in enumerate(known + more)})
    for word in (*ordered, *others):
        bits.append(posts[word].bits)
    return {
        "more": more, "others": SEPARATOR.join(others), "count": sum(post.often for post in posts.values()),
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
