"""Lines are indented with ordinary spaces, not with full-width or no-break ones."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.WIDE_SPACE_INDENT,)

NAMES = {"U+3000": "全角空格", "U+00A0": "不换行空格（多从网页或 Word 复制而来）"}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each line whose indentation only looks like spaces."""
    for fault in faults_of(entry, KINDS):
        name = NAMES.get(fault.detail["char"], f"特殊空格 {fault.detail['char']}")
        yield Remark(
            f"行首的缩进用了{name}",
            "删掉行首的空白，切到英文输入法，按空格键：每缩进一层按两下。",
            fault.position,
        )


RULE = Rule(
    code="HB107",
    name="缩进用了全角空格",
    scope=Scope.FILE,
    why="全角空格看上去像缩进，对 YAML 却是一个普通的字，这一行就归错了地方。",
    bad="editor:\n　fits: 有固定联系村的分馆。   # 行首是全角空格",
    good="editor:\n  fits: 有固定联系村的分馆。   # 行首是两个半角空格",
    check=check,
)
