"""The rules by the hundred of their code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...checks.engine import all_rules
from ...checks.rule import Rule
from ..handbook import Handbook
from . import Family

GROUPS = {
    "1": "文件与 YAML 写法", "2": "栏目", "3": "编号与链接", "4": "来源与证据", "5": "数字简称", "6": "文风与隐私",
    "7": "来源与段落索引", "8": "生成的网站", "9": "检查本身",
}


@dataclass(frozen=True)
class RulesContext:
    """The rules in groups with their labels."""

    groups: list[tuple[str, list[Rule]]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        rules = all_rules()
        return cls([(label, [rule for rule in rules if rule.code[2] == digit]) for digit, label in GROUPS.items()])


FAMILY = Family("rules", "rules/", RulesContext, "rules.html")
