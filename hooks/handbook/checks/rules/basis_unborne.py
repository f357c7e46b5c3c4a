"""Who counted, when and over what: the basis of a figure is what the cited passages say."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...model import Practice
from ...model.walk import quotes
from ..covered import bare, shown
from ..places import all_cited, write_places
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each clause of a basis that neither the passages nor the record's sentences bear out."""
    record = entry.record
    for number, result in enumerate(record.results if isinstance(record, Practice) else ()):
        places = all_cited((*result.cite, *record.cites), ground.library)
        if result.basis and places:
            said = [own_words(result.text), *(quote.text for quote in quotes(record)), *([record.dated.text] if record.dated else [])]
            for clause in bare(own_words(result.basis), said, places, ground.library):
                yield Remark(
                    f"口径“{shown(clause)}”在所引段落 {write_places(places)} 里找不到依据",
                    "口径照来源写：谁统计的、到什么时候、多大范围；来源没有说的不写，页面会显示“来源未载”。",
                    ("results", number, "basis"),
                )


RULE = Rule(
    code="HB462",
    name="口径在所引段落里找不到",
    scope=Scope.RECORD,
    why="同一个数，谁统计、到哪一天、算哪些单位，意思可以完全不同。编者替来源补上口径，数字看上去就比来源更可靠。",
    bad="basis: 省里抽样调查     # 原文没有说",
    good="basis: 到年底",
    check=check,
    proves=("Result.basis",),
)
