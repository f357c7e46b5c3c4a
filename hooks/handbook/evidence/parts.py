"""Parts that are more than their whole: 57个组织，其中单独组建的 60 个; shares of one whole that make more than 100 %.

Parts of which one may be in two (其中女的, 其中老年的) may together be more than the whole, so only one part alone, or parts that leave
a rest or are told in turn (其余, 分别), are surely too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..load.patterns import when_used
from .figures import Figure, read_figures
from .figures.units import unit_class

_SENTENCE = when_used("[^。；;！？!?\n]+")
_PARTS = when_used("其中|(?:里|中)，?有")
_EXHAUSTIVE = when_used("其余|其他的?占|分别占?|各占|剩下")
_SHARE = "%"
_OF_TIME = {"年", "月", "日"}


class Overfull(NamedTuple):
    """Parts that are more than their whole: the whole, None for 100 %; what they make; whether none can be in two of them."""

    whole: Figure | None
    parts: tuple[Figure, ...]
    made: Decimal
    sure: bool


def overfull(text: str) -> Iterator[Overfull]:
    """The wholes of a text whose parts are more than they are."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0]
        figures = [figure for figure in read_figures(sentence) if _is_exact(figure)]
        sure = bool(_EXHAUSTIVE.search(sentence))
        for mark in _PARTS.finditer(sentence):
            yield from _counted(figures, mark, sure)
        shares = tuple(figure for figure in figures if figure.unit == _SHARE)
        if sure and len(shares) > 1 and (made := _sum(shares)) > 100:
            yield Overfull(None, shares, made, sure)


def _is_exact(figure: Figure) -> bool:
    return not figure.bound and figure.upper is None and not figure.parts and figure.unit not in _OF_TIME


def _counted(figures: Sequence[Figure], mark: re.Match[str], sure: bool) -> Iterator[Overfull]:
    """The figure before 其中, when those behind it in the same unit are more."""
    whole = next((figure for figure in reversed(figures) if figure.end <= mark.start()), None)
    if whole is None or whole.unit in ("", _SHARE):
        return
    behind = (figure for figure in figures if figure.start >= mark.end())
    parts = tuple(figure for figure in behind if unit_class(figure.unit) == unit_class(whole.unit))
    made = _sum(parts)
    one_is_more = any(part.value > whole.value for part in parts)
    if one_is_more or (len(parts) > 1 and made > whole.value):
        yield Overfull(whole, parts, made, sure=sure or one_is_more)


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))
