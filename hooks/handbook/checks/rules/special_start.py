"""A text does not begin with a character that YAML keeps for itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.SPECIAL_START,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each text that begins with such a character."""
    for fault in faults_of(entry, KINDS):
        char = fault.detail["char"]
        yield Remark(
            f"文字以“{char}”开头，YAML 把这个符号留作别用",
            f'给整段文字加上英文双引号，如 "{char}……"；这个符号没有用处就删掉。',
            fault.position,
        )


RULE = Rule(
    code="HB119",
    name="文字以特殊符号开头",
    scope=Scope.FILE,
    why="@、`、%、*、&、! 放在开头，YAML 会把它当成命令而不是文字。",
    bad="asks: [*重点* 怎么抓]",
    good='asks: ["*重点* 怎么抓"]',
    check=check,
)
