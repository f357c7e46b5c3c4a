"""There are no characters in a record that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.INVISIBLE_CHARACTER,)

NAMES = {
    "U+00AD": "软连字符", "U+200B": "零宽空格", "U+200C": "零宽不连字", "U+200D": "零宽连字",
    "U+200E": "方向标记", "U+200F": "方向标记", "U+2060": "词连接符", "U+FEFF": "零宽不换行空格",
}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each line with an invisible character."""
    for fault in faults_of(entry, KINDS):
        char, count = fault.detail["char"], fault.detail["count"]
        name = f"{char} {NAMES[char]}" if char in NAMES else char
        yield Remark(
            f"这一行有 {count} 个看不见的字符（{name}）",
            "它多从网页或聊天窗口复制而来：删掉这一处前后几个字，用键盘重新打一遍。",
            fault.position,
        )


RULE = Rule(
    code="HB113",
    name="有看不见的字符",
    scope=Scope.FILE,
    why="两个看上去一样的名称，夹了零宽字符就不相等：检索找不到，链接对不上，敏感信息也能藏在里面。",
    bad='name: "三问\\u200b三帮"   # 中间有一个零宽空格',
    good="name: 三问三帮",
    check=check,
)
