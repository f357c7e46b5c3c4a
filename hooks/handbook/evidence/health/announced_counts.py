"""Announced n, listed m: 表现在以下三个方面：一是…… 四是……

Lets pass: announcements that no first enumerator follows at once; items told apart by commas or semicolons only; lists
whose numbers jump (that is another detector's finding); one item too few where the last goes on with 此外 or 同时.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import NumberedMark, ReportText, Symptom, number_in

_KIND = (
    "方面|问题|原因|特点|环节|措施|做法|经验|难点|难题|困难|建议|启示|意见|层面|转变|功能|意识|重点|关系|不足|内容|因素"
)
_NUMBER = r"(?<![第前这上述些每另零〇0-9一二两三四五六七八九十百千+.])(?P<number>[二两三四五六七八九十]|十[一二三四五六]|\d{1,2})"
_ANNOUNCEMENT = re.compile(
    rf"(?P<here>{_NUMBER}(?:[个大项条类种]?(?:{_KIND})(?:的(?:{_KIND}|工作|表现))?(?P<more>[^。；;：:\n，,]{{0,6}})"
    r"|[点条项类种]))[”’〞\"]?[：:。，,]\s*"
)
_ONE_MORE = re.compile("此外|另外|同时|还有|最后|再者")


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each announcement whose list has another length."""
    places = {mark.start: index for index, mark in enumerate(text.marks) if mark.number == 1}
    for match in _ANNOUNCEMENT.finditer(text.text):
        if match.end() in places:
            announced = number_in(match["number"])
            listed = _listed(text, places[match.end()], announced)
            if listed not in (None, announced):
                end = match.start("more") if match["more"] else match.end("here")
                note = f"说“{text.text[match.start() : end]}”，下面列出 {listed} 项。"
                yield text.symptom(Flag.COUNT_MISMATCH, match.start(), end, note, general=True)


def _listed(text: ReportText, first: int, announced: int) -> int | None:
    """How many items the list has that begins with this mark; None when it cannot be told."""
    level, last = text.marks[first].level, text.marks[first]
    end = len(text.text)
    for mark in text.marks[first + 1 :]:
        if mark.level > level:
            continue
        if mark.level < level or mark.number == 1:
            end = mark.start
            break
        if mark.number != last.number + 1:
            return None
        last = mark
    return None if last.number == announced - 1 and _goes_on(text, last, end) else last.number


def _goes_on(text: ReportText, last: NumberedMark, end: int) -> bool:
    """Whether the last item may hold one more that has no enumerator."""
    line_end = text.text.find("\n", last.end, end)
    return bool(_ONE_MORE.search(text.text, last.end, line_end if line_end >= 0 else end))
