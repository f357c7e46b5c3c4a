"""Quotation marks that were turned into others (〞) or lost their partner.

The words stay readable, so the flag alone declares it; of the first kind, one symptom stands for all.
Lets pass: straight marks, single marks (‘ ’), which also stand for an apostrophe, and a mark left open in one paragraph
after a colon or at the head of a paragraph, as in quotations of several paragraphs.
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
    for place in _alone(text):
        kind = "前" if text.text[place] == _OPENING else "后"
        yield text.symptom(Flag.TYPO, place, place + 1, f"只有{kind}引号，缺另一半。", general=True)


def _alone(text: ReportText) -> list[int]:
    """The places of marks without a partner, save those of quotations that run over several paragraphs."""
    waiting = False
    alone: list[int] = []
    for line in text.lines:
        for place in _alone_in(text.text, line):
            if text.text[place] == _OPENING and _opens_paragraphs(text.text, place, line):
                waiting = True
            elif text.text[place] == _OPENING or not waiting:
                alone.append(place)
            else:
                waiting = False
    return alone


def _opens_paragraphs(text: str, place: int, line: Span) -> bool:
    return place == line.start or text[place - 1] in ":："


def _alone_in(text: str, line: Span) -> list[int]:
    """The places of marks without a partner in one paragraph."""
    opened: list[int] = []
    alone: list[int] = []
    for place in range(line.start, line.end):
        if text[place] == _OPENING:
            opened.append(place)
        elif text[place] in _CLOSING:
            alone += [] if opened else [place]
            opened = opened[:-1]
    return sorted(alone + opened)
