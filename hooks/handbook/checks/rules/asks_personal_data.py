"""A form asks for data that lead to a person only with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load.patterns import when_used
from ...model import WorkTemplate
from ..rule import Ground, Remark, Rule, Scope

ASKS = when_used(
    "身份证|证件号|手机|电话|微信|QQ|邮箱|住址|住所|门牌|出生|生日|银行|账号|卡号|病史|病情|健康状况|收入|婚姻|家庭成员"
    "|联系方式|联系办法"
)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each field that asks for personal data without saying why."""
    if not isinstance(entry.record, WorkTemplate):
        return
    for number, field in enumerate(entry.record.fields):
        hit = ASKS.search(field.label)
        if hit and not field.personal:
            yield Remark(
                f"栏目“{field.label}”要填个人信息（{hit[0]}），没有写为什么非要不可",
                "先想能不能不要：改填岗位、编号。非要不可，在 personal 里写明理由，页面会照样提示。",
                ("fields", number, "label"),
            )  # fmt: skip


RULE = Rule(
    code="HB313",
    name="表单要个人信息而没有理由",
    scope=Scope.RECORD,
    why="表填了就会传。多要一个号码，就多一份泄露的可能；办这件事用不着的，一个也不要。",
    bad="- {label: 家庭住址, origin: 编者拟}",
    good="- {label: 联系方式, origin: 编者拟, personal: 要能找到本人，只留一种。}",
    check=check,
    proves=("FormField.personal",),
)
