"""Texts that stop: at a heading, without a full stop, within a number, after the only item of a list, or at a comma before a heading.

Lets pass: an end that happens to be a full stop, and a beginning that is missing, unless its numbering tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model.vocabulary import Flag
from ..passages import Span
from .text import NumberedMark, ReportText, Symptom

_SIGN = re.compile(r"\S")
_SENTENCE = re.compile("[。！？；!?;]")
_ENDED = re.compile(r"[。！？…!?；;][”’〞\"）)】》]*$|[）)】》]$")
_IN_NUMBER = re.compile(r"占\d{1,2}$|[，,；;、][^，,；;、。\n]{0,12}(?:占|达|达到|为|约|近|至|增长|提高|下降|增加)(?:了|到)?\d+[.．]?$")
_DOTS = re.compile(r"(?:…{3,}|[.．]{5,}|[。]{3,}|⋯{3,})$")
_CLAUSES = 20  # a last line as long as this with a comma is prose too
_SIGNED = re.compile(r"[年月日]$|[：:][^，]*$|\d{5,}$")
_PROSE = 40  # a shorter last line may be a signature
_HEADING = 60


def detect(text: ReportText) -> Iterator[Symptom]:
    """Symptoms at the end of the text, and at each paragraph that breaks off before a numbered heading."""
    if text.lines:
        yield from _end(text, text.lines[-1])
    starts = {mark.start for mark in text.marks if mark.is_outline and mark.opens_line}
    for line, following in pairwise(text.lines):
        if following.start in starts and text.text[line.end - 1] in "，,、":
            yield _stop(text, line, "这一段停在逗号上，后面接着新的标题。")
    for line in text.lines:
        after = _SIGN.search(text.text, line.end)
        yield from _amid(text, line, after[0] if after else "")


def _amid(text: ReportText, line: Span, after: str) -> Iterator[Symptom]:
    """A line that stops in a number, or in dots that are too many for an ellipsis."""
    words = text.text[line.start : line.end]
    if _IN_NUMBER.search(words) and not after.isdecimal() and after not in tuple("%％、，,。；;.·年月日个人名户项次"):
        yield _stop(text, line, f"停在数字“{words[-1]}”上，后面没有了。")
    elif _DOTS.search(words):
        yield _stop(text, line, "停在一串省略号上，后面的文字没有了。")


def _end(text: ReportText, line: Span) -> Iterator[Symptom]:
    words = text.text[line.start : line.end]
    last = _last_outline(text)
    opens = last is not None and last.start == line.start
    if opens and _is_bare(words) and not _in_list(text):
        yield _stop(text, line, f"文末只剩标题“{last.label if last else ''}”，没有正文。")
    elif _IN_NUMBER.search(words) or _DOTS.search(words):
        return  # told by the line
    elif _is_cut(words):
        yield _stop(text, line, "文末没有写完，停在半句上。")
    elif last and opens and last.number == 1:
        yield _stop(text, line, f"列举只有“{last.label}”一项，文本就到此为止。")


def _is_cut(words: str) -> bool:
    """Whether the last line is prose without an end. A shorter one may be a signature, unless it goes on after a sentence."""
    if _ENDED.search(words):
        return False
    return len(words) >= _PROSE or (len(words) >= _CLAUSES and "，" in words and not _SIGNED.search(words))


def _is_bare(words: str) -> bool:
    return len(words) <= _HEADING and not _SENTENCE.search(words)


def _in_list(text: ReportText) -> bool:
    """Whether the line before the last is just as bare: then both are items of a list, not headings."""
    return len(text.lines) > 1 and _is_bare(text.text[slice(*text.lines[-2])])


def _last_outline(text: ReportText) -> NumberedMark | None:
    return next((mark for mark in reversed(text.marks) if mark.is_outline), None)


def _stop(text: ReportText, line: Span, note: str) -> Symptom:
    """A symptom at the last few characters before the stop."""
    return text.symptom(Flag.CUT_OFF, max(line.start, line.end - 8), line.end, note, general=True)
