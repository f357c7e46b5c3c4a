"""What may be personal data: numbers shaped like identity numbers, landlines, street addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..privacy import likely, masked
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope, Severity


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each text that may lead to a person."""
    for stretch in suspects(entry, lambda text: any(likely(text))):
        for hit in likely(stretch.folded):
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
