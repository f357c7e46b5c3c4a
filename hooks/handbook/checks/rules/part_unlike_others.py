"""The parts of a shorthand that are listed under one sign are alike: where all others have the sign, the last has it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...catalog import Entry
from ...model import Practice
from ..rule import Ground, Remark, Rule, Scope, Severity

FEWEST = 3  # parts that must stand together for one of them to be odd


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each part that lacks the sign which all the others under it have."""
    shorthand = entry.record.shorthand if isinstance(entry.record, Practice) else None
    for key, parts in shorthand.parts.items() if shorthand else ():
        if (number := odd_one(key, parts)) is not None:
            yield Remark(
                f"“{parts[number]}”列在“{key}”下面，别的 {len(parts) - 1} 项都有“{key}”，只有它没有",
                "对着原文看：是别的简称里的一项，换回来；是另一个字下面的，移过去；原文就是这样，不用改。",
                ("shorthand", "parts", key, number),
            )


def odd_one(key: str, parts: Sequence[str]) -> int | None:
    """The number of the only part without the sign; None when there is none, or not just one."""
    lacking = [number for number, part in enumerate(parts) if key not in part]
    return lacking[0] if len(parts) >= FEWEST and len(lacking) == 1 else None


RULE = Rule(
    code="HB415",
    name="简称的一项和别的不一样",
    scope=Scope.RECORD,
    why="一个字下面列的几项，来源多半都带着这个字：问需求、问困难、问意见。混进一项不带的，往往是从别的简称里抄错了，"
    "字句在段落里也找得到，别的规则看不出来。",
    bad="shorthand:\n  parts: {问: [问需求, 帮荐书, 问意见]}\n  cite: tushu-huifang#4",
    good="shorthand:\n  parts: {问: [问需求, 问困难, 问意见]}\n  cite: tushu-huifang#4",
    check=check,
    severity=Severity.WARNING,
    proves=("Shorthand.parts",),
)
