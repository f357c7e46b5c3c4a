"""Which lines of a report are headings: short ones that are no sentence, and no items of a list that is only numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..load.patterns import when_used
from .enumerators import Enumerator

LONGEST_HEADING = 50  # a longer line is a paragraph, whatever it lacks
_LEAST_HAN = 4  # a shorter line without enumerator is a stray number or mark
_SENTENCE_MARK = when_used("[。！？；!?;]")
_OPEN_END = when_used("[。！？；!?;：:，,、…]$")
# what a title that ends in a full stop does not have: it names something, a sentence says something
_SAID = when_used("[：:]|[0-9０-９]+(?:[.．][0-9０-９]+)? *[一-鿿%％]|了(?![解])|已(?!有)|不得|应当|必须|每[年月周天日]")
_LISTED = when_used("[0-9]{1,2}|[(][0-9]{1,2}[)]")  # the labels that lists have: 1. (1) ①


def is_heading(line: str, marks: Sequence[Enumerator]) -> bool:
    """Whether a whole line is a heading: short, one clause; with an enumerator it may end in a full stop."""
    if len(line) > LONGEST_HEADING or len(marks) > 1 or not all(mark.is_outline and mark.opens_line for mark in marks):
        return False
    if marks and line.endswith("。"):
        line = line.removesuffix("。")
        if _SAID.search(line[marks[0].end - marks[0].start :]):
            return False
    if _SENTENCE_MARK.search(line) or _OPEN_END.search(line):
        return False
    return bool(marks) or len(re.findall("[\u4e00-\u9fff]", line)) >= _LEAST_HAN


def list_items(lines: Sequence[tuple[str, Sequence[Enumerator]]]) -> set[int]:
    """The places of numbered lines that are items of a list: 1. 2. 3. with nothing below any of them.

    Lines come with their enumerators. Of two that follow each other the first is no heading, having nothing below it; the last of
    such a row is what the others are. Only Arabic numbers make lists: （一） and 2.1 stand before titles.
    """
    items: set[int] = set()
    for at, (first, second) in enumerate(pairwise(lines)):
        one, next_one = _numbered(*first), _numbered(*second)
        if one and next_one and next_one == (one[0], one[1] + 1):
            items |= {at, at + 1}
    return items


def _numbered(line: str, marks: Sequence[Enumerator]) -> tuple[int, int] | None:
    """Level and number of a line that looks like a heading with an Arabic number."""
    if not marks or not _LISTED.fullmatch(marks[0].label) or marks[0].is_section or not is_heading(line, marks):
        return None
    return marks[0].level, int(marks[0].label.strip("()"))
