"""Characters mistaken for others that look or sound alike: 登记薄, 戒勉, 靠扰, and old forms amid simplified ones.

A closed list of what is never right. The meaning stays plain, so the flag alone declares it.
Lets pass: every slip outside the list, above all those that make another word (平部, 经历 for 精力, 形成 for 形式).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_NEVER_RIGHT = {
    "簿": "(?:登记|记录|记实|签到|户口|[帐账])(?P<here>薄)(?![厚弱])|[二两三四五六七八九](?P<here2>薄)[二两三四五六七八九]卡",
    "诫勉": "(?P<here>戒勉)",
    "前提": "(?P<here>前题)",
    "陷阱": "(?P<here>陷井)",
    "靠拢": "(?P<here>靠扰)",
    "竞争": "(?P<here>竟争)",
    "一如既往": "(?P<here>一如继往)",
    "再接再厉": "(?P<here>再接再励)",
    "松弛": "(?P<here>松驰)",
    "既然": "(?P<here>即然)",
}
_PATTERNS = tuple((right, re.compile(pattern)) for right, pattern in _NEVER_RIGHT.items())
_OLD = re.compile("[們個國學會來時實為與這發對開關機經務業黨員組織慮應總結專題領導幹聯繫體進設]")
_FEW, _SHARE = 3, 0.01  # more old forms than both allow are a text in traditional characters


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each wrong character."""
    for right, pattern in _PATTERNS:
        for match in pattern.finditer(text.text):
            group = next(name for name, value in match.groupdict().items() if value)
            note = f"写作“{match[0]}”，“{match[group]}”疑是“{right}”。"
            yield text.symptom(Flag.TYPO, *match.span(group), note, general=True)
    yield from _old_forms(text)


def _old_forms(text: ReportText) -> Iterator[Symptom]:
    found = list(_OLD.finditer(text.text))
    if len(found) <= max(_FEW, len(text.text) * _SHARE):
        for match in found:
            yield text.at(Flag.TYPO, match, f"“{match[0]}”是繁体字形，夹在简体里。", general=True)
