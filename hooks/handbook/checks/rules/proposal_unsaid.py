"""A practice that is only recommended says so in its summary, which is read without its status."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.cards import cards_of
from ...evidence.senses import UNTOLD
from ...load.patterns import when_used
from ...model import Practice
from ...model.base import Location
from ...model.vocabulary import Status
from ..rule import Ground, Remark, Rule, Scope

OPEN = frozenset({"plan", "norm"})
ALREADY = when_used("(?<![不而对否])(?<!来源里)(?<!报告里)(?:已(?!有)经?|曾(?!有)经?)(?![^，。；]*[的”])")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at the summary of a recommended practice that reads as if it were done."""
    record = entry.record
    if not isinstance(record, Practice):
        return
    if record.status is Status.PROPOSED and not _says_so(record.summary):
        yield Remark(
            f"状态是“{record.status}”，一句话却没有说是建议的",
            "一句话会离开状态单独出现，读者会当成做过的：写成“报告建议……”，或者用“应当、拟、打算”说明。", ("summary",),
        )  # fmt: skip
    for where, text, status in _told(record):
        if status is Status.PROPOSED and (found := ALREADY.search(own_words(text))) and not UNTOLD.search(text):
            yield Remark(f"状态是“{status}”，这一句却说“{found[0]}”做了", "照原文写：建议做的，不加“已、曾”；做了的，把这一步的状态写出来。", where)


def _says_so(summary: str) -> bool:
    return any(card.codes("modality") & OPEN for _, card in cards_of(summary, ()))


def _told(record: Practice) -> Iterator[tuple[Location, str, Status]]:
    """What a practice says that it is or does, each with the status that holds for it."""
    yield ("summary",), record.summary, record.status
    for number, step in enumerate(record.steps):
        yield ("steps", number, "text"), step.text, step.status or record.status


RULE = Rule(
    code="HB427",
    name="一句话没有说是建议",
    scope=Scope.RECORD,
    why="列表、检索和导出都只带一句话，状态不跟着走。只是建议的做法，一句话写得像做过的，读者就会当成别人的经验。"
    "只是建议的步骤也一样，不说“已”做了。",
    bad="summary: 超过时限的事项按月通报。\nstatus: 建议",
    good="summary: 报告建议超过时限的事项按月通报。\nstatus: 建议",
    check=check,
)
