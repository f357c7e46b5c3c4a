"""How a passage begins and ends: a few characters, by which a reader finds it in his own copy."""

from __future__ import annotations

from typing import NamedTuple

from ..load.patterns import when_used
from .passages import Visible

_MOST = 8  # characters at each end
_SHARE = 6  # at most one in so many of the passage, so that a short one is not given away whole
_BESIDE = 2  # characters around an edge that must be sound too
_NUMBER_OF_A_PERSON = when_used("[0-9０-９Xx-]{6,}")
_PLACE = when_used("[省市县区州盟旗乡镇村屯街路社]")


class Edges(NamedTuple):
    """The first and the last characters; either is empty where it may not be given."""

    first: str = ""
    last: str = ""


NO_EDGES = Edges()


def edges(seen: Visible, damaged: frozenset[int], hides_names: bool) -> Edges:
    """The edges of a passage of which the characters at `damaged` cannot be relied on.

    None is given that is damaged or stands beside damage, that holds a long number, or, where the report `hides_names`, that
    may hold the name of a place.
    """
    solid = [at for at, char in enumerate(seen.text) if not char.isspace()]
    length = min(_MOST, len(solid) // _SHARE)
    if not length:
        return NO_EDGES
    first = _edge(seen.text, solid[0], solid[length - 1] + 1, damaged, hides_names)
    last = _edge(seen.text, solid[-length], solid[-1] + 1, damaged, hides_names)
    return Edges(first, last)


def _edge(text: str, start: int, end: int, damaged: frozenset[int], hides_names: bool) -> str:
    words = "".join(text[start:end].split())
    is_telling = _NUMBER_OF_A_PERSON.search(words) or (hides_names and _PLACE.search(words))
    return "" if is_telling or not damaged.isdisjoint(range(start - _BESIDE, end + _BESIDE)) else words
