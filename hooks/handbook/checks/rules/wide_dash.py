"""An item of a list begins with the ASCII hyphen."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.WIDE_DASH,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each list item that begins with another dash or dot."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            f"列表前面的符号是“{fault.detail['char']}”，不是英文减号",
            "切到英文输入法，写成一个减号加一个空格：“- ”。",
            fault.position,
        )


RULE = Rule(
    code="HB110",
    name="列表符号不是英文减号",
    scope=Scope.FILE,
    why="列表的每一项要以英文减号加空格开头；破折号、圆点和全角减号都会被当成文字。",
    bad="aliases:\n  － 三问三帮工作法",
    good="aliases:\n  - 三问三帮工作法",
    check=check,
)
