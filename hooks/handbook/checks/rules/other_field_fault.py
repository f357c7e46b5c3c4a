"""Whatever else the model says against a field."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model.describe import described, write_field
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark with the model's own words for each error that no other rule speaks of."""
    for error in errors_of(entry, FieldFault.OTHER):
        reason = str(error.get("ctx", {}).get("error", "")) or error["msg"]
        yield Remark(
            f"{write_field(entry.model, error['loc'])}通不过检查：{reason}",
            f"要写的是：{described(entry.model, error['loc'])}",
            error["loc"],
        )


RULE = Rule(
    code="HB207",
    name="栏目通不过检查",
    scope=Scope.FILE,
    why="字段的规定比上面几类更细时，用它自己的话说明。",
    bad="basis: [{document: 某条例, state: 已核对}]   # 已核对却没有写日期",
    good="basis: [{document: 某条例, state: 已核对, checked: 2026-11-01}]",
    check=check,
)
