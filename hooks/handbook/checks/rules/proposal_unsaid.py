"""A practice that is only recommended says so in its summary, which is read without its status."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.cards import cards_of
from ...model import Practice
from ...model.vocabulary import Status
from ..rule import Ground, Remark, Rule, Scope

OPEN = frozenset({"plan", "norm"})


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at the summary of a recommended practice that reads as if it were done."""
    record = entry.record
    if isinstance(record, Practice) and record.status is Status.PROPOSED and not _says_so(record.summary):
        yield Remark(
            f"状态是“{record.status}”，一句话却没有说是建议的",
            "一句话会离开状态单独出现，读者会当成做过的：写成“报告建议……”，或者用“应当、拟、打算”说明。", ("summary",),
        )  # fmt: skip


def _says_so(summary: str) -> bool:
    return any(card.codes("modality") & OPEN for _, card in cards_of(summary, ()))


RULE = Rule(
    code="HB427",
    name="一句话没有说是建议",
    scope=Scope.RECORD,
    why="列表、检索和导出都只带一句话，状态不跟着走。只是建议的做法，一句话写得像做过的，读者就会当成别人的经验。",
    bad="summary: 超过时限的事项按月通报。\nstatus: 建议",
    good="summary: 报告建议超过时限的事项按月通报。\nstatus: 建议",
    check=check,
)
