"""A field name is a word."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.BAD_KEY,)

WORDING = {
    "list": "冒号前面的栏目名是一个列表",
    "mapping": "冒号前面的栏目名是一个花括号",
    "empty": "冒号前面没有栏目名",
    "multi-line": "冒号前面的栏目名跨了两行",
}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each field name that is none."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            WORDING.get(fault.detail["found"], "冒号前面的栏目名不是一个词"),
            "冒号前面写一个栏目名，如“name: ”；如果这里是文字，给整段文字加上英文双引号。",
            fault.position,
        )


RULE = Rule(
    code="HB117",
    name="栏目名不是一个词",
    scope=Scope.FILE,
    why="每一行内容都要有一个栏目名，程序才知道放在页面的哪里。",
    bad='"": 三问三帮',
    good="name: 三问三帮",
    check=check,
)
