"""Every [[id]] in running text is the id of a record."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Entry
from ...catalog.mentions import MENTION
from ..gone import way_out
from ..rule import Context, Remark, Rule, Scope
from .wrong_format import written_by_name


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each mention of a record that does not exist; files with faults are told elsewhere."""
    for where, text in entry.prose if "[[" in entry.text else ():
        for found in MENTION.finditer(text):
            target = found["id"].strip()
            if context.catalog.get(target) is None and not context.catalog.is_faulty(target):
                yield Remark(f"文字里的 [[{target}]] 找不到对应的记录", _remedy(target, context), where)


def _remedy(target: str, context: Context) -> str:
    if told := written_by_name(target, context.catalog) or way_out(target, context.catalog):
        return told
    known = [other.id for other in context.catalog.valid]
    close = get_close_matches(target, known, 1, 0.5)
    return f"是不是想写 [[{close[0]}]]？" if close else "方括号里写记录的编号（文件名去掉 .yml），显示文字写在 | 后面。"


RULE = Rule(
    code="HB304",
    name="文字里的链接找不到记录",
    scope=Scope.LINKS,
    why="[[编号]] 会变成指向那条记录的链接；编号写错，读者点了没有反应。",
    bad="editor:\n  merge: 可并入 [[lianxihuiyi]]。",
    good="editor:\n  merge: 可并入 [[lianxihui|联席会]]。",
    check=check,
)
