"""Every id that a record names is the id of a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Entry
from ...model import KINDS
from ..gone import way_out
from ..rule import Context, Remark, Rule, Scope
from .stray_file import LOOKS, unread_files
from .wrong_format import written_by_name


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each link that leads nowhere or to a record of another kind; faulty files are told elsewhere."""
    for where, target, kind, *_ in entry.links:
        found = context.catalog.get(target)
        label = KINDS[kind].label
        if found is None and not context.catalog.is_faulty(target):
            yield Remark(f"没有编号为“{target}”的{label}", _remedy(target, kind, context), where)
        elif found is not None and found.kind != kind:
            yield Remark(
                f"“{target}”是{found.model.label}（{found.path}），这里要写{label}的编号",
                _remedy(target, kind, context), where,
            )


def _remedy(target: str, kind: str, context: Context) -> str:
    catalog = context.catalog
    if told := way_out(target, catalog) or written_by_name(target, catalog, (kind,)):
        return told
    if unread := next((path for path in unread_files(catalog, context) if LOOKS.split(path.name)[0].lower() == target), None):
        return f"{unread.relative_to(context.root).as_posix()} 没有被读取：先照那里的提示改好。"
    known = {other.id: other.name for other in catalog.of(KINDS[kind])}
    close = get_close_matches(target, known, 1, 0.5)
    return f"是不是想写“{close[0]}”（{known[close[0]]}）？" if close else f"先在 docs/{KINDS[kind].folder}/ 建这条记录，或者改成已有的编号。"


RULE = Rule(
    code="HB302",
    name="链接的编号不存在",
    scope=Scope.LINKS,
    why="写了编号就会在页面上成为链接，也会在对方页面上出现反向链接；编号不存在，两边都断。",
    bad="templates: [jiedui-xieyi-biao]      # 没有这个表单",
    good="templates: [jiedui-xieyi]",
    check=check,
    proves=("link",),
)
