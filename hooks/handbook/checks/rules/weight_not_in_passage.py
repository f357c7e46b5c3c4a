"""The weight of a form's field stands in the passage that the field cites."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...catalog import Entry
from ...evidence.figures import Figure
from ...evidence.library import Library
from ...model.template import WorkTemplate
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "权重和分值照来源写；来源没有给的不写，在 formula 的 open 里写明由谁、什么时候定。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each weight that no cited passage gives, and for each that cites none."""
    for number, field in enumerate(entry.record.fields if isinstance(entry.record, WorkTemplate) else ()):
        if field.weight is None:
            continue
        places = known_citations(field.cite or (), ground.library)
        if not field.cite or (places and not any(_given(field.weight, *place, ground.library) for place in places)):
            where = f"不在所引段落 {write_places(places)} 里" if places else "没有出处"
            yield Remark(f"“{field.label}”的权重 {field.weight:g} {where}", REMEDY, ("fields", number, "weight"))


def _given(weight: float, source: str, number: int, library: Library) -> bool:
    passage = library.passage(source, number)
    return passage is not None and any(Decimal(str(weight)) in _values(figure) for figure in passage.figures)


def _values(figure: Figure) -> tuple[Decimal, ...]:
    return (figure.value, *figure.parts, figure.value / 100) if figure.unit == "%" else (figure.value, *figure.parts)


RULE = Rule(
    code="HB469",
    name="权重在所引段落里找不到",
    scope=Scope.RECORD,
    why="权重决定谁排在前面。来源没有给的权重印在表上，照表打分的单位会以为那是别人试过的比例。",
    bad="{label: 馆内评议, origin: 原文推知, cite: tushu-huifang#5, weight: 70}   # 原文只说两成",
    good="{label: 评议结果, origin: 原文推知, cite: tushu-huifang#5, weight: 20}",
    check=check,
    proves=("FormField.weight",),
)
