"""Characters that a wrong encoding left: 锟斤拷, Ã¤Â¸, 锛銆, boxes and signs for what could not be shown, entities of a web page.

Lets pass: boxes that are to be ticked, letters with accents in foreign names, and rare characters of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom, shown

_GARBLED = re.compile(
    "(?:锟斤拷|锟斤|斤拷|烫烫烫+|屯屯屯+|锘匡豢)+"
    "|(?:[锛銆鈥鍦鐨鏄]+[\u4e00-\u9fff€]?){2,}|[锛銆鈥]"  # UTF-8 read as GBK
    "|(?:[\u00c0-\u00ff][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}){2,}"
    "|â€[\u0080-\u00bf\u0153\u2018-\u2122]?|Ã[\u0080-\u00bf]"  # UTF-8 read as Latin letters
    "|\ufffd+|[\ue000-\uf8ff]+|(?<=[\u4e00-\u9fff])□+(?=[\u4e00-\u9fff])"
    "|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|ensp|emsp|times);?|&#x?[0-9a-fA-F]{2,6};|(?:\\\\u[0-9a-fA-F]{4})+"
)


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each run of such characters."""
    for match in _GARBLED.finditer(text.text):
        yield text.at(Flag.TYPO, match, f"“{shown(match[0])}”是转码留下的乱码，原字看不出。")
