"""The evidence grade fits the results that are listed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...catalog import Entry
from ...evidence.binding import OF_TIME
from ...evidence.figures import read_figures
from ...evidence.figures.units import same_unit
from ...load.patterns import when_used
from ...model import Practice
from ...model.practice import Result
from ...model.vocabulary import Evidence
from ..rule import Ground, Remark, Rule, Scope

BEFORE = when_used("[从由].*[到至成为]|比|原[来先有]|上年|上一年|去年|以前|之前|此前|过去|[前后]|[升降增减提][高低加少]?[到至]")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark when the grade promises more, or less, than the results give."""
    record = entry.record
    if not isinstance(record, Practice):
        return
    graded = record.evidence
    counted = any(read_figures(text) for result in record.results for text in (result.text, *result.figures))
    if graded in (Evidence.COMPARISON, Evidence.OUTPUT) and not counted:
        yield Remark(f"证据写“{graded}”，成效里却没有数字", "改成“仅描述”或“无成效表述”，或者补上带出处的数字。", ("evidence",))
    elif graded is Evidence.COMPARISON and not any(map(compares, record.results)):
        yield Remark(
            f"证据写“{graded}”，没有一条成效写出同一事项前后两个数", f"只有规模、产出或者增减幅度的，改成“{Evidence.OUTPUT}”；来源给了做之前的数，补写进成效。",
            ("evidence",),
        )  # fmt: skip
    elif graded is Evidence.DESCRIPTION and not record.results:
        yield Remark("证据写“仅描述”，却没有列成效", "把来源对效果的描述写进 results，或者改成“无成效表述”。", ("evidence",))
    elif graded is Evidence.NONE and record.results:
        yield Remark("证据写“无成效表述”，却列了成效", "按成效的内容改成 前后对比、规模或产出、仅描述。", ("evidence",))


def compares(result: Result) -> bool:
    """Does a result tell one thing twice, in figures of one unit, as it was before and after?"""
    figures = [figure for figure in read_figures(result.text) if figure.unit not in OF_TIME]
    pairs = combinations(figures, 2)
    return bool(BEFORE.search(result.text)) and any(same_unit(a.unit, b.unit) and a.value != b.value for a, b in pairs)


RULE = Rule(
    code="HB409",
    name="证据与成效对不上",
    scope=Scope.RECORD,
    why="卡片和筛选里只看得到证据一档。它要和下面列出的成效一致，读者才不会被误导。说前后对比，就要有一条成效写出同一事项做之前、做之后的两个数。",
    bad="evidence: 规模或产出\nresults: []",
    good="evidence: 规模或产出\nresults:\n  - {text: 收到事项 1350 件。, cite: tushu-huifang#11}",
    check=check,
    proves=("Practice.evidence",),
)
