"""A practice whose name is a shorthand is taken apart, or says that its source does not do it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.shorthand import read_shorthand
from ...model import Practice
from ...model.vocabulary import NamedBy
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark when the name is a shorthand and the record has no `shorthand` block."""
    record = entry.record
    if not isinstance(record, Practice) or record.shorthand or record.named_by is not NamedBy.SOURCE:
        return
    if read_shorthand(record.name):
        yield Remark(
            f"“{record.name}”是数字简称，却没有拆解",
            "加 shorthand：parts 列出来源写的各项；来源没有展开，只写 cite，页面会显示“来源未展开”。",
            ("name",),
        )


RULE = Rule(
    code="HB502",
    name="数字简称没有拆解",
    scope=Scope.RECORD,
    why="读者查“三诺两评”就是想知道是哪三诺、哪两评。来源没说，也要明白告诉读者来源没说。",
    bad="name: 三诺两评\n# 没有 shorthand",
    good="name: 三诺两评\nshorthand:\n  parts: {诺: [公开承诺, 按期践诺], 评: [分馆大会评议, 读者代表评议]}\n  cite: tushu-huifang#5",
    check=check,
)
