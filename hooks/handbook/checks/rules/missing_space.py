"""The colon behind a field name is followed by a space."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.MISSING_SPACE,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each `key:value` written without a space."""
    for fault in faults_of(entry, KINDS):
        key = fault.detail["key"]
        yield Remark(
            f"栏目名“{key}”的冒号后面少一个空格", f"在冒号后面加一个空格：“{key}: ”。", fault.position
        )


RULE = Rule(
    code="HB109",
    name="冒号后面少一个空格",
    scope=Scope.FILE,
    why="少了空格，YAML 会把栏目名和内容连成一个词。",
    bad="name:三问三帮",
    good="name: 三问三帮",
    check=check,
)
