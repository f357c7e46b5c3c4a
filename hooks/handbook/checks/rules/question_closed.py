"""A question for a discussion cannot be answered with yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load.patterns import when_used
from ...model import Method, Practice, Problem
from ..covered import shown
from ..editorial import BLOCK
from ..prose import fold
from ..rule import Ground, Remark, Rule, Scope

DISCUSSED = (Method, Practice, Problem)
# 是不是, 能不能, 有没有, 是否, …吗: whatever can be answered by the word itself or its contrary
_CLOSED = when_used(r"(?P<word>\w)不(?P=word)|有没有|没有[？?]|有无|[是能可应会]否|与否|吗")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each question that can be answered with yes or no, and for each that does not ask."""
    questions = entry.record.editor.discussion if isinstance(entry.record, DISCUSSED) else ()
    for number, question in enumerate(questions):
        where, text = (BLOCK, "discussion", number, "ask"), fold(question.ask)
        if hit := _CLOSED.search(text):
            yield Remark(f"研讨题“{shown(question.ask)}”里的“{hit[0]}”，答一个“是”或“不是”就完了", "改问什么、谁、哪一步、怎样、为什么、选哪一个。", where)
        elif not text.endswith(("？", "?")):
            yield Remark(f"研讨题“{shown(question.ask)}”不是问句", "写成一个问题，用问号结尾。", where)


RULE = Rule(
    code="HB486",
    name="研讨题答“是”就完了",
    scope=Scope.RECORD,
    why="问“有没有用”“是不是形式主义”，学员点点头就过去了，讨论不起来。问凭什么看出来、换作自己先改哪一步，才要动脑子。",
    bad="discussion:\n  - {level: 事实, ask: 这个办法有没有用？}",
    good="discussion:\n  - {level: 事实, ask: 报告凭什么说这个办法有用？}",
    check=check,
    proves=("Question.ask",),
)
