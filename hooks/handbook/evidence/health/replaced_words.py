"""Words that a program swapped for others: 效劳, 根底, 细那么 … The word it probably was is named, never put back.

A first table holds words that no author writes in such a place. A second holds words that are good Chinese elsewhere
(根底, 稳固, 局部); they count only in a text that has at least two of the first.
Lets pass: swaps outside the tables, and a text in which only words of the second table were swapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.vocabulary import Flag
from .text import ReportText, Symptom


class _Swap(NamedTuple):
    original: str
    pattern: re.Pattern[str]


def _swap(original: str, pattern: str) -> _Swap:
    return _Swap(original, re.compile(pattern))


_SERVED = (
    "质量|能力|水平|群众|领域|方式|窗口|对象|意识|行业|型|于|中心|人民|基层|企业|社会|大局|态度|效能|工作|体系|平台|竞赛"
)
_NEVER_WRITTEN = (
    _swap("服务", f"(?P<here>效劳)(?:{_SERVED})"),
    _swap("服务", "(?:优质|文明|联系|志愿|窗口|公共|便民|社会|上门|高效)(?P<here>效劳)"),
    _swap("细则", "(?P<here>细那么)"),
    _swap("否则", "(?P<here>否那么)"),
    _swap("原则", "(?P<here>原那么)(?=[，,。、；;》和与性上])"),
    _swap("准则", "(?<!标)(?P<here>准那么)(?=[，,。、；;》和与])"),
    _swap("最佳", "(?P<here>最正确)(?:结合点|途径|方式|方案|时机|状态|效果|位置)"),
)
_PEOPLE = "[支分][部馆]|[一-鿿]员|干部|群众|企业|单位|地区|同志|[一-鿿]户|职工|[一-鿿]组织"
_GROWTH = "事业的?顺利|推动|科学|社会|经济|稳步|健康|持续|和谐|快速|跨越|加快|美丽|又好又快"
_GOOD_ELSEWHERE = (
    _swap("基础", "(?P<here>根底)"),
    _swap("基本", "(?P<here>根本)(?:情况|知识|技能|做法|形成|建成|完成)"),
    _swap("部分", f"(?P<here>局部)(?:{_PEOPLE})"),
    _swap("巩固", "(?P<here>稳固)[^，,。；;]{0,6}(?:地位|成果|基础|根底|阵地)"),
    _swap("发展", f"(?:{_GROWTH})(?P<here>开展)(?=[，,。、；;具所的])"),
    _swap("发展", "新(?P<here>开展)的[一-鿿]员"),
    _swap("规范", "进一步(?P<here>标准)(?=[\u4e00-\u9fff])"),
    _swap("达到", "(?P<here>到达)(?=\\d|百分之|预期)"),
    _swap("忽视", "不容(?P<here>无视)"),
    _swap("创建", "(?:机关|城市|单位|社区)(?P<here>创立)"),
    _swap("计划", "(?:学习|组织生活)(?P<here>方案)|有(?P<here2>方案)(?=[、地])"),
    _swap("督促", f"(?P<here>催促)(?:机关|各|{_PEOPLE})"),
    _swap("体现", "(?P<here>表达)(?:时代性|了|出)|(?:充分|真正|集中)(?P<here2>表达)"),
    _swap("顾问", "(?:法律|技术|常年)(?P<here>参谋)"),
)
_ENOUGH = 2


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each swapped word."""
    found = list(_found(text, _NEVER_WRITTEN))
    yield from found
    if len(set(found)) >= _ENOUGH:
        yield from _found(text, _GOOD_ELSEWHERE)


def _found(text: ReportText, swaps: tuple[_Swap, ...]) -> Iterator[Symptom]:
    for swap in swaps:
        for match in swap.pattern.finditer(text.text):
            group = next(name for name, value in match.groupdict().items() if value)
            note = f"写作“{match[group]}”，疑是“{swap.original}”的批量替换。"
            yield text.symptom(Flag.WORD_REPLACED, *match.span(group), note)
