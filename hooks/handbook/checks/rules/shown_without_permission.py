"""A report's text is shown only under a licence, and when someone who may has agreed."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Source
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark at a text that is shown without a licence or without who agreed and when."""
    if isinstance(entry.record, Source) and entry.record.is_shown:
        lacking = [
            *(["许可（licence）"] if entry.record.licence is None else []),
            *(["谁、何时同意（permission）"] if entry.record.permission is None else []),
        ]
        if lacking:
            yield Remark(
                f"原文写了公开，没有写{'和'.join(lacking)}",
                "补上 licence: 许可名称 和 permission: {by: 谁, date: 何时}；没有得到同意的，删掉 text: 公开，再运行 "
                f"index {entry.record.file}。",
                ("text",),
            )


RULE = Rule(
    code="HB708",
    name="公开原文没有依据",
    scope=Scope.RECORD,
    why="来源的文字是写作单位的。凭什么许可、谁在什么时候同意的，都写得出来才公开。",
    bad="text: 公开",
    good="text: 公开\nlicence: CC BY 4.0\npermission: {by: 某街道办事处, date: 2026-05-20}",
    check=check,
    proves=("Source.licence", "Permission.by", "Permission.date"),
)
