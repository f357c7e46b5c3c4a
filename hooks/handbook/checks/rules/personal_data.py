"""No record holds data that lead to a person: identity, phone and card numbers, e-mail, QQ, WeChat, car plates."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..privacy import certain, masked
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each piece of personal data in any field."""
    for stretch in suspects(entry, lambda text: any(certain(text))):
        for hit in certain(stretch.folded):
            yield Remark(
                f"有个人信息：{hit.name}（{masked(hit.text)}）",
                "删掉它；要说明是谁，写职务和“某单位”。提交过的内容会留在历史里，请告诉维护者清除。",
                stretch.where,
                key=stretch.key,
            )


RULE = Rule(
    code="HB602",
    name="有个人信息",
    scope=Scope.RECORD,
    why="证件号码、电话、账号公开出去就收不回来。来源里印着的也不转载。",
    bad="tips: 填好后加微信：zhibu_banzi88 报送。",
    good="tips: 填好后交值班馆员。",
    check=check,
)
