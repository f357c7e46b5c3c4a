"""A step says what to do; that it was only recommended, its status says."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...model import Method, Practice
from ...model.base import Claim
from ...model.method import MethodStep
from ..rule import Ground, Remark, Rule, Scope
from .proposal_as_done import RECOMMENDS


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each step of a method or practice that tells what a report recommends."""
    steps: tuple[MethodStep | Claim, ...] = entry.record.steps if isinstance(entry.record, (Method, Practice)) else ()
    for number, step in enumerate(steps):
        if said := RECOMMENDS.search(own_words(step.text)):
            yield Remark(
                f"步骤里写着“{said[0]}”，没有直说做什么",
                f"去掉“{said[0]}”，写做什么；只是建议的，这一步加上 status: 建议，页面会在后面标出来。", ("steps", number, "text"),
            )  # fmt: skip


RULE = Rule(
    code="HB487",
    name="步骤没有直说做什么",
    scope=Scope.RECORD,
    why="读者照着步骤一步一步做，一句“报告建议如何如何”要先翻成该做的事。是不是只是建议，用状态标，不写进句子。",
    bad="steps:\n  - {text: 报告建议对超过时限的事项按月通报。, cite: tushu-huifang#17}",
    good="steps:\n  - {text: 对超过时限的事项按月通报。, cite: tushu-huifang#17, status: 建议}",
    check=check,
)
