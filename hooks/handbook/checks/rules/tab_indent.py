"""Lines are indented with spaces, never with tabs."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.TAB_INDENT,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each line that is indented with a tab."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            "行首的缩进用了 Tab 键",
            "删掉行首的空白，改按空格键：每缩进一层按两下空格。",
            fault.position,
        )


RULE = Rule(
    code="HB106",
    name="缩进用了 Tab 键",
    scope=Scope.FILE,
    why="栏目归谁管，全看行首有几个空格。Tab 在不同软件里宽度不同，所以 YAML 不认它。",
    bad="editor:\n\tfits: 有固定联系村的分馆。   # 行首是 Tab",
    good="editor:\n  fits: 有固定联系村的分馆。   # 行首是两个空格",
    check=check,
)
