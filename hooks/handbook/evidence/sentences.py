"""Cutting a long stretch of prose into pieces of a few sentences each, as even as its punctuation allows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..load.patterns import when_used

LONGEST = 300  # characters

# What a cut costs, in squared characters: a piece 100 short of the longest costs 10,000. Cutting between sentences is
# free; a semicolon, a comma, the middle of a quotation are worth ever more unevenness to avoid.
_SENTENCE, _SEMICOLON, _COMMA, _ANYWHERE, _QUOTED = 0, 10_000, 20_000, 60_000, 90_000

_CLOSING = r"[”’」』〞)）》]*"
_ENDS = ((re.compile(rf"[。！？!?]+{_CLOSING}"), _SENTENCE), (re.compile(rf"[；;]+{_CLOSING}"), _SEMICOLON))
_PAUSE = when_used(rf"[，,、：:]+{_CLOSING}")
_DEEPEST = 4  # marks left open further out are slips, not quotations
_PAIRS = {"“": "”〞", "‘": "’", "「": "」", "『": "』", "（": "）)", "(": "）)", "《": "》"}


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of `text` between `start` and `end`, at most 300 characters each, without white space at their ends."""
    start, end = _trimmed(text, start, end)
    if start < end <= start + LONGEST:
        yield start, end
    elif start < end:
        for piece_start, piece_end in pairwise(_even(_cuts(text, start, end))):
            piece_start, piece_end = _trimmed(text, piece_start, piece_end)
            if piece_start < piece_end:
                yield piece_start, piece_end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _even(cuts: dict[int, int]) -> list[int]:
    """The cuts to make, both ends included: the cheapest way to pieces that are not too long."""
    places = sorted(cuts)
    best: dict[int, tuple[int, int]] = {places[0]: (0, places[0])}  # place → (cost so far, the cut before)
    for number, place in enumerate(places[1:], start=1):
        within = places[bisect_right(places, place - LONGEST - 1) : number]
        best[place] = min((best[cut][0] + (LONGEST - place + cut) ** 2 + cuts[place], cut) for cut in within)
    chain = [places[-1]]
    while chain[-1] != places[0]:
        chain.append(best[chain[-1]][1])
    return chain[::-1]


def _cuts(text: str, start: int, end: int) -> dict[int, int]:
    """Where a stretch may be cut, with the price, such that no gap is longer than a piece may be."""
    quoted = {place for first, last in _quotations(text, start, end) for place in range(first + 1, last + 1)}
    cuts = {start: 0, end: 0}
    for pattern, price in _ENDS:
        _add(cuts, (match.end() for match in pattern.finditer(text, start, end)), price, quoted)
    for gap_start, gap_end in _gaps(cuts):
        _add(cuts, (match.end() for match in _PAUSE.finditer(text, gap_start, gap_end)), _COMMA, quoted)
    for gap_start, gap_end in _gaps(cuts):
        _add(cuts, range(gap_start + LONGEST, gap_end, LONGEST), _ANYWHERE, quoted)
    return cuts


def _add(cuts: dict[int, int], places: Iterable[int], price: int, quoted: set[int]) -> None:
    for place in places:
        cuts.setdefault(place, price + _QUOTED * (place in quoted))


def _gaps(cuts: dict[int, int]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in pairwise(sorted(cuts)) if end - start > LONGEST]


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets of the marks of each closed pair of quotation marks or brackets."""
    opened: list[int] = []
    for offset in range(start, end):
        if text[offset] in _PAIRS:
            opened = [*opened[-_DEEPEST:], offset]
        for depth in range(len(opened) - 1, -1, -1):
            if text[offset] in _PAIRS[text[opened[depth]]]:
                yield opened[depth], offset
                del opened[depth:]
                break
