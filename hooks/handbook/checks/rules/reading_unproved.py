"""The right reading of a name differs from what the report prints by misprinted characters, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.misprints import RIGHT, mends, reading_of
from ...model import Practice, WorkTemplate
from ..rule import Ground, Remark, Rule, Scope

PAIRS = "、".join(f"{wrong}→{right}" for wrong, right in RIGHT.items())


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for a reading that says something else, doubtful for a name that is printed wrongly and has none."""
    record = entry.record
    if not isinstance(record, (Practice, WorkTemplate)):
        return
    if record.reading and not mends(record.reading, record.name):
        yield Remark(
            f"正字“{record.reading}”和名称“{record.name}”不只差印错的字",
            f"名称照报告印的写；正字只改印错的字（{PAIRS}），字数一样。别的叫法写到 aliases。", ("reading",),
        )
    elif not record.reading and (reading := reading_of(record.name)) != record.name:
        yield Remark(f"名称“{record.name}”里有印错的字", f"名称照报告印的留着，加一行 reading: {reading}。", ("name",), doubtful=True)


RULE = Rule(
    code="HB327",
    name="名称的正字",
    scope=Scope.RECORD,
    why="报告把“簿”印成“薄”、把“账”印成“帐”，照抄作标题，读者会跟着写错；随手改，又对不上原文。所以名称照印，"
    "正字另写，只许改这几个没有别的读法的字；页面用正字作标题，并写明报告印作什么。",
    bad="name: 需求登记薄\nreading: 需求记录簿      # 不只差一个字",
    good="name: 需求登记薄\nreading: 需求登记簿",
    check=check,
    proves=("Practice.reading", "WorkTemplate.reading"),
    doubts=True,
)
