"""Numbers split by a line break or a blank: 的⏎7⏎5、 and 占总数的7 5.

Lets pass: digits in groups of three (1 000), rows of numbers without Chinese words around them (tables), and a number
whose lost part stood at a page mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_HAN = "[\u4e00-\u9fff]"
_LINES = re.compile(rf"(?<={_HAN})[ \t\u3000]*\n\s*(?P<here>\d{{1,3}}[ \t\u3000]*\n\s*\d{{1,3}})(?=[、，,。；;%％]|{_HAN})")
_BLANK = re.compile(
    rf"(?<=[的占达为约共有近])(?P<here>\d{{1,3}}[ \u3000](?!\d{{3}}(?!\d))\d{{1,3}})(?=[、，,。；;%％]|{_HAN})"
)


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each pair of digits that something stands between."""
    for match in _LINES.finditer(text.text):
        yield text.at(Flag.DIGITS_LOST, match, "数字被换行拆开，单位和小数点不明。")
    for match in _BLANK.finditer(text.text):
        yield text.at(Flag.DIGITS_LOST, match, f"数字写作“{match['here']}”，被空格拆开，小数点不明。")
