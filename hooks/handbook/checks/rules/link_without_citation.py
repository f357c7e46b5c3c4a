"""What is said to come from the report cites it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Practice, WorkTemplate
from ...model.vocabulary import FieldOrigin, LinkBasis
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each link or form field that claims the report without citing it."""
    record = entry.record
    if isinstance(record, Practice):
        for number, solve in enumerate(record.solves):
            if solve.basis is LinkBasis.SOURCE and not solve.cite:
                yield Remark("写了“原文对应”却没有 cite", "写明来源在哪一段把做法和问题对应起来；没有就写 编者关联。",
                             ("solves", number))
    if isinstance(record, WorkTemplate):
        for number, field in enumerate(record.fields):
            if field.origin is not FieldOrigin.EDITOR and not field.cite:
                yield Remark(f"栏目“{field.label}”写了“{field.origin}”却没有 cite",
                             "写明段落；来源没有提到的栏目写 编者拟。", ("fields", number))


RULE = Rule(
    code="HB408",
    name="说是原文却没有出处",
    scope=Scope.RECORD,
    why="页面会把“原文对应”“原文所列”显示为来源的话；没有段落可查，就只能算编者的话。",
    bad="solves:\n  - {problem: liangzhangpi, basis: 原文对应}",
    good="solves:\n  - {problem: liangzhangpi, basis: 原文对应, cite: changsha-kaocha#5}",
    check=check,
)
