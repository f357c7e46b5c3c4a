"""Names and summaries are short, and Chinese sentences have Chinese punctuation."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load.patterns import when_used
from ...model import Practice, Problem
from ...settings.wording import Limits
from ..prose import prose_of, stretches
from ..rule import Ground, Remark, Rule, Scope, Severity

AS_GIVEN = frozenset({"file", "site"})
HINT = when_used("[,:;()]")
HAN = "[一-鿿]"
HALF_WIDTH = when_used(f"(?<={HAN})[,:;] ?(?={HAN})|(?<={HAN})\\((?={HAN})|(?<={HAN})\\)(?={HAN}|[，。；、]|$)")
FULL_WIDTH = str.maketrans(",:;()", "，：；（）")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for a long name, a long summary, and each text with half-width punctuation between Han characters."""
    yield from _lengths(entry, ground.settings.limits)
    if HINT.search(prose_of(entry).written):
        for stretch in stretches(entry):
            marks = HALF_WIDTH.findall(stretch.text) if AS_GIVEN.isdisjoint(stretch.where) else []
            if marks:
                yield Remark(*_punctuation(marks), stretch.where, key=stretch.key)


def _lengths(entry: Entry, limits: Limits) -> Iterator[Remark]:
    record = entry.record
    if len(entry.name) > limits.name:
        yield Remark(
            f"名称有 {len(entry.name)} 个字，超过了 {limits.name} 个",
            "只留叫得出口的名字；其余的意思写到一句话里，别的叫法写到 aliases。", ("name",),
        )
    if isinstance(record, (Practice, Problem)) and len(record.summary) > limits.summary:
        yield Remark(
            f"一句话有 {len(record.summary)} 个字，超过了 {limits.summary} 个",
            "只说谁、对谁、做什么；步骤写到 steps，成效写到 results。", ("summary",),
        )


def _punctuation(marks: list[str]) -> tuple[str, str]:
    used = list(dict.fromkeys(mark.strip() for mark in marks))
    message = f"汉字之间有 {len(marks)} 处半角标点：{' '.join(used)}"
    return message, f"改成中文标点：{' '.join(mark.translate(FULL_WIDTH) for mark in used)}"


RULE = Rule(
    code="HB605",
    name="名称、一句话太长，或用了半角标点",
    scope=Scope.RECORD,
    why="卡片和搜索结果只放得下一句话；半角标点在中文里挤成一团，也会让检索和出处核对错开。",
    bad="summary: 馆员分户联系读者,到户问三件事(需求等)。",
    good="summary: 馆员分户联系读者，到户问三件事（需求等）。",
    check=check,
    severity=Severity.WARNING,
)
