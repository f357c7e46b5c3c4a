"""Quotes and brackets come in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.UNCLOSED_QUOTE, FaultKind.UNCLOSED_BRACKET)

CLOSING = {"[": "]", "{": "}"}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark where a quote or bracket opens that is never closed."""
    for fault in faults_of(entry, KINDS):
        char = fault.detail["char"]
        closing = CLOSING.get(char, char)
        if fault.kind is FaultKind.UNCLOSED_QUOTE:
            yield Remark(
                f"从这里开始的英文引号 {char} 没有配对",
                f"在这段文字末尾补上 {closing}；如果引号是文字的一部分，改用中文引号“ ”。",
                fault.position,
            )
        else:
            yield Remark(f"从这里开始的括号 {char} 没有配对", f"在最后一项后面补上 {closing}。", fault.position)


RULE = Rule(
    code="HB111",
    name="引号或括号没有配对",
    scope=Scope.FILE,
    why="少了后一半，YAML 会把后面几行都当成这一段，出错的地方离真正的原因很远。",
    bad='sectors: [总馆, 社区\nsummary: "馆员分户联系读者。',
    good='sectors: [总馆, 社区]\nsummary: "馆员分户联系读者。"',
    check=check,
)
