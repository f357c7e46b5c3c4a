"""People are named by their post, not by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Entry
from ..people import NAME, is_private
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope, Severity

POST = (
    "(?:副?(?:书记|主任|局长|处长|科长|县长|市长|镇长|乡长|村长|部长|院长|校长|厂长|会长|庭长|所长|站长|队长|主席|"
    "董事长|总经理|教授)|党员|同志|博士|老师|女士|先生)"
)
END = "(?=$|[，。、；：！？“”（(）)\\s]|等|说|介绍|表示|带领|率|同志|牵头|负责|担任|一行|和|与|及)"
HINT = re.compile(f"{NAME}")
PATTERNS = (
    re.compile(f"(?P<name>{NAME})(?=(?!老师傅|同志们){POST})"),
    re.compile(f"{POST}[:：]? ?(?P<name>{NAME}){END}"),
    re.compile(f"课题组(?:成员|组长)[:：]? ?(?P<name>{NAME}){END}"),
)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each text in which a private person seems to be named with a post."""
    for stretch in suspects(entry, HINT):
        names = dict.fromkeys(names_in(stretch.folded, ground.settings.trade.named_freely))
        if names:
            yield Remark(
                f"这里可能写了真实姓名：{'、'.join(name[0] + '某' for name in names)}",
                "只写职务和“某单位”，如“某社区党支部书记”；不是人名就不用管。",
                stretch.where,
                key=stretch.key,
            )


def names_in(text: str, freely: frozenset[str]) -> Iterator[str]:
    """What seem to be names of private persons in a folded text, in the order of the patterns; not those named `freely`."""
    for pattern in PATTERNS:
        yield from (hit["name"] for hit in pattern.finditer(text) if is_private(hit["name"], freely))


RULE = Rule(
    code="HB607",
    name="可能写了真实姓名",
    scope=Scope.RECORD,
    why="做法不靠某个人的名字成立；人会调动、退休，也可能不愿意被写进来。来源里的姓名一律不转载。",
    bad="steps:\n  - {text: 支部书记王建国每周到社区一次。, cite: luoping-shequ#4}",
    good="steps:\n  - {text: 支部书记每周到社区一次。, cite: luoping-shequ#4}",
    check=check,
    severity=Severity.WARNING,
)
