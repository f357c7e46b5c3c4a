"""A formula names fields of its own form, and knows the weights it needs or says who sets them."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...forms.layout import Form, Slot
from ...forms.reading import form_of
from ...model import WorkTemplate
from ...model.vocabulary import FormulaKind
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each formula that cannot be calculated."""
    if not isinstance(entry.record, WorkTemplate):
        return
    form = form_of(entry)
    slots = {slot.label: slot for slot in form.slots}
    for number, field in enumerate(entry.record.fields):
        if field.formula:
            where = ("fields", number, "formula")
            yield from (Remark(message, remedy, where) for message, remedy in _faults(form, slots[field.label]))


def _faults(form: Form, slot: Slot) -> Iterator[tuple[str, str]]:
    formula = slot.formula
    assert formula is not None
    terms = form.terms(slot)
    known = {term.label for term in terms} - {slot.label}
    if missing := [name for name in formula.of if name not in known]:
        where = "项目" if form.items else "列"
        yield f"算法要用的“{missing[0]}”不是这张表的另一{where}", f"写这张表里{where}的栏目名称，一字不差。"
    if not terms and not formula.of:
        yield "算法没有写用哪些栏目", "在 of 里写出栏目名称。"
    if form.items and form.score is None:
        yield "项目没有可以算的数", "加一个填法是数字的列，如“得分”。"
    empty = [term.label for term in terms if term.weight is None]
    if empty and formula.kind is FormulaKind.WEIGHTED and not formula.open:
        yield f"加权合计的“{empty[0]}”没有权重", "来源给了权重就写在 weight；没有给，在 open 里写明由谁、什么时候定。"


RULE = Rule(
    code="HB311",
    name="算法算不出来",
    scope=Scope.RECORD,
    why="来源没有给的权重不能编，表里留空；但要说明空着等谁来定，否则填表的人只看到一个算不出的格子。",
    bad="{label: 得分, origin: 编者拟, formula: {kind: 加权合计, of: [借阅, 服务]}}",
    good="{label: 得分, origin: 编者拟, formula: {kind: 加权合计, of: [借阅, 服务], open: 由馆务会年初定。}}",
    check=check,
    proves=("Formula.of",),
)
