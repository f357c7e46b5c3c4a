"""A record file can be opened and read."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.UNREADABLE,)

WORDING = {
    "missing": ("文件不见了", "它可能刚被改名或移走：再运行一次；还这样，就把文件放回原处。"),
    "directory": ("这是一个文件夹，不是文件", "把文件夹改名或移走；一条记录是一个以 .yml 结尾的文本文件。"),
    "permission": ("没有读取这个文件的权限", "关掉正在占用它的程序；Windows 上右键“属性→安全”里给自己“读取”权限。"),
    "special": ("这不是普通的文件（是管道或设备）", "删掉它；一条记录是一个以 .yml 结尾的文本文件。"),
    "broken-symlink": ("这是一个失效的快捷方式（符号链接）", "删掉它，把真正的文件复制到这里。"),
    "other": ("文件读不出来", "复制一份、删掉原来的、再改回原名；还这样，可能是磁盘或同步软件的毛病。"),
}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark when the file cannot be opened."""
    for fault in faults_of(entry, KINDS):
        message, remedy = WORDING.get(fault.detail.get("reason", ""), WORDING["other"])
        yield Remark(message, remedy, fault.position)


RULE = Rule(
    code="HB101",
    name="文件读不出来",
    scope=Scope.FILE,
    why="读不出来的文件等于没有交；如果跳过它，手册会悄悄少一条记录。",
    bad="docs/practices/sanwen-sanbang.yml   # 其实是一个文件夹",
    good="docs/practices/sanwen-sanbang.yml   # 一个普通的文本文件",
    check=check,
)
