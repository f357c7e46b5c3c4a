"""Years and counts overwritten by one number: 分馆2023个 in a text of “2023年”, or a campaign long over in that year.

Lets pass: counts that are round or followed by 多/余, campaigns that later texts use as an everyday word (创先争优),
texts that name several years, and texts that look back on a campaign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from ..figures.units import COUNTED
from .text import ReportText, Symptom

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")
_COUNT = re.compile(rf"(?<![\d.])(?P<year>(?:19|20)\d\d)(?!年)\ ?(?:{COUNTED})")
_SHARE = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d\d)\d{0,2}[%％]")

# the year in which each was over (research/domain.md §3.9)
_CAMPAIGNS = {"先进性教育活动": 2006, "学习实践科学发展观活动": 2010, "基层组织建设年": 2012, "群众路线教育实践活动": 2014}
_LOOKING_BACK = "(?![^，,。；;]{0,4}(?:以来|之后|结束|后))"
_LONG_OVER = 8  # years after which a text is no longer written inside the campaign it speaks of


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each count that is a year of the text, and for a lone year that the text itself contradicts."""
    years = {match["year"] for match in _YEAR.finditer(text.text)}
    for pattern in (_COUNT, _SHARE):
        for match in pattern.finditer(text.text):
            if match["year"] in years and not match["year"].endswith("00"):
                note = f"数字写作“{match[0]}”，与文中的“{match['year']}年”相同，像是被年份覆盖；原数看不出。"
                yield text.at(Flag.YEAR_REPLACED, match, note)
    if len(years) == 1:
        yield from _contradicted(text, int(*years))


def _contradicted(text: ReportText, year: int) -> Iterator[Symptom]:
    for campaign, over in _CAMPAIGNS.items():
        if year >= over + _LONG_OVER and re.search(campaign + _LOOKING_BACK, text.text):
            for match in _YEAR.finditer(text.text):
                note = f"写作“{match[0]}”，与文中的“{campaign}”（{over} 年已结束）不合；原年份看不出。"
                yield text.at(Flag.YEAR_REPLACED, match, note)
            return
