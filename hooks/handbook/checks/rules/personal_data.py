"""No record holds data that lead to a person: identity, phone and card numbers, e-mail, QQ, WeChat, car plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Entry
from ..privacy import (
    CARD,
    EMAIL,
    ID18,
    MOBILE,
    PLATE,
    QQ,
    WECHAT,
    Kind,
    found,
    is_card_number,
    is_identity_number,
    is_plate,
    masked,
)
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope

KINDS = (
    Kind("身份证号码", ID18, is_identity_number),
    Kind("手机号码", MOBILE),
    Kind("银行卡号", CARD, is_card_number),
    Kind("电子邮箱", EMAIL),
    Kind("QQ 号", QQ),
    Kind("微信号", WECHAT),
    Kind("车牌号", PLATE, is_plate),
)
# One class of first characters, so that the search skips over everything else.
HINT = re.compile(
    "[0-9@Qq扣微客京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    "(?:(?<=[0-9])[0-9 -]{10}|(?<=@)|(?<=[Qq])[Qq]|(?<=扣)扣|(?<=微)信|(?<=客)服|(?<=[^0-9@Qq扣微客])[A-Z])"
)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each piece of personal data in any field."""
    for stretch in suspects(entry, HINT):
        for hit in found(stretch.folded, KINDS):
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
