"""Every id that a record names is the id of a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Catalog, Entry
from ...model import KINDS, Practice, Problem, Term
from ...model.base import Location
from ..rule import Context, Remark, Rule, Scope

Link = tuple[Location, str, str]


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each link that leads nowhere or to a record of another kind; faulty files are told elsewhere."""
    for where, target, kind in links(entry):
        found = context.catalog.get(target)
        label = KINDS[kind].label
        if found is None and not context.catalog.is_faulty(target):
            yield Remark(f"没有编号为“{target}”的{label}", _remedy(target, kind, context.catalog), where)
        elif found is not None and found.kind != kind:
            yield Remark(
                f"“{target}”是{found.model.label}（{found.path}），这里要写{label}的编号",
                _remedy(target, kind, context.catalog), where,
            )


def links(entry: Entry) -> Iterator[Link]:
    """Place, target id and wanted kind of every link field of a record."""
    record = entry.record
    if isinstance(record, Practice):
        for number, solve in enumerate(record.solves):
            yield ("solves", number), solve.problem, "problem"
        yield from _each("templates", record.templates, "template")
        yield from _each("namesakes", record.namesakes, "practice")
    if isinstance(record, (Practice, Problem, Term)):
        yield from _each("related", record.related, entry.kind)


def _each(field: str, ids: tuple[str, ...], kind: str) -> Iterator[Link]:
    return (((field, number), target, kind) for number, target in enumerate(ids))


def _remedy(target: str, kind: str, catalog: Catalog) -> str:
    known = [other.id for other in catalog.of(KINDS[kind])]
    close = get_close_matches(target, known, 1, 0.5)
    return f"是不是想写“{close[0]}”？" if close else f"先在 docs/{KINDS[kind].folder}/ 建这条记录，或者改成已有的编号。"


RULE = Rule(
    code="HB302",
    name="链接的编号不存在",
    scope=Scope.LINKS,
    why="写了编号就会在页面上成为链接，也会在对方页面上出现反向链接；编号不存在，两边都断。",
    bad="templates: [jiedui-xieyi-biao]      # 没有这个表单",
    good="templates: [jiedui-xieyi]",
    check=check,
)
