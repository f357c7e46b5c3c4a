"""People are named by their post, not by their name."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..people import masked_name, named
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope, Severity


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each text in which a private person seems to be named with a post."""
    trade = ground.settings.trade
    for stretch in suspects(entry, lambda text: named(text, trade)):
        names = dict.fromkeys(masked_name(hit.name) for hit in named(stretch.folded, trade))
        if names:
            yield Remark(
                f"这里可能写了真实姓名：{'、'.join(names)}",
                "只写职务和“某单位”，如“某社区主任”；不是人名就不用管。",
                stretch.where,
                key=stretch.key,
            )


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
