"""Every work template is used by a practice, every term is mentioned, every source is cited."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...catalog.relations import relations_of
from ...model import Source, Term, WorkTemplate
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each record to which nothing leads, not even a record whose own faults are told first."""
    unread = "\n".join(entry.file.text or "" for entry in catalog.faulty if entry.record is None)
    for remark in _lonely(catalog):
        if remark.entry and not any(name in unread for name in (remark.entry.id, *_names(remark.entry))):
            yield remark


def _names(entry: Entry) -> tuple[str, ...]:
    """By what running text leads to a record: a term by its names."""
    return (entry.name, *entry.record.aliases) if isinstance(entry.record, Term) else ()


def _lonely(catalog: Catalog) -> Iterator[Remark]:
    for entry in catalog.of(WorkTemplate):
        if not catalog.backlinks(entry.id, "templates"):
            yield Remark("没有一条做法用到这个表单", "在用它的做法的 templates 里写上它的编号。", entry=entry)
    for entry in catalog.of(Source):
        if not catalog.cited_in(entry.id):
            yield Remark("没有一条记录引用这篇来源", "先从这篇来源写出记录，再收来源。", entry=entry)
    for entry in catalog.of(Term):
        if not relations_of(catalog).users_of(entry.id):
            yield _term_remark(entry)


def _term_remark(entry: Entry) -> Remark:
    return Remark(
        f"没有一条记录的文字里出现“{entry.name}”",
        "在用到它的记录里写出这个词，或者用 [[编号]] 链接它；都没有就不必收。", entry=entry,
    )


RULE = Rule(
    code="HB307",
    name="没有路径可以到达的记录",
    scope=Scope.CATALOG,
    why="读者顺着“问题→做法→表单、来源、术语”走。没有记录指向它，它就只能靠碰运气找到。",
    bad="# docs/templates/x.yml 存在，但没有做法写 templates: [x]",
    good="# docs/practices/a.yml\ntemplates: [x]",
    check=check,
)
