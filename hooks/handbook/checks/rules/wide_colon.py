"""A field name is followed by an ASCII colon."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.WIDE_COLON,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each field name with a Chinese colon behind it."""
    for fault in faults_of(entry, KINDS):
        key = fault.detail["key"]
        yield Remark(
            f"栏目名“{key}”后面是中文冒号“：”",
            f"切到英文输入法，改成英文冒号加一个空格：“{key}: ”。正文里的中文冒号不用改。",
            fault.position,
        )


RULE = Rule(
    code="HB108",
    name="栏目名后面是中文冒号",
    scope=Scope.FILE,
    why="YAML 靠英文冒号加空格分开栏目名和内容；中文冒号会让整行变成一段没有栏目名的文字。",
    bad="name：三问三帮",
    good="name: 三问三帮",
    check=check,
)
