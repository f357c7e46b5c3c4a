"""What is said to come from the report cites it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model.template import FormField
from ...model.vocabulary import FieldOrigin, LinkBasis
from ...model.walk import unproved_origins
from ..rule import Ground, Remark, Rule, Scope

# what to do, where more can be said than for any word
REMEDIES = {
    LinkBasis: "写明来源在哪一段把做法和问题对应起来；没有就写 编者关联。",
    FieldOrigin: "写明段落；来源没有提到的栏目写 编者拟。",
}


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each link or form field that claims the report without citing it."""
    for where, holder, origin in unproved_origins(entry.record):
        what = f"栏目“{holder.label}”" if isinstance(holder, FormField) else ""
        remedy = REMEDIES.get(type(origin), "写明是哪一段；来源没有这样说，就写成编者的。")
        yield Remark(f"{what}写了“{origin}”却没有 cite", remedy, where)


RULE = Rule(
    code="HB408",
    name="说是原文却没有出处",
    scope=Scope.RECORD,
    why="页面会把“原文对应”“原文所列”显示为来源的话；没有段落可查，就只能算编者的话。",
    bad="solves:\n  - {problem: dengji-daitian, basis: 原文对应}",
    good="solves:\n  - {problem: dengji-daitian, basis: 原文对应, cite: tushu-huifang#13}",
    check=check,
    proves=("Solve.basis", "FormField.origin"),
)
