"""A record file is UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.UTF16, FaultKind.NOT_UTF8)

SAVE_AS = "用记事本打开，点“文件→另存为”，在“编码”里选“UTF-8”，保存并替换原来的文件。"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark at the first place that is not UTF-8."""
    for fault in faults_of(entry, KINDS):
        if fault.kind is FaultKind.UTF16:
            yield Remark("文件是 UTF-16 编码（旧版记事本里叫“Unicode”），不是 UTF-8", SAVE_AS, fault.position)
        elif "guess" in fault.detail:
            yield Remark(
                f"文件是 {fault.detail['guess']} 编码（记事本里叫“ANSI”），不是 UTF-8", SAVE_AS, fault.position
            )
        else:
            yield Remark(
                f"文件不是 UTF-8 编码的文本，从这里开始读不懂（字节 {fault.detail['byte']}）",
                f"{SAVE_AS}如果打开就是乱码，它可能是改了名的 Word、WPS 文档，要新建文本文件重新录入。",
                fault.position,
            )


RULE = Rule(
    code="HB104",
    name="文件编码不是 UTF-8",
    scope=Scope.FILE,
    why="同一个汉字在不同编码里存成不同的字节。统一用 UTF-8，谁的电脑上打开都不会成乱码。",
    bad="# 记事本“另存为”时“编码”选了 ANSI 或 Unicode",
    good="# 记事本“另存为”时“编码”选 UTF-8",
    check=check,
)
