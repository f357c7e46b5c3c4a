"""Citations read as places, and places written for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from ..evidence.cards import Card
from ..evidence.index import Place
from ..evidence.library import Found, Library

SHOWN = 3


@cache  # of one string; every citation is read by several rules
def place_of(citation: str) -> Place:
    """`tushu-huifang#3` → ("tushu-huifang", 3)."""
    source, _, number = citation.partition("#")
    return source, int(number)


def known_citations(cites: Iterable[str], library: Library) -> list[Place]:
    """The cited places that exist; those that do not are another rule's business."""
    return [place for place in map(place_of, cites) if place in library.places]


def all_cited(cites: Iterable[str], library: Library) -> list[Place]:
    """The cited places, each once; none at all where one of them is not known, for what that one says cannot be told."""
    wanted = list(dict.fromkeys(cites))
    places = known_citations(wanted, library)
    return places if len(places) == len(wanted) else []


def cards_of_places(places: Iterable[Place], library: Library) -> list[Card]:
    """The clause cards of these passages, in order."""
    return [card for place in places if (passage := library.passage(*place)) for card in passage.cards]


def nearby(found: Found, citations: Iterable[str]) -> tuple[str, tuple[Place, ...]]:
    """Where it stands that a statement may draw on: in the report that it cites, else in another that its record cites, too. What
    only other reports have is somebody else's, and no way out; then no place."""
    if found.kind == "same":
        return "同一篇的", found.places
    cited = {place_of(citation)[0] for citation in citations}
    return "这条记录引用的另一篇的", tuple(place for place in found.places if place[0] in cited)


def write_places(places: Sequence[Place]) -> str:
    """Places as they are written in records, the first few of a long list."""
    shown = "、".join(f"{source}#{number}" for source, number in places[:SHOWN])
    return shown + (f" 等 {len(places)} 处" if len(places) > SHOWN else "")
