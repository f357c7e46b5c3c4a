"""A list that is counted where it stands: “甲、乙、丙”7类, “五送”（送甲、送乙、送丙）.

Lets pass: lists that some way of reading their signs makes fit (、 or ，, with or without 和); names with several numbers
(五好五带头); lists opened by 即 and no bracket; brackets that hold figures or a remark instead of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom, number_in

_NUMBER = r"(?P<number>[二两三四五六七八九十]|\d{1,2})"
_COUNTED_AFTER = re.compile(rf"[“\"](?P<list>[^“”〞\"\n]{{3,90}})[”〞\"](?P<here>{_NUMBER}(?:类|项|个|种|大|方面))")
_IN_BRACKETS = re.compile(
    rf"[“\"](?P<here>{_NUMBER}(?:个一|[^一二两三四五六七八九十0-9“”〞\"\n]{{1,6}}))[”〞\"][^（(，,。；;\n]{{0,4}}"
    r"[（(](?P<list>[^（()）\d]{4,120})[)）]"
)
_REMARK = re.compile("以下|下同|简称|提出|见附|参见|如|等[，,。]?$")


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each counted list of another length."""
    for pattern in (_COUNTED_AFTER, _IN_BRACKETS):
        for match in pattern.finditer(text.text):
            number, lengths = number_in(match["number"]), _lengths(match["list"])
            if lengths and number not in lengths and not _REMARK.search(match["list"]):
                note = f"说“{match['here']}”，列出的是 {min(lengths, key=lambda n: abs(n - number))} 个。"
                yield text.at(Flag.COUNT_MISMATCH, match, note, general=True)


def _lengths(items: str) -> set[int]:
    """All numbers of items that the signs between them allow; empty when there is no list."""
    counts = {len(re.findall(signs, items)) + 1 for signs in ("、", "[，,]", "[；;]", "[、，,；;]")} - {1}
    joined = {count + 1 for count in counts | {1} if re.search("[和与及]", items)}
    return counts | joined if counts else set()
