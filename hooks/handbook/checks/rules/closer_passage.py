"""A statement is closer in its wording to the passages it cites than to any other."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.wording import FEWEST
from ..citations import told_by_reports
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope, Severity

SHOWN = 12
REMEDY = (
    "对着原文看这两段：说的是那一段，就改 cite；两段都说了，就两段都写上；"
    "确实出自所引的段落，就用那一段的关键词来写，读者才对得上。"
)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each statement that reads like another passage."""
    library = ground.library
    for statement in told_by_reports(entry):
        if len(statement.text) < FEWEST:
            continue
        places = known_citations(statement.cites, library)
        text = own_words(statement.text)
        if places and (found := library.wording.closer(text, places)):
            shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
            yield Remark(
                f"“{shown}”的用词更像 {write_places([found.place])}，不像所引的 {write_places(places)}", REMEDY, statement.where
            )


RULE = Rule(
    code="HB410",
    name="用词更像另一段",
    scope=Scope.RECORD,
    why="没有数字也没有专名的句子，引错了段落别的规则看不出来。改写总会留下原文的关键词：和所引的段落少有相同，"
    "和另一段相同的多，多半是段落号写错了。太短的句子不比。",
    bad="steps:\n  - {text: 在联系日到村里现场办公。, cite: tushu-huifang#11}   # 第 11 段说的是成效",
    good="steps:\n  - {text: 在联系日到村里现场办公。, cite: tushu-huifang#9}",
    check=check,
    proves=("proved",),
    severity=Severity.WARNING,
)
