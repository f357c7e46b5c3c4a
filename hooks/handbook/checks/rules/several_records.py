"""One file holds one record."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.MULTI_DOCUMENT,)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark where a second document begins."""
    for fault in faults_of(entry, KINDS):
        yield Remark(
            "一个文件里有两条记录：“---”后面又是一条",
            "把“---”后面的内容剪切到一个新文件；如果后面没有内容，删掉“---”这一行。",
            fault.position,
        )


RULE = Rule(
    code="HB115",
    name="一个文件里有两条记录",
    scope=Scope.FILE,
    why="文件名就是编号，一个文件只能有一个编号，所以只能有一条记录。",
    bad="name: 三问三帮\n---\nname: 三诺两评",
    good="name: 三问三帮   # 三诺两评写到另一个文件",
    check=check,
)
