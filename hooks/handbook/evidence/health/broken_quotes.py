"""Quotation marks that were turned into others (〞) or lost their partner within a paragraph.

The words stay readable, so the flag alone declares it; of the first kind, one symptom stands for all.
Lets pass: straight marks, single marks (‘ ’), which also stand for an apostrophe, and a quotation that goes on in the
next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.vocabulary import Flag
from ..passages import Span
from .text import ReportText, Symptom

_OPENING, _CLOSING, _MISREAD = "“", "”〞", "〞"


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom at the first mark of another kind, and at each mark that stands alone."""
    first = text.text.find(_MISREAD)
    if first >= 0:
        note = f"后引号印成“{_MISREAD}”，共 {text.text.count(_MISREAD)} 处。"
        yield text.symptom(Flag.TYPO, first, first + 1, note, general=True)
    for number, line in enumerate(text.lines):
        following = text.lines[number + 1 : number + 2]
        goes_on = bool(following) and text.text[following[0].start] == _OPENING
        for place in _alone(text.text, line):
            if text.text[place] != _OPENING or not goes_on:
                kind = "前" if text.text[place] == _OPENING else "后"
                yield text.symptom(Flag.TYPO, place, place + 1, f"只有{kind}引号，缺另一半。", general=True)


def _alone(text: str, line: Span) -> list[int]:
    """The places of marks without a partner."""
    opened: list[int] = []
    alone: list[int] = []
    for place in range(line.start, line.end):
        if text[place] == _OPENING:
            opened.append(place)
        elif text[place] in _CLOSING:
            alone += [] if opened else [place]
            opened = opened[:-1]
    return sorted(alone + opened)
