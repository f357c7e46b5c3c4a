"""Parts are not more than their whole, and shares of one whole not more than all of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.figures import write_figure
from ...evidence.parts import Overfull, overfull
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "对着原文看：总数、分项有没有写反，是不是同一个范围里的；原文自己就合不上的，写明“报告写”，不作分项列。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each whole whose parts are more; doubtful where some may be in two of them."""
    for cited in entry.cited:
        for found in overfull(cited.statement.text) if len(cited.figures) > 1 else ():
            yield Remark(_message(found), REMEDY, cited.statement.where, doubtful=not found.sure)


def _message(found: Overfull) -> str:
    parts = "、".join(f"“{write_figure(part)}”" for part in found.parts)
    whole = f"总数“{write_figure(found.whole)}”" if found.whole else "100%"
    added = f"分项 {parts} 加起来是 {found.made.normalize():f}" if len(found.parts) > 1 else f"分项 {parts}"
    return f"{added}，超过{whole}"


RULE = Rule(
    code="HB448",
    name="分项超过总数",
    scope=Scope.RECORD,
    why="其中的比总数还多，几个占比加起来超过百分之百，不是写反了，就是把不同范围的数放在了一起。"
    "“其余”“分别”引出的各项加起来不能超过总数；一个人可以算进两项的（女的、老年的），加起来超过时只提醒。",
    bad="results:\n  - {text: 收到事项 1285 件，其中办完 1350 件。, cite: tushu-huifang#11}",
    good="results:\n  - {text: 收到事项 1350 件，其中办完 1285 件。, cite: tushu-huifang#11}",
    check=check,
    doubts=True,
)
