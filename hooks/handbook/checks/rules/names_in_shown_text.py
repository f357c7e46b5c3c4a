"""A text that is shown may name people: someone looks before it is published."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..people import masked_name, named
from ..privacy import likely, masked
from ..prose import fold
from ..rule import Ground, Remark, Rule, Scope, Severity
from ..shown import shown_passages


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each passage of a shown source in which someone seems to be named, or to be found by what it says."""
    for passage, text in shown_passages(entry, ground):
        folded = fold(text)
        seen = list(dict.fromkeys(masked_name(hit.name) for hit in named(folded, ground.settings.trade)))
        seen += [f"{hit.name}（{masked(hit.text)}）" for hit in likely(folded)]
        if seen:
            yield Remark(
                f"公开的原文第 {passage.number} 段可能写了真实姓名或个人信息：{'、'.join(seen)}",
                f"看一眼这一段（文件的 [{passage.start}, {passage.end}]）：指向个人的，把范围写进 boilerplate，再运行 index；"
                "不是的，在 docs/waivers.yml 里说明。",
                ("text",),
            )


RULE = Rule(
    code="HB712",
    name="公开的原文里可能有姓名",
    scope=Scope.RECORD,
    why="报告里常写着人名、住址。单位能同意公开报告，不能替个人同意；程序拿不准，请人看一眼。",
    bad="text: 公开     # 原文里有“馆员王建国”，没有看过",
    good="text: 公开\nboilerplate:\n  - [2310, 2313]     # 姓名不登",
    check=check,
    severity=Severity.WARNING,
)
