"""What a figure is: a number that counts or measures something, with all that qualifies it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal["", "约", "多", "不足", "以上", "以下"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as read from a text.

    `value` is the number with 万, 亿 … multiplied in (300多万元 is 3000000 元); shares are in per cent (两成 is 20 %).
    `unit` is the measure word as written, "" if there is none. `upper` is the far end of a range. `bound` tells
    what qualifies the number: 约 (also 左右), 多 (also 余, 几), 不足 (also 近, 不到), 以上 (also 超过, 至少), 以下
    (also 以内).
    `scale` is the power it was written with (万, 亿, 万亿), for showing it so again; it plays no part when figures agree.
    A ratio such as 4:3:3 keeps its terms in `parts`, and the first of them in `value`.
    `start` and `end` are offsets in the text it was read from. `damaged` is set in an index only: the figure
    stands in a stretch of the report that is known to be damaged.
    """

    value: Decimal
    unit: str = ""
    upper: Decimal | None = None
    bound: Bound = ""
    parts: tuple[Decimal, ...] = ()
    scale: str = ""
    start: int = 0
    end: int = 0
    damaged: bool = False
