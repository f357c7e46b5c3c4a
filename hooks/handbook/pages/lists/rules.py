"""The rules by the hundred of their code, and on a page for each hundred an example of what they want and of what they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Self

from ...checks.engine import all_rules
from ...checks.rule import Rule
from ..further import address_of
from ..handbook import Handbook
from ..page import Page, PageDraft
from ..writer import Writer
from . import Family

GROUPS = {
    "1": "文件与 YAML 写法", "2": "栏目", "3": "编号与链接", "4": "来源与证据", "5": "数字简称", "6": "文风与隐私",
    "7": "来源与段落索引", "8": "生成的网站", "9": "检查本身",
}
ADDRESS = "rules/"


@dataclass(frozen=True)
class RulesContext:
    """The rules in groups with their labels."""

    groups: list[tuple[str, list[Rule]]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(grouped())


@dataclass(frozen=True)
class ExamplesContext:
    """The rules of one group, its number and label."""

    number: int
    label: str
    rules: list[Rule]


def grouped() -> list[tuple[str, list[Rule]]]:
    """The rules in groups with their labels."""
    rules = all_rules()
    return [(label, [rule for rule in rules if rule.code[2] == digit]) for digit, label in GROUPS.items()]


def examples(handbook: Handbook) -> Iterator[PageDraft]:
    """A page of examples for each group."""
    for number, (label, rules) in enumerate(((label, rules) for label, rules in grouped() if rules), 1):
        address = address_of(ADDRESS, "examples", number)
        yield PageDraft(address, partial(_examples, address, ExamplesContext(number, label, rules), handbook))


def _examples(address: str, shown: ExamplesContext, handbook: Handbook) -> Page:
    title = f"{shown.label}：例子"
    body = Writer(handbook, "../" * address.count("/")).render("rules-examples.html", shown)
    return Page(section=ADDRESS.strip("/"), url=address, title=title, description=title, body=body, toc=())


FAMILY = Family("rules", ADDRESS, RulesContext, "rules.html", more=examples)
