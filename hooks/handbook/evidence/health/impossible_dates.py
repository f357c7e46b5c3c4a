"""Dates later than the day by which the text existed, and days that no calendar has.

Lets pass: years ahead that are plans (到2025年, 力争2025年底前), years written in Chinese numerals, dates without a year,
and everything when neither carrier nor record says by when the text existed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_DATE = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)"
    r"(?:年(?:度|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?|[-/.](?P<month2>\d{1,2})[-/.](?P<day2>\d{1,2})(?!\d))"
)
_IN_TITLE = re.compile(r"^[^\n。，,；;]{4,40}(?P<here>20\d\d)$", re.MULTILINE)  # 调查报告2023
_PLAN_BEFORE = re.compile(r"(?:(?<!截)[到至]|力争|争取|预计|计划|规划|目标)[^，,。；;\n]{0,2}$")
_PLAN_AFTER = re.compile(r"(?:年?底|年?末)?(?:之?前|规划|远景|目标)")


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each date that is too late or does not exist."""
    for match in _DATE.finditer(text.text):
        first = _first_day(match)
        if first is None:
            yield text.at(Flag.TYPO, match, f"写作“{match[0]}”，日历上没有这一天。")
        elif text.latest and first > text.latest and not _is_plan(text.text, match):
            yield text.at(Flag.YEAR_REPLACED, match, _too_late(match[0], text.latest))
    for match in _IN_TITLE.finditer(text.text):
        if text.latest and int(match["here"]) > text.latest.year:
            yield text.at(Flag.YEAR_REPLACED, match, _too_late(match["here"], text.latest))


def _first_day(match: re.Match[str]) -> date | None:
    """The first day that the date may mean; None when there is no such day."""
    try:
        return date(int(match["year"]), int(match["month"] or match["month2"] or 1),
                    int(match["day"] or match["day2"] or 1))
    except ValueError:
        return None


def _is_plan(text: str, match: re.Match[str]) -> bool:
    return bool(_PLAN_BEFORE.search(text[max(0, match.start() - 8) : match.start()])
                or _PLAN_AFTER.match(text, match.end()))


def _too_late(written: str, latest: date) -> str:
    return f"写作“{written}”，晚于这篇最晚的时间 {latest.isoformat()}；原日期看不出。"
