"""A record file does not begin with a byte order mark."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope, Severity

KINDS = (FaultKind.BOM,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when the file begins with the mark."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            "文件开头有一个看不见的 BOM 标记",
            "不影响使用；方便时用记事本“另存为”，“编码”选“UTF-8”，不选“带有 BOM 的 UTF-8”。",
            fault.position,
        )


RULE = Rule(
    code="HB105",
    name="文件开头有 BOM",
    scope=Scope.FILE,
    why="BOM 是旧版记事本加在文件开头的三个字节。我们读得懂，别的工具会把它当成第一个栏目名的一部分。",
    bad="# 记事本“另存为”时“编码”选了“带有 BOM 的 UTF-8”",
    good="# 记事本“另存为”时“编码”选“UTF-8”",
    check=check,
    severity=Severity.WARNING,
)
