"""The editor's block states no facts about the world or the source: it judges, advises and asks."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.assertions import FACT, SIGNS
from ..editorial import PROVED, asserted, remark
from ..rule import Ground, Remark, Rule, Scope

REMEDY = (
    "编者的话只写适合谁、怎样试、怎样看出走样：来源说的，写到有出处的栏目；外面的事没有来源，删掉，"
    "或者改成条件（已有……的，……）。"
)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each sentence of the editor's that claims to know how things are."""
    told = ((said, words) for said, words in asserted(entry, FACT) if not SIGNS.search(said.text))
    return (remark(said, words, "说的是事实，没有出处", REMEDY) for said, words in told)


RULE = Rule(
    code="HB470",
    name="编者的话里写了事实",
    scope=Scope.RECORD,
    why="编者的话没有出处，读者也不会去查。“实践表明”“各地普遍”“已在全国推广”写在这里，就成了谁也没有证实过的事实；"
    "“报告说”写在这里，就绕开了逐段核对。",
    bad="editor:\n  fits: 实践表明，人少的分馆最适合。",
    good="editor:\n  fits: 适合人少的分馆。",
    check=check,
    proves=PROVED,
)
