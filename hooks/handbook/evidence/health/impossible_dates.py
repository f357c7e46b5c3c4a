"""Dates later than the day by which the text existed, and days that no calendar has.

Lets pass: years ahead in a sentence that plans (要, 将, 力争) or that are planning years (2030), years written in Chinese
numerals, dates without a year, and everything when nothing is known of when the text existed.
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
_SENTENCE = re.compile(r"[。；;\n]")
_PLAN = re.compile(
    "(?<![主需重首])要(?![求点素])|将|力争|争取|预计|计划|规划|远景|目标|确保|锚定|面向|展望|努力|建成|现代化|翻一番"
    r"|(?<!截)[到至]\d{4}年|年?[底末]?之?前(?=[，,、]|实现|完成|建)"
)
_DONE = re.compile("了|已|荣获|首次|分别达到")
_BEFORE_DONE = re.compile("(?:已|[于在自])$")
_LONGEST = 200  # characters of a sentence that are looked at on either side
_SOON = 40  # characters behind a year in which its deed is told
_PLANNING_YEARS = 5  # plans run to 2025, 2030, 2035


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each date that is too late or does not exist."""
    for match in _DATE.finditer(text.text):
        first = _first_day(match)
        if first is None and match["month"]:
            yield text.at(Flag.TYPO, match, f"写作“{match[0]}”，日历上没有这一天。")
        elif first and text.latest and first > text.latest and not _is_plan(text.text, match):
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
    """Whether the sentence speaks of what is to come."""
    before = _SENTENCE.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
    after = _SENTENCE.split(text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
    if _DONE.search(after[:_SOON]) or _BEFORE_DONE.search(before):
        return False
    return int(match["year"]) % _PLANNING_YEARS == 0 or bool(_PLAN.search(before + match[0] + after))


def _too_late(written: str, latest: date) -> str:
    return f"写作“{written}”，晚于这篇最晚的时间 {latest.isoformat()}；原日期看不出。"
