"""A text, a list or a number is neither too short nor too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...catalog import Entry
from ...model.describe import described, write_field
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope

SPLIT = "拆成几条，或者只留要点。"
FILL = "写完整；来源没有说、又不是必填的，就删掉这一行。"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each field beyond its bounds."""
    for error in errors_of(entry, FieldFault.SIZE):
        if _only_seems_short(error):
            continue
        message, remedy = _words(error, error.get("ctx", {}), described(entry.model, error["loc"]))
        yield Remark(write_field(entry.model, error["loc"]) + message, remedy, error["loc"])


def _only_seems_short(error: Mapping[str, Any]) -> bool:
    """Is enough written, but the model does not count what is wrong? Then that is told, item by item."""
    return error["type"] == "too_short" and bool(len(error["input"]) >= error["ctx"]["min_length"])


def _words(error: Mapping[str, Any], bounds: Mapping[str, Any], meaning: str) -> tuple[str, str]:
    kind = error["type"]
    if kind == "string_too_short":
        return f"太短：至少 {bounds['min_length']} 个字，现在 {len(error['input'])} 个", FILL
    if kind == "string_too_long":
        return f"太长：至多 {bounds['max_length']} 个字，现在 {len(error['input'])} 个", SPLIT
    if kind == "too_short":
        missing = f"至少要有 {bounds['min_length']} 项，现在 {bounds['actual_length']} 项"
        return missing, f"补上内容。要写的是：{meaning}"
    if kind == "too_long":
        return f"至多 {bounds['max_length']} 项，现在 {bounds['actual_length']} 项", "只留最主要的几项，其余的删掉。"
    return f"不能写 {error['input']}", _number(bounds)


def _number(bounds: Mapping[str, Any]) -> str:
    words = {"ge": "不小于", "gt": "大于", "le": "不大于", "lt": "小于"}
    found = (f"写一个{words[name]} {bound} 的数。" for name, bound in bounds.items() if name in words)
    return next(found, "按字段说明换一个数。")


RULE = Rule(
    code="HB205",
    name="太长、太短或项数不对",
    scope=Scope.FILE,
    why="太长的句子往往说了几件事，出处对不上；太短的多半没有写完。",
    bad="sectors: []\nalso: [联系服务, 考核评价, 教育培训]   # 至多两项",
    good="sectors: [总馆]\nalso: [联系服务, 考核评价]",
    check=check,
)
