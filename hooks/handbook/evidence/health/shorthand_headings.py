"""A shorthand as a heading with fewer points below than its number says: 三诺两评, then only (1) and (2).

Lets pass: shorthands whose numbers differ (一岗双责), headings with more points than the number, and points that run
along in the text (一是, 二是), which need not be the parts of the shorthand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import NumberedMark, ReportText, Symptom, number_in

_SHORTHAND = re.compile(
    r"[“\"]?(?P<here>(?P<number>[二两三四五六七八九])[^一二两三四五六七八九十\W]{1,2}(?P=number)[^一二两三四五六七八九十\W]{1,3})"
    r"[”〞\"]?(?=[，,。：:\s]|$)"
)


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each heading whose points are too few."""
    for index, mark in enumerate(text.marks):
        match = _SHORTHAND.match(text.text, mark.end) if mark.is_outline and mark.opens_line else None
        if match:
            points = _points(text.marks[index + 1 :], mark.level)
            if 1 < points < number_in(match["number"]):
                note = f"标题写“{match['here']}”，下面只有 {points} 项。"
                yield text.at(Flag.COUNT_MISMATCH, match, note, general=True)


def _points(marks: tuple[NumberedMark, ...], level: int) -> int:
    """How many numbered points of the next kind follow before the heading's own level comes again."""
    points: list[NumberedMark] = []
    for mark in marks:
        if mark.level <= level:
            break
        if mark.is_outline and mark.number == len(points) + 1 and (not points or mark.level == points[0].level):
            points.append(mark)
    return len(points)
