"""A practice says what the report says has happened."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model.vocabulary import Status
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope

CHOICES = "；".join(f"{status.definition}，写“{status}”" for status in Status)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when a practice has no status."""
    for error in errors_of(entry, FieldFault.NO_STATUS):
        yield Remark(
            "没有写“状态”（status）",
            f"照来源的话定，不要猜：{CHOICES}。",
            () if error["type"] == "missing" else error["loc"],
            key=True,
        )


RULE = Rule(
    code="HB211",
    name="做法没有写状态",
    scope=Scope.FILE,
    why="做过的和只是建议的，对读者是两回事。状态没有默认值，必须看着来源一条一条定；"
    "“对策”一节里也可能写着已经做了的事，要逐句看，不看标题。",
    bad="name: 三问三帮   # 没有 status",
    good="name: 三问三帮\nstatus: 已实践",
    check=check,
)
