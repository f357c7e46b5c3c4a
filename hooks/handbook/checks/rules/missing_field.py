"""Every required field is written, and no field is left empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...catalog import Entry
from ...model.describe import described, field_at, model_at, write_field, write_name
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope
from .unknown_field import meant_fields


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each required field that is missing, but for one that stands there misspelt, and for each without a value."""
    misspelt = meant_fields(entry)
    for error in errors_of(entry, FieldFault.MISSING):
        if error["type"] != "missing":
            yield _empty(entry, error)
        elif error["loc"] not in misspelt:
            yield _missing(entry, error)


def _missing(entry: Entry, error: Mapping[str, Any]) -> Remark:
    *parents, name = error["loc"]
    owner = model_at(entry.model, tuple(parents))
    place = f"{write_field(entry.model, tuple(parents))}里" if parents else ""
    if owner is None:
        return Remark(f"{place}缺少第 {int(name) + 1} 项", "照同一文件夹里别的记录补齐。", tuple(parents))
    return Remark(
        f"{place}缺少必填的栏目{write_name(owner, name)}",
        f"加上一行“{name}: ”。要写的是：{described(entry.model, error['loc'])}",
        tuple(parents),
    )


def _empty(entry: Entry, error: Mapping[str, Any]) -> Remark:
    where = error["loc"]
    field = field_at(entry.model, where)
    remedy = "把内容写在冒号后面；来源没有说、又不是必填的，就删掉这一行。"
    if field and field.is_required():
        remedy = f"这一栏必填，把内容写在冒号后面。要写的是：{described(entry.model, where)}"
    return Remark(f"{write_field(entry.model, where)}后面是空的", remedy, where, key=True)


RULE = Rule(
    code="HB201",
    name="必填的栏目没有写",
    scope=Scope.FILE,
    why="少了必填的栏目，页面就缺一块，读者不知道是来源没有说，还是我们忘了写。",
    bad="results:\n  - {text: 收到事项 1350 件。}   # 没有出处",
    good="results:\n  - {text: 收到事项 1350 件。, cite: tushu-huifang#11}",
    check=check,
)
