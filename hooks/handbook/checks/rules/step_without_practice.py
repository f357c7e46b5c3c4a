"""A step of a method rests on what practices do, or is the editor's and says so."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...model import Method, Practice
from ...model.base import Location
from ...model.method import MethodStep
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each step that claims practices which do not bear it out, or is the editor's and names some."""
    if isinstance(entry.record, Method):
        for number, step in enumerate(entry.record.steps):
            where: Location = ("steps", number)
            yield from _editors(step, where) if step.origin.is_editors else _drawn(step, where, entry.record, context.catalog)


def _editors(step: MethodStep, where: Location) -> Iterator[Remark]:
    if step.practices or step.cite:
        yield Remark("这一步写了“编者拟”，却又写了做法或出处", "有做法这样写的，删掉 origin；没有的，删掉 practices 和 cite。", where)


def _drawn(step: MethodStep, where: Location, method: Method, catalog: Catalog) -> Iterator[Remark]:
    if not step.practices:
        yield Remark(
            "这一步没有写出自哪条做法（practices）", "写上做法的编号；没有做法这样写，就写“origin: 编者拟”，不写 cite。", where
        )  # fmt: skip
    practices = [each for each in catalog.found(step.practices) if each.kind == Practice.kind]
    for practice in practices:
        yield from _holds(practice, step, where, method)
    cited = {citation for practice in practices for citation in practice.citations}
    for citation in step.cite or () if practices else ():
        if citation not in cited:
            yield Remark(f"出处 {citation} 不是这一步写的做法所引的段落", "改成那条做法的步骤所引的段落，或者补上引这一段的做法。", where)


def _holds(practice: Entry, step: MethodStep, where: Location, method: Method) -> Iterator[Remark]:
    if practice.id not in method.practices:
        yield Remark(f"这一步出自“{practice.id}”，方法的 practices 里却没有它", f"在 practices 里加上 {practice.id}。", where)
    if step.cite and set(step.cite).isdisjoint(practice.citations):
        yield Remark(
            f"写了出自“{practice.id}”，出处里却没有它所引的段落",
            f"加上这条做法所引的段落（{'、'.join(dict.fromkeys(practice.citations))}），或者删掉这条做法。", where,
        )  # fmt: skip


RULE = Rule(
    code="HB322",
    name="方法的步骤没有做法撑着",
    scope=Scope.LINKS,
    why="方法是从各家做法里来的。哪一步是别人真这样做过的，哪一步是编者补的，读者要分得清。",
    bad="steps:\n  - {text: 每季度走访一次。}",
    good="steps:\n  - {text: 每季度走访一次。, practices: [sanwen-sanbang], cite: tushu-huifang#4}\n"
    "  - {text: 走访前先商量去哪几户。, origin: 编者拟}",
    check=check,
    proves=("MethodStep.practices",),
)
