"""Comparing figures: does the report bear out the one in the record, and if not, what is the difference?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from .labels import CLOCK, KINDS, VERSION
from .model import Figure
from .units import same_unit, unit_class
from .vocabulary import SCALES

Difference = Literal["值", "单位", "约数", "范围", ""]

_SIMILAR = 0.5  # share of digits two figures of different units must have in common to be worth a hint


def agrees(claimed: Figure, found: Figure) -> bool:
    """Whether `found` bears out `claimed`: the same number or range, the same qualifier, no other unit.

    A unit agrees with the same unit and with its synonyms (名, 人, 位; km, 公里). A number without a unit counts things, so
    it agrees with any measure word, but with no share and no quantity (%, km). 9.52 % never agrees with 95.2 %, and 2000
    never with 2000 多.
    """
    if claimed.unit in _IN_PARTS and claimed.unit == found.unit:
        return _places(claimed) == _places(found)
    return (
        claimed.value == found.value
        and claimed.bound == found.bound
        and claimed.upper == found.upper
        and claimed.parts == found.parts
        and same_unit(claimed.unit, found.unit)
    )


_IN_PARTS = (CLOCK, VERSION)


def _places(label: Figure) -> tuple[Decimal, ...]:
    """Hours and minutes, of either half of the day (14:00, 下午2点); a version without the noughts at its end (2.0, 2)."""
    first, *others = label.parts
    if label.unit == CLOCK:
        return (first % 12, *others)
    while others and not others[-1]:
        others.pop()
    return (first, *others)


def difference(claimed: Figure, found: Figure) -> Difference:
    """What keeps two figures from agreeing, the weightiest first: 值, 范围, 单位, 约数; "" when they agree."""
    if claimed.value != found.value or (claimed.unit in _IN_PARTS and claimed.unit == found.unit):
        return "值" if not agrees(claimed, found) else ""
    if claimed.upper != found.upper or claimed.parts != found.parts:
        return "范围"
    if not same_unit(claimed.unit, found.unit):
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
    same_unit = unit_class(claimed.unit) == unit_class(candidate.unit)
    alike = SequenceMatcher(None, _digits(claimed.value), _digits(candidate.value), autojunk=False).ratio()
    return claimed.value == candidate.value, same_unit, alike


def _digits(value: Decimal) -> str:
    return _plain(value).replace(".", "").strip("0")


def write_figure(figure: Figure) -> str:
    """The figure in words for a message: 1.2 万名, 300 多万元, 80 亿元, 约 300 元, 3 至 5 年, 45 岁以上, 95.2%, 4:3:3."""
    if figure.unit in KINDS:
        return _label(figure)
    if figure.parts:
        return ":".join(map(_plain, figure.parts))
    size = SCALES.get(figure.scale, 1)
    number = _plain(figure.value / size) + (f" 至 {_plain(figure.upper / size)}" if figure.upper is not None else "")
    before = f"{figure.bound} " if figure.bound in ("约", "不足") else ""
    space = " " if figure.scale or figure.bound == "多" or (figure.unit and figure.unit not in "%‰‱") else ""
    after = figure.bound if figure.bound in ("以上", "以下") else ""
    return f"{before}{number}{space}{_scaled(figure, figure.value / size)}{figure.unit}{after}"


def _label(figure: Figure) -> str:
    """19:30, 3.2 版, 前 10 名, 3 号楼, 1 至 5 号窗口."""
    if figure.unit == CLOCK:
        return ":".join([_plain(figure.parts[0]), *(f"{part:02}" for part in figure.parts[1:])])
    if figure.unit == VERSION:
        return f"{'.'.join(map(_plain, figure.parts))} 版"
    number = _plain(figure.value) + (f" 至 {_plain(figure.upper)}" if figure.upper is not None else "")
    before, _, after = figure.unit.rpartition("…")
    return f"{before} {number} {after}".strip()


def _scaled(figure: Figure, number: Decimal) -> str:
    """多, 万, 多万 or 万多: 300 多万, but 1.9 万多."""
    more = "多" if figure.bound == "多" else ""
    return more + figure.scale if number % 10 == 0 else figure.scale + more


def _plain(value: Decimal) -> str:
    """The number without exponent and without idle zeros."""
    return f"{value.normalize():f}"
