"""People are named by their post, not by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...catalog import Entry
from ...settings.wording import Trade
from ..people import NAME, is_private
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope, Severity

POST = (
    "(?:副?(?:书记|主任|局长|处长|科长|县长|市长|镇长|乡长|村长|部长|院长|校长|厂长|会长|庭长|所长|站长|馆长|队长|主席|"
    "董事长|总经理|教授)|同志|博士|老师|女士|先生)"
)
END = "(?=$|[，。、；：！？“”（(）)\\s]|等|说|介绍|表示|带领|率|同志|牵头|负责|担任|一行|和|与|及)"
HINT = re.compile(f"{NAME}")
A_PERSON = "员"  # of the bodies that a trade names, 馆员 is somebody and 图书馆 is not


@cache
def patterns(roles: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Names before and after a post; `roles` are those that only this trade has."""
    post = "|".join((POST, *map(re.escape, roles)))
    return (
        re.compile(f"(?P<name>{NAME})(?=(?!老师傅|同志们)(?:{post}))"),
        re.compile(f"(?:{post})[:：]? ?(?P<name>{NAME}){END}"),
        re.compile(f"课题组(?:成员|组长)[:：]? ?(?P<name>{NAME}){END}"),
    )


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each text in which a private person seems to be named with a post."""
    for stretch in suspects(entry, HINT):
        names = dict.fromkeys(names_in(stretch.folded, ground.settings.trade))
        if names:
            yield Remark(
                f"这里可能写了真实姓名：{'、'.join(name[0] + '某' for name in names)}",
                "只写职务和“某单位”，如“某社区主任”；不是人名就不用管。",
                stretch.where,
                key=stretch.key,
            )


def names_in(text: str, trade: Trade) -> Iterator[str]:
    """What seem to be names of private persons in a folded text, in the order of the patterns; not those named freely."""
    roles = tuple(said for body in trade.bodies for said in body.said if said.endswith(A_PERSON))
    for pattern in patterns(roles):
        yield from (hit["name"] for hit in pattern.finditer(text) if is_private(hit["name"], trade.named_freely))


RULE = Rule(
    code="HB607",
    name="可能写了真实姓名",
    scope=Scope.RECORD,
    why="做法不靠某个人的名字成立；人会调动、退休，也可能不愿意被写进来。来源里的姓名一律不转载。",
    bad="steps:\n  - {text: 馆员王建国每季度到户一次。, cite: tushu-huifang#4}",
    good="steps:\n  - {text: 馆员每季度到户一次。, cite: tushu-huifang#4}",
    check=check,
    severity=Severity.WARNING,
)
