"""Places where a number must stand and none does: 职工人, 为期天, 不少于, and shares that lost their per cent sign.

Lets pass: everything that also reads as good Chinese without the number (拥有多名职工, 达到, 个人, 达标率), since only the
grammar tells; rates from 0 to 9 without a sign; and names of places or teams whose number is gone (:队办公室).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_END = "(?=[，,。；;、])"
_NO_WORD = "(?![人体别性案中头私税展例股])"  # 个人, 个体, 个别, 个私 …

_UNIT = "分?[一-鿿]{1,2}委|[一-鿿]?总支|[一-鿿]?[支分]部|[一-鿿]小组|[一-鿿]{0,2}[馆室]"

# what is seen → where
_MISSING = (
    ("“{}”前面没有数", re.compile(rf"(?:[一-鿿]员|职工|干部|群众|企业)(?P<here>[人名户]){_END}")),
    ("“{}”前面没有数", re.compile(rf"达到(?P<here>[人名户个项次%％]|万元){_END}")),
    ("“{}”前面没有数", re.compile(rf"(?:下设|获得|共有|现有|组建|新建|评选出)(?P<here>个){_NO_WORD}")),
    ("“{}”前面没有数", re.compile(rf"(?<=[，,、])(?P<here>个){_NO_WORD}(?:{_UNIT}|单位|社区|村)")),
    ("“{}”前面没有数", re.compile(r"为期(?P<here>[天年月周日])")),
    ("句首的“{}”前面没有数", re.compile(r"(?:^|(?<=[。\n]))\s{0,20}(?P<here>年)(?:以来|底[，,]|初[，,])")),
    ("“{}”前面没有数", re.compile(r"(?<=[，,、])(?P<here>年)(?:历史|发展历程)")),
    ("“{}”后面没有数", re.compile(rf"(?P<here>不少于|不低于|不超过|比例[在为]|占比为){_END}")),
)
_NUMBER = r"(?P<here>(?<![\d.])\d{2,3}(?:\.\d+)?)(?![\d.]|\ ?[%％‰]|\ ?个?百分点)"
_SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[一-鿿]率(?:达到|达|为|在|是)?{_NUMBER}(?:以上)?{_END}",
        rf"(?:覆盖面|比例|比重|占比)(?:达到|达|为|在|是)?{_NUMBER}(?:以上)?{_END}",
        rf"占[^，,。；;]{{2,40}}的{_NUMBER}(?=[，,。；;、])",
        rf"占[^。；;]{{2,60}}[、，,][^，,。；;、\d]{{2,12}}的{_NUMBER}(?=[，,。；;])",
        rf"(?:工资|收入|补贴|产值|利润)(?:增加|提高|增长|上涨){_NUMBER}{_END}",
        rf"全[省市县区乡镇村国]{_NUMBER}以上的",
        rf"{_NUMBER}以上被",
    )
)


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom at the word beside which a number is gone, and at each number whose unit is gone."""
    for seen, pattern in _MISSING:
        for match in pattern.finditer(text.text):
            yield text.at(Flag.DIGITS_LOST, match, f"{seen.format(match['here'])}，数字丢失，不补。")
    for pattern in _SHARES:
        for match in pattern.finditer(text.text):
            yield text.at(Flag.DIGITS_LOST, match, f"“{match['here']}”后面没有百分号或单位，不补。")
