"""Who acts, or fills in a form, is told by a passage that the statement cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..rule import Ground, Remark, Rule, Scope
from ..unborne import unborne

ASKED = (("structure", "actor", "text"), ("filled_by", "text"))


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each kind of body or role among the actors that no cited passage names."""
    actors = (cited.statement for cited in entry.cited if cited.statement.where in ASKED)
    return unborne(actors, ground.settings.trade.actors, "主体", ground.library)


RULE = Rule(
    code="HB413",
    name="主体在所引段落里找不到",
    scope=Scope.RECORD,
    why="谁来做，决定别的单位能不能学。总馆、分馆、街道、社区各有各的权和人，原文写的是哪一个就写哪一个，没有写的不补。"
    "全称简称都算数：镇政府和政府，居民委员会和居委会。",
    bad="actor: {text: 街道按月通报。, cite: tushu-huifang#17}   # 原文是 县立图书总馆",
    good="actor: {text: 县立图书总馆按月通报。, cite: tushu-huifang#17}",
    check=check,
    proves=("Structure.actor", "WorkTemplate.filled_by"),
)
