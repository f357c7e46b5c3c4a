"""The words beside the figures of a clause, and on which side stands what they count.

852个分馆 has its noun behind, 馆员3260名 before; behind 占, 为, 的 nothing is counted (60岁以上的占37%), and what goes before may
have left its noun out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ...load.patterns import when_used

Side = Literal["behind", "before", "nowhere"]

_IDLE = when_used(r"[\s“”\"'‘’《》〈〉()（）\[\]【】]+")
_NO_NOUN = when_used("[与和及、或并又也仅只占达为是等到至共其均就再才都而且还外内，；。：]|以[上下内外来]|的?(?:有|占|比例|比重|标准)")
_DOES = when_used("参加|参与|担任|兼任|获|被|得|考入|没|不|未|负责|开通|推行|结对")  # of what goes before
_LIGHT = when_used("(?:有|为|共|达到|达|约|计|占|是|合计|共计|总计|的|各|仅|近|超过|分别|了|出|建|等|在)+$")
_ITEM = when_used("[、（(]")
_ELIDED = when_used("的?(?:占|有|为|达|是)?(?:比例)?(?:为|达)?$")


class Neighbours(NamedTuple):
    """The words left and right of a figure up to the next figures of the clause; those of its item of a list (五星级1个、四星级3个)
    across figures; and the side on which its noun stands."""

    left: str
    right: str
    item: str
    side: Side

    @property
    def noun(self) -> str:
        """The words that hold what the figure counts, without the light ones between; those before it when it stands nowhere."""
        return self.right.lstrip("的") if self.side == "behind" else _LIGHT.sub("", self.left)


def neighbours(clause: str, spans: Sequence[tuple[int, int]]) -> Iterator[Neighbours]:
    """The words beside each figure, given by its offsets in the clause, in order."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(clause)]
    for number, (start, end) in enumerate(spans):
        left, right = _plain(clause[ends[number] : start]), _plain(clause[end : starts[number + 1]])
        yield Neighbours(left, right, _plain(_ITEM.split(clause[:start])[-1]), _side(left, right))


def _plain(words: str) -> str:
    """Without the signs that may stand anywhere. Damage stays as the line break that it is written as."""
    return _IDLE.sub(lambda found: "\n" if "\n" in found[0] else "", words)


def _side(left: str, right: str) -> Side:
    ahead = bool(_LIGHT.sub("", left)) and not _elided(left)
    if right and not _NO_NOUN.match(right) and not (ahead and _DOES.match(right)):
        return "behind"
    return "before" if ahead else "nowhere"


def _elided(left: str) -> bool:
    """Does the noun stand further to the left: 60岁以上的占?"""
    found = _ELIDED.search(left)
    return bool(found and found[0].startswith("的"))
