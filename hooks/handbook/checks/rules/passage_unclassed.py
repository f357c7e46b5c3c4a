"""Every passage of a report is cited by a record or classed with a reason, and none is both."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.coverage import coverage_of
from ...model import Source
from ...model.vocabulary import Reason
from ..rule import Context, Remark, Rule, Scope, Severity

SHOWN = 12


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for passages nobody looked at, and for classed ones that are cited or do not exist. What a record cites that cannot
    be read nobody knows: its own fault is told first."""
    record = entry.record
    index = context.catalog.library.indexes.get(entry.id)
    if not isinstance(record, Source) or index is None:
        return
    found = coverage_of(entry, context.catalog)
    if found.open and all(other.record for other in context.catalog.faulty):
        yield Remark(
            f"有 {len(found.open)} 段没有记录引用，也没有写原因：{_numbers(found.open)}",
            f"从这些段落写出记录；确实不用的，在 uncited 里按 {'、'.join(context.catalog.settings.values(Reason))} 列出段号。", ("uncited",),
        )
    for reason, numbers in record.uncited.items():
        for number in numbers:
            if index.passage(number) is None:
                yield Remark(f"没有第 {number} 段", f"段落号是 1 到 {index.last}。", ("uncited", reason))
            elif number in found.cited:
                yield Remark(f"第 {number} 段已经有记录引用", f"从“{reason}”里删掉 {number}。", ("uncited", reason))


def _numbers(numbers: tuple[int, ...]) -> str:
    more = f" 等 {len(numbers)} 段" if len(numbers) > SHOWN else ""
    return "、".join(map(str, numbers[:SHOWN])) + more


RULE = Rule(
    code="HB705",
    name="段落没有交代",
    scope=Scope.LINKS,
    why="一篇报告要从头读到尾。每一段要么被记录引用，要么写明为什么不用，读者才知道没有漏掉什么。",
    bad="uncited: {背景: [2]}          # 第 5 段没有人引用，也没有写原因",
    good="uncited: {背景: [2], 口号: [5]}",
    check=check,
    proves=("Source.uncited",),
    severity=Severity.WARNING,
)
