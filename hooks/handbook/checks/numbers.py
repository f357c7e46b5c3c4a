"""Numbers as people write them to be read or overlooked: with any separators, full width, in Chinese digits, run into words.

A run is digits with at most three other marks between them. What it may be is asked of each stretch of its groups, so that a
number is found beside others; how it is grouped tells a telephone number from a list of figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..load.patterns import when_used

ALIKE = {
    "0": "零〇○洞⓿", "1": "一幺壹➊❶", "2": "二贰➋❷", "3": "三叁➌❸", "4": "四肆➍❹", "5": "五伍➎❺", "6": "六陆➏❻", "7": "七柒拐➐❼",
    "8": "八捌➑❽", "9": "九玖➒❾",
}  # fmt: skip
OTHER_DIGITS = "".join(ALIKE.values())
PLAIN = str.maketrans({other: digit for digit, others in ALIKE.items() for other in others})  # places stay what they are
DIGIT = f"[0-9{OTHER_DIGITS}]"
WEAK = " ,，、:：;；"  # between the figures of a list, too
STRONG = r".·•‧∙\-‐‑–—―−_/*~|()（）\[\]【】〔〕<>《》"
MARK = f"[{WEAK}{STRONG}]"
HINT = when_used(f"{DIGIT}(?:{MARK}{{0,3}}{DIGIT}){{5}}")
LETTER_O = when_used("(?<=[0-9])[OoＯ](?=[0-9Oo])")
GROUPS = when_used("[0-9]+")
RUN = when_used(rf"[0-9]+(?:{MARK}{{1,3}}[0-9]+)*[Xx]?")
LONGEST = 24  # digits: no number of a person has more


class Stretch(NamedTuple):
    """Some groups of a run: their digits, how they are grouped, what is between them, and where they stand in the text."""

    digits: str
    groups: tuple[int, ...]
    marks: str
    start: int
    end: int
    tied: bool  # to further digits by a mark that joins

    @property
    def is_loose(self) -> bool:
        """Whether the marks between the groups may be those of a list."""
        return any(mark in WEAK for mark in self.marks.replace(" ", ""))


def plain(text: str) -> str:
    """The text with all digits as ASCII ones, and letters O among digits as zeros; as long as it was."""
    return LETTER_O.sub("0", text.translate(PLAIN))


def stretches_of(text: str) -> Iterator[Stretch]:
    """Each stretch of the groups of each run of a plain text, the longest first where several begin."""
    for run in RUN.finditer(text):
        groups = [match.span() for match in GROUPS.finditer(text, *run.span())]
        for first, (start, _) in enumerate(groups):
            yield from _from(text, groups, first, start)


def _from(text: str, groups: list[tuple[int, int]], first: int, start: int) -> Iterator[Stretch]:
    found: list[Stretch] = []
    digits, sizes, marks = "", [], ""
    for number in range(first, len(groups)):
        begin, end = groups[number]
        if len(digits) + end - begin > LONGEST:
            break
        marks += text[groups[number - 1][1] : begin] if number > first else ""
        digits += text[begin:end]
        sizes.append(end - begin)
        tied = _ties(text, groups, first - 1) or _ties(text, groups, number)
        found.append(Stretch(digits, tuple(sizes), marks, start, end, tied))
    return reversed(found)


def _ties(text: str, groups: list[tuple[int, int]], left: int) -> bool:
    """Whether a group is joined to the next one by a mark that does not part figures; a country's code is not."""
    if left < 0 or left + 1 >= len(groups):
        return False
    between = text[groups[left][1] : groups[left + 1][0]]
    return between in tuple("-.·–_/") and text[slice(*groups[left])] not in ("86", "0086")
