"""Who has the permission to show a text says whether it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Source
from ..rule import Ground, Remark, Rule, Scope, Severity


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at a permission in a record that does not say whether the text is shown."""
    if isinstance(entry.record, Source) and entry.record.permission and entry.record.text is None:
        yield Remark(
            "写了谁同意公开原文，没有写公开不公开，现在按不公开处理",
            f"公开就写 text: 公开，再运行 index {entry.record.file}；有意不公开就写 text: 不公开。",
            ("permission",), key=True,
        )


RULE = Rule(
    code="HB709",
    name="有同意而没有公开",
    scope=Scope.RECORD,
    why="同意公开的原文，读者点出处就能看到那一句；忘了写一行，就白得了同意。",
    bad="permission: {by: 某街道办事处, date: 2026-05-20}",
    good="text: 公开\nlicence: CC BY 4.0\npermission: {by: 某街道办事处, date: 2026-05-20}",
    check=check,
    severity=Severity.WARNING,
)
