"""What may be personal data: numbers shaped like identity numbers, landlines, street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Entry
from ..privacy import (
    ADDRESS,
    ID15,
    ID18,
    LANDLINE,
    Kind,
    found,
    is_near_identity_number,
    is_old_identity_number,
    masked,
)
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope, Severity

KINDS = (
    Kind("像身份证号码的数字", ID18, is_near_identity_number),
    Kind("像 15 位身份证号码的数字", ID15, is_old_identity_number),
    Kind("固定电话", LANDLINE),
    Kind("门牌地址", ADDRESS),
)
HINT = re.compile("[0-9](?:[0-9 -]{8}|[0-9]{0,4}[)）号栋幢单室])")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each text that may lead to a person."""
    for stretch in suspects(entry, HINT):
        for hit in found(stretch.folded, KINDS):
            yield Remark(
                f"可能有个人信息：{hit.name}（{masked(hit.text)}）",
                "如果它指向某个人或某户，就删掉；不是的话，换一种写法，或者在 docs/waivers.yml 里说明。",
                stretch.where,
                key=stretch.key,
            )


RULE = Rule(
    code="HB603",
    name="可能有个人信息",
    scope=Scope.RECORD,
    why="电话、门牌和长串数字常常指向某个人。程序拿不准，请人看一眼。",
    bad="tips: 送到某街道幸福小区 3 栋 502 室王大爷家。",
    good="tips: 送到登记的困难群众家中。",
    check=check,
    severity=Severity.WARNING,
)
