"""Every figure of a statement stands in a passage that the statement cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.figures import Figure, difference, write_figure
from ...load.patterns import when_used
from ...model import Practice
from ..places import known_citations, nearby, write_places
from ..rule import Ground, Remark, Rule, Scope

# measure words with which a list is counted; people, money and shares are never counted from a list
OWN_COUNTS = frozenset({"summary", "structure", "steps"})
COUNTING = frozenset(["个", "类", "项", "件", "种", "条", "张", "本", "方面", "步", "簿", "卡", "点"])


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each figure that no cited passage bears out."""
    for cited in entry.cited:
        places = known_citations(cited.statement.cites, ground.library)
        for figure in cited.figures if places else ():
            if cited.statement.where[0] in OWN_COUNTS and (is_counted(figure, entry) or counts_own_list(figure, cited.statement.text)):
                continue
            if not any(ground.library.figure(*place, figure) != "no" for place in places):
                yield Remark(*_miss(figure, entry, places, ground), cited.statement.where)


def is_counted(figure: Figure, entry: Entry) -> bool:
    """Is the figure the number of listed parts? «三类群众» is borne out by three parts that stand in the report."""
    shorthand = entry.record.shorthand if isinstance(entry.record, Practice) else None
    if shorthand is None or figure.unit not in COUNTING or figure.upper is not None or figure.bound:
        return False
    return figure.value in {len(items) for items in shorthand.parts.values()}


def counts_own_list(figure: Figure, text: str) -> bool:
    """Does the figure count what its own sentence lists: 签约、践诺和评诺三项制度, 三项服务：宣传、搬家、联系?"""
    if figure.unit not in COUNTING or figure.upper is not None or figure.bound:
        return False
    lists = [_BEFORE.search(text[: figure.start]), _BEHIND.match(text, figure.end)]
    return any(found and len(_BETWEEN.split(found["list"])) == figure.value for found in lists)


_ITEM = "[^，。；：！？、]+"
_BEFORE = when_used(f"(?P<list>{_ITEM}(?:、{_ITEM})+)这?$")
_BEHIND = when_used(f"[^，。；：！？、]{{0,6}}：(?P<list>{_ITEM}(?:、{_ITEM})+)")
_BETWEEN = when_used("、|(?<=[^、]{2})(?:以及|[和与及])(?=[^、]{2,}$)")


def _miss(figure: Figure, entry: Entry, places: list[tuple[str, int]], ground: Ground) -> tuple[str, str]:
    """Message and remedy: what is missing, the nearest figure here, and where it stands instead."""
    library = ground.library
    message = f"数字“{write_figure(figure)}”不在所引段落 {write_places(places)} 里"
    near = library.nearest_figure(figure, places)
    if near is not None:
        message += f"；那里最接近的是“{write_figure(near)}”（{difference(figure, near) or '写法'}不同）"
    found = library.where_figure(figure, places[0][0])
    if near is not None and difference(figure, near) == "单位" and found.kind != "same":
        return message, f"说的就是那里的“{write_figure(near)}”，就照它的单位写；不是，这个数字不能写。"
    if found.kind == "nowhere":
        return message, "所有来源里都没有这个数字：请核对原文，来源没有的数字不能写。"
    where, stands = nearby(found, entry.citations)
    if stands:
        return message, f"这个数字在{where} {write_places(stands)}：如果说的是同一件事，把 cite 改成那一段。"
    return message, "这一篇里没有这个数字，只有别的报告里有，那是别处的事，不能当依据：请核对原文，来源没有的数字不能写。"


RULE = Rule(
    code="HB403",
    name="数字在所引段落里找不到",
    scope=Scope.RECORD,
    why="数字最容易抄错、串行。每个数字都要能在所引的那一段里找到，读者才敢用。",
    bad="results:\n  - {text: 收到事项 1351 件。, cite: tushu-huifang#11}   # 原文是 1350",
    good="results:\n  - {text: 收到事项 1350 件。, cite: tushu-huifang#11}",
    check=check,
    proves=("proved",),
)
