"""Marks of a collection inside a report: a line 第8篇 …… and nothing else.

Lets pass: pieces joined without any mark, which only a reader of the text can tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_PIECE = re.compile(r"^第(?:\d{1,3}|[一二三四五六七八九十]{1,3})篇[ \u3000:：]", re.MULTILINE)


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom at each number of a piece."""
    for match in _PIECE.finditer(text.text):
        yield text.at(Flag.COMPILED, match, f"有合集的篇号“{match[0].strip()}”。", general=True)
