"""Shares that cannot be: digits glued to a per cent sign (20230%), more than the whole of something.

Lets pass: growth and fulfilment of plans, which may be over 100 %, up to 999 %, and shares in Chinese numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_SHARE = re.compile(r"(?<![\d.,，])(?P<number>\d+(?:\.\d+)?)\ ?[%％]")
_PART_OF_WHOLE = re.compile(
    "(?:覆盖率|入学率|升学率|合格率|参与率|参学率|出席率|到会率|满意率|满意度|知晓率|办结率|达标率|组建率|占|比例|比重)"
    r"[^，,。；;\n%％]{0,10}$"
)
_GLUED = 1000
_WHOLE = 100


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each share of 1000 % or more, and for each over 100 % that is part of a whole."""
    for match in _SHARE.finditer(text.text):
        value = Decimal(match["number"])
        before = text.text[max(0, match.start() - 16) : match.start()]
        if value >= _GLUED:
            yield text.at(Flag.YEAR_REPLACED, match, f"百分比写作“{match[0]}”，数字粘连或被覆盖；原数看不出。")
        elif value > _WHOLE and _PART_OF_WHOLE.search(before):
            yield text.at(Flag.TYPO, match, f"占比写作“{match[0]}”，超过全部；原数看不出。")
