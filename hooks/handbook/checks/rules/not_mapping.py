"""A record is made of fields, not of one list or one text."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.NOT_MAPPING,)

FOUND = {"list": "一个列表", "text": "一段没有栏目名的文字"}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when the outermost level of the file holds no fields."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            f"整个文件是{FOUND.get(fault.detail.get('found', ''), '一段没有栏目名的内容')}",
            "每一行写成“栏目名: 内容”，如“name: 三问三帮”；照着同一文件夹里别的记录写最省事。",
            fault.position,
        )


RULE = Rule(
    code="HB118",
    name="文件里没有栏目",
    scope=Scope.FILE,
    why="记录由一个个栏目组成；没有栏目名，程序不知道哪句是名称，哪句是出处。",
    bad="三问三帮是馆员分户联系读者的做法。",
    good="name: 三问三帮\nsummary: 馆员分户联系读者。",
    check=check,
)
