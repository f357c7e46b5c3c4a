"""The evidence grade fits the results that are listed."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.figures import read_figures
from ...model import Practice
from ...model.vocabulary import Evidence
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark when the grade promises more, or less, than the results give."""
    record = entry.record
    if not isinstance(record, Practice):
        return
    graded = record.evidence
    counted = any(read_figures(text) for result in record.results for text in (result.text, *result.figures))
    if graded in (Evidence.COMPARISON, Evidence.OUTPUT) and not counted:
        yield Remark(f"证据写“{graded}”，成效里却没有数字", "改成“仅描述”或“无成效表述”，或者补上带出处的数字。", ("evidence",))
    elif graded is Evidence.DESCRIPTION and not record.results:
        yield Remark("证据写“仅描述”，却没有列成效", "把来源对效果的描述写进 results，或者改成“无成效表述”。", ("evidence",))
    elif graded is Evidence.NONE and record.results:
        yield Remark("证据写“无成效表述”，却列了成效", "按成效的内容改成 前后对比、规模或产出、仅描述。", ("evidence",))


RULE = Rule(
    code="HB409",
    name="证据与成效对不上",
    scope=Scope.RECORD,
    why="卡片和筛选里只看得到证据一档。它要和下面列出的成效一致，读者才不会被误导。",
    bad="evidence: 规模或产出\nresults: []",
    good="evidence: 规模或产出\nresults:\n  - {text: 收到事项 1350 件。, cite: tushu-huifang#11}",
    check=check,
    proves=("Practice.evidence",),
)
