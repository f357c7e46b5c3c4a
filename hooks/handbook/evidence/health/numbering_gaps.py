"""Section numbers that jump: 1、 then 4、, or a text that opens with 二、.

Lets pass: numbers that repeat or go back (a list may hold another of its own kind), and items that run along in the
text (一是, 三是), where a comma may have taken the place of 二是.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import NumberedMark, ReportText, Symptom

_NEAR = 8  # characters of white space that may split a number
_DEEPEST = 16  # lists within each other


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom at each outline number that does not follow the one before."""
    open_marks: list[NumberedMark] = []
    reached: dict[int, int] = {}  # the last number of each kind: some texts count on from section to section
    for mark in text.marks:
        if not mark.is_outline or _splits_number(text.text, mark.start):
            continue
        before = _before(open_marks, mark)
        missing = mark.number > 1 and (before is None or mark.number > before.number + 1)
        if missing and mark.opens_line and mark.number != reached.get(mark.level, 0) + 1:
            note = f"序号从“{before.label}”跳到“{mark.label}”。" if before else f"序号从“{mark.label}”开始，前面没有。"
            yield text.symptom(Flag.NUMBERING_GAP, mark.start, mark.end, note, general=True)
        open_marks = _entered(open_marks, before, mark)
        reached[mark.level] = mark.number


def _splits_number(text: str, place: int) -> bool:
    """Whether a digit stands right before, on the line above: then this is half of a number, no enumerator."""
    return text[max(0, place - _NEAR) : place].rstrip()[-1:].isdecimal()


def _before(open_marks: list[NumberedMark], mark: NumberedMark) -> NumberedMark | None:
    """The open mark of this kind that the mark continues; else the innermost of its kind."""
    same = [other for other in open_marks if other.level == mark.level]
    return next((other for other in reversed(same) if other.number + 1 == mark.number), same[-1] if same else None)


def _entered(open_marks: list[NumberedMark], before: NumberedMark | None, mark: NumberedMark) -> list[NumberedMark]:
    """The open marks once this one is entered. A list that begins at 1 may lie inside one of its own kind."""
    if mark.number == 1:
        return [*(other for other in open_marks if other.level <= mark.level), mark][-_DEEPEST:]
    kept = open_marks[: open_marks.index(before)] if before else [m for m in open_marks if m.level < mark.level]
    return [*kept, mark]
