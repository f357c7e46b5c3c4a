"""Nothing rests on a stretch that is flagged as damaged."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.figures import write_figure
from ...evidence.index import Place, Verdict
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope
from .figure_not_in_passage import OWN_COUNTS, is_counted
from .name_not_in_passage import names
from .part_not_in_passage import parts

REMEDY = "这段文字受损，不能当依据：换一处完好的出处；没有，就不写这个内容，只在来源页保留质量提示。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each figure, name or part that is found in damaged text only."""
    library = ground.library
    for cited in entry.cited:
        places = known_citations(cited.statement.cites, ground.library)
        for figure in cited.figures:
            if cited.statement.where[0] in OWN_COUNTS and is_counted(figure, entry):
                continue
            damaged = _only_damaged(places, [library.figure(*place, figure) for place in places])
            if damaged:
                yield _remark(f"数字“{write_figure(figure)}”", damaged, cited.statement.where)
    own = getattr(entry.record, "cites", None) or ()
    for where, text, cites in [*((w, t, own) for w, t in names(entry)), *parts(entry)]:
        places = known_citations(cites, ground.library)
        damaged = _only_damaged(places, [library.contains(*place, text) for place in places])
        if damaged:
            yield _remark(f"“{text}”", damaged, where)


def _only_damaged(places: list[Place], verdicts: list[Verdict]) -> list[Place]:
    """The places where something stands in damaged text; none when another place has it undamaged."""
    if "yes" in verdicts:
        return []
    return [place for place, verdict in zip(places, verdicts, strict=True) if verdict == "damaged"]


def _remark(what: str, places: list[Place], where: tuple[str | int, ...]) -> Remark:
    return Remark(f"{what}只出现在 {write_places(places)} 的受损文字里", REMEDY, where)


RULE = Rule(
    code="HB406",
    name="依据在受损文字里",
    scope=Scope.RECORD,
    why="网上副本里的年份、数字常被统一替换或丢失。受损的地方写了什么都不可信，修补等于编造。",
    bad="dated: {text: 2023 年起设联系日。, cite: tushu-huifang#9}     # 该处年份被替换",
    good="# 不写 dated；来源页的文本状况会说明年份被替换",
    check=check,
    proves=("proved",),
)
