"""Comparing figures: does the report bear out the one in the record, and if not, what is the difference?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from .model import Figure
from .vocabulary import SAME_UNIT

Difference = Literal["值", "单位", "约数", "范围", ""]

_UNIT_CLASS = {unit: number for number, units in enumerate(SAME_UNIT) for unit in units}
_SIMILAR = 0.5  # share of digits two figures of different units must have in common to be worth a hint


def agrees(claimed: Figure, found: Figure) -> bool:
    """Whether `found` bears out `claimed`: the same number or range, the same qualifier, no other unit.

    A unit agrees with the same unit, with its synonyms (名, 人, 位) and with none at all; 9.52 % never agrees with
    95.2 %, and 2000 never with 2000 多.
    """
    return (
        claimed.value == found.value
        and claimed.bound == found.bound
        and claimed.upper == found.upper
        and claimed.parts == found.parts
        and (claimed.unit == found.unit or _same_unit(claimed.unit, found.unit))
    )


def _same_unit(one: str, other: str) -> bool:
    return not one or not other or _class(one) == _class(other)


def _class(unit: str) -> str | int:
    """The number of the set of synonyms a unit belongs to, or the unit itself."""
    return _UNIT_CLASS.get(unit, unit)


def difference(claimed: Figure, found: Figure) -> Difference:
    """What keeps two figures from agreeing, the weightiest first: 值, 范围, 单位, 约数; "" when they agree."""
    if claimed.value != found.value:
        return "值"
    if claimed.upper != found.upper or claimed.parts != found.parts:
        return "范围"
    if not _same_unit(claimed.unit, found.unit):
        return "单位"
    return "约数" if claimed.bound != found.bound else ""


def nearest(claimed: Figure, candidates: Iterable[Figure]) -> Figure | None:
    """The candidate a writer most likely meant: the same number, else the same unit, then the most similar digits.

    None when nothing has the same number or unit or at least half its digits in common.
    """
    scored = [(_likeness(claimed, candidate), candidate) for candidate in candidates]
    likely = [pair for pair in scored if pair[0] >= (False, False, _SIMILAR) or pair[0][1]]
    return max(likely, key=lambda pair: pair[0])[1] if likely else None


def _likeness(claimed: Figure, candidate: Figure) -> tuple[bool, bool, float]:
    """(same number, same unit, share of common digits), to be compared as a whole."""
    same_unit = _class(claimed.unit) == _class(candidate.unit)
    alike = SequenceMatcher(None, _digits(claimed.value), _digits(candidate.value), autojunk=False).ratio()
    return claimed.value == candidate.value, same_unit, alike


def _digits(value: Decimal) -> str:
    return _plain(value).replace(".", "").strip("0")


def write_figure(figure: Figure) -> str:
    """The figure in words for a message: 12000 名, 19000 多人次, 约 300 元, 3 至 5 年, 45 岁以上, 95.2%, 4:3:3."""
    if figure.parts:
        return ":".join(map(_plain, figure.parts))
    number = _plain(figure.value) + (f" 至 {_plain(figure.upper)}" if figure.upper is not None else "")
    before = f"{figure.bound} " if figure.bound in ("约", "不足") else ""
    more = " 多" if figure.bound == "多" else ""
    space = " " if figure.unit and not more and figure.unit not in "%‰‱" else ""
    after = figure.bound if figure.bound in ("以上", "以下") else ""
    return f"{before}{number}{more}{space}{figure.unit}{after}"


def _plain(value: Decimal) -> str:
    """The number without exponent and without idle zeros."""
    return f"{value.normalize():f}"
