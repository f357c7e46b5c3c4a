"""Personal names in running text: what reads like one, and where it has to stand to be taken for one.

Chinese does not mark names. A surname and two characters that people are named with are hardly ever anything else where a name
can begin, so they are told anywhere; a surname and one character only beside a post or role, or behind a label. The lists are
short of what there is: a name missed is worse for nobody but us, a word taken for a name is an alarm that people learn to ignore.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..load.patterns import when_used
from ..settings.wording import Trade
from .name_words import (
    ALSO_WORDS,
    DOUBLE,
    GIVEN,
    GIVENS,
    HEADS,
    LABELS,
    LEADERS,
    LEADING,
    NO_NAMES,
    NOBODY,
    OTHERS,
    RARER,
    SOUNDS,
    SURNAMES,
    TAILS,
    TIBETAN,
    first_of,
    worded,
)  # fmt: skip

END = when_used(
    "$|[，。、；：！？“”（(）)\\s,;!?:]|等|说|讲|介绍|表示|带领|带队|率|同志|牵头|负责|担任|一行|和|与|及|每|在|到|来|上门|家|参加|主持|值班|发言|签字|患|因|送|"
    "帮|走访|联系|登记|回访|出席"
)
DOES = when_used("负责|主持|牵头|担任|带领|主讲|汇报|登记|接待|讲课|汇总")
SAID = when_used("(?:[:：（(“、]|名?叫|为|是)? ?$")
MAYBE_APART = when_used("[^\x00-\x7f] [^\x00-\x7f]")  # what has it has this, too, which needs less to be looked for
APART = when_used("(?<![一-鿿])([一-鿿]) ([一-鿿]) ?([一-鿿])(?![一-鿿])")

_HEADS, _GIVENS, _TAILS = frozenset(HEADS), frozenset(GIVENS), frozenset(TAILS)
NO_ALARM = frozenset(NO_NAMES)
_SURE, _GIVEN, DOUBLES = frozenset(SURNAMES), frozenset(GIVEN), frozenset(DOUBLE)
_LEADING = frozenset(LEADING)
_OPENING = frozenset("（(，,等")
LATIN = when_used("[a-z]{2} ?[一-鿿]")
NAME = f"[{SURNAMES}{ALSO_WORDS}][{GIVEN}]{{1,2}}"  # for what is so particular that it needs no more to tell a name
# One class of first characters, so that the search skips over everything else.
CANDIDATE = when_used(
    f"[{SURNAMES}{ALSO_WORDS}{first_of(DOUBLE)}]"
    f"(?:(?P<double>{worded(DOUBLE)})[{GIVEN}{RARER}]{{1,2}}|(?<=[{SURNAMES}{ALSO_WORDS}])[{GIVEN}{RARER}]{{1,2}})"
)


POINT = "[·•・‧∙]"
POINTED = when_used(POINT)
DOTTED = when_used(f"[{SOUNDS}]{{2,7}}{POINT}[{SOUNDS}]{{2,7}}")
WHOLE_NAMES = OTHERS[:10]  # of the words of other languages, those that are names by themselves
_WORDS = (*TIBETAN, *OTHERS)
WORD = when_used(f"[{first_of(_WORDS)}](?:{worded(_WORDS)})")
# What more a name of such words may have: another of them, or the sounds of one.
REST = when_used(f"(?:{'|'.join(_WORDS)}|[{SOUNDS}]{{2,4}})?")


class Named(NamedTuple):
    """What seems to be a name, and where it stands in the text."""

    name: str
    start: int

    @property
    def end(self) -> int:
        """Behind the name."""
        return self.start + len(self.name)


class Posts(NamedTuple):
    """The posts and roles that a name stands beside, with what only this trade has; and what tells of one in few steps."""

    all: tuple[str, ...]
    last: frozenset[str]
    first: frozenset[str]
    bracketed: re.Pattern[str]
    listed: re.Pattern[str]
    mixed: re.Pattern[str]


@cache
def _posts(roles: tuple[str, ...]) -> Posts:
    known = (*LABELS, *roles)
    any_of_them, leaders = "|".join(map(re.escape, known)), "|".join(LEADERS)
    further = f"[，,](?:[男女][，,。]|[^，。；,;\\n]{{2,14}}(?:{leaders})(?=$|[\\n，。；]))"
    latin = f"(?:[{SURNAMES}] ?[A-Z]?|(?<![A-Za-z])[A-Z][a-z]{{1,6}} [A-Z])[a-z]{{2,12}}"
    return Posts(
        known, frozenset(word[-1] for word in known), frozenset(word[0] for word in known) | {"副"},
        when_used(f"[（(][^（）()\\n]{{0,16}}(?:{any_of_them})[)）]"),
        when_used(f"{further}|等[0-9一二三四五六七八九十两几]+[名位人]"),
        when_used(f"(?P<name>{latin}) ?(?=副?(?:{leaders}))"),
    )  # fmt: skip


def posts_of(trade: Trade) -> Posts:
    """The posts and roles of a trade."""
    return _posts(trade.persons)


def named(text: str, trade: Trade) -> list[Named]:
    """What seem to be names of private persons in a folded text, each once at its place; not those that are named freely."""
    text = APART.sub(r"\1\2\3", text) if MAYBE_APART.search(text) else text
    posts = posts_of(trade)
    found = {hit.start: hit for hit in (*_chinese(text, posts), *_mixed(text, posts), *_transcribed(text, posts))}
    return [found[start] for start in sorted(found) if is_private(found[start].name, trade.named_freely)]


def _chinese(text: str, posts: Posts) -> Iterator[Named]:
    place = 0
    while match := CANDIDATE.search(text, place):
        name, start = match[0], match.start()
        place = start + 1
        long = len(name) > 2 and not _is_word(name) and name
        for tried in (long, None if match["double"] else name[:2]):
            if tried and _is_name(text, tried, start, posts):
                yield Named(tried, start)
                place = start + len(tried)
                break


def possible(text: str) -> Iterator[Named]:
    """What may be whole names where one can begin, for a rule that what else is said there makes sure of it."""
    for match in CANDIDATE.finditer(text):
        name, before = match[0], text[match.start() - 1 : match.start()]
        if len(name) > 2 and not _is_word(name) and _begins(before, name):
            yield Named(name, match.start())


def _begins(before: str, name: str) -> bool:
    """Whether a name can begin behind this character."""
    return not "一" <= before <= "鿿" or (before in _LEADING and before + name[0] not in _TAILS)


def _is_name(text: str, name: str, start: int, posts: Posts) -> bool:
    """Whether the place where it stands makes a name of it."""
    if _is_word(name):
        return False
    end, before = start + len(name), text[start - 1 : start]
    begins, apart = _begins(before, name), before + name[0] not in _TAILS
    if len(name) > 2 and begins and (name[:2] in DOUBLES or (name[0] in _SURE and _GIVEN.issuperset(name[1:]))):
        return True
    return _is_led(text, name, start, posts) or (apart and _is_followed(text, name, end, begins, posts))


def _is_led(text: str, name: str, start: int, posts: Posts) -> bool:
    """Whether a post or a label stands before it; a short one has to end there, too."""
    head = SAID.sub("", text[max(0, start - 12) : start])
    if head[-1:] in posts.last and head.endswith(posts.all):
        return len(name) > 2 or END.match(text, start + 2) is not None
    return head.endswith("由") and DOES.match(text, start + len(name)) is not None


def _is_followed(text: str, name: str, end: int, begins: bool, posts: Posts) -> bool:
    """Whether a post follows; behind a short name only one that people are called by, or in brackets, or further on."""
    behind = text[end : end + 6]
    if behind[:1] in posts.first and not behind.startswith(NOBODY):
        return behind.removeprefix("副").startswith(posts.all if len(name) > 2 else LEADERS)
    if behind[:1] in _OPENING:
        return begins and bool(posts.bracketed.match(text, end) or posts.listed.match(text, end))
    return False


def _mixed(text: str, posts: Posts) -> Iterator[Named]:
    """Names in Latin letters, whole or in part, before a post."""
    if LATIN.search(text):
        yield from (Named(match["name"], match.start()) for match in posts.mixed.finditer(text))


def _transcribed(text: str, posts: Posts) -> Iterator[Named]:
    """Names of other languages: two parts with a point between, two words of them in a row, or one beside a post."""
    if POINTED.search(text):
        yield from (Named(match[0], match.start()) for match in DOTTED.finditer(text))
    for match in WORD.finditer(text):
        more = REST.match(text, match.end())
        end = more.end() if more else match.end()
        beside = text.endswith(posts.all, 0, match.start()) or text.startswith(posts.all, end)
        if beside or text[match.end() : end] in TIBETAN or match[0] in WHOLE_NAMES:
            yield Named(text[match.start() : end], match.start())


def _is_word(name: str) -> bool:
    """Whether it is more likely to be words than a name."""
    return name[:2] in _HEADS or name[1:] in _GIVENS


def is_private(name: str, freely: frozenset[str] = frozenset()) -> bool:
    """Whether a name is neither a place or another word nor one of those that the handbook's settings let stand."""
    return name not in NO_ALARM and name not in freely and not _is_word(name)


def masked_name(name: str) -> str:
    """The surname alone: messages end up in public logs."""
    return f"{name[:2] if name[:2] in DOUBLES else name[0]}某"
