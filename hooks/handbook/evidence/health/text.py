"""What detectors read, and what they report: a report without boilerplate, and a symptom with its place in the file."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ...model.vocabulary import Flag
from ..enumerators import Enumerator, enumerators
from ..figures.numerals import chinese_value
from ..passages import Span, Visible

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_IN_ORDER = {"首先": 1, "其次": 2, "再次": 3}
_SHOWN = 12  # characters of a report that a note repeats at most


class Symptom(NamedTuple):
    """A stretch of a file that is damaged: the fitting flag, offsets in the file, and in Chinese what is seen there.

    `general` symptoms speak of the text as a whole (a cut-off end, a count that does not fit): the flag alone declares
    them. Any other makes its stretch unreliable, and the source record has to name that stretch.
    """

    flag: Flag
    start: int
    end: int
    note: str
    general: bool = False


class NumberedMark(NamedTuple):
    """An enumerator with its number; offsets in the visible text. `label` is written as in a path: (一), 一是, 1."""

    level: int
    number: int
    label: str
    start: int
    end: int
    opens_line: bool
    is_outline: bool


@dataclass(frozen=True)
class ReportText:
    """A report as its reader sees it. Offsets within are those of the visible text; symptoms carry those of the file.

    `latest` is the last day on which the text can have been written; None when nothing is known of it.
    """

    seen: Visible
    latest: date | None = None

    @property
    def text(self) -> str:
        """The words without boilerplate."""
        return self.seen.text

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines that hold something, without the white space around them."""
        return tuple(Span(*match.span()) for match in _LINE.finditer(self.text))

    @cached_property
    def marks(self) -> tuple[NumberedMark, ...]:
        """All enumerators that carry a number, in order."""
        return tuple(mark for line in self.lines for mark in _numbered(self.text, line))

    def symptom(self, flag: Flag, start: int, end: int, note: str, general: bool = False) -> Symptom:
        """A symptom at a non-empty stretch of the visible text."""
        return Symptom(flag, *self.seen.in_file(start, end), note, general)

    def at(self, flag: Flag, match: re.Match[str], note: str, general: bool = False) -> Symptom:
        """A symptom where a pattern matched: at its group `here` if it has one."""
        group = "here" if "here" in match.re.groupindex else 0
        return self.symptom(flag, match.start(group), match.end(group), note, general)


def _numbered(text: str, line: Span) -> Iterator[NumberedMark]:
    for mark in enumerators(text, line.start, line.end):
        number = _number(mark)
        if number:
            yield NumberedMark(
                mark.level, number, mark.label, mark.start, mark.end, mark.opens_line, mark.is_outline
            )


def _number(mark: Enumerator) -> int | None:
    name = re.sub("[()第点条步方面是要靠]", "", mark.label)
    if mark.label in _IN_ORDER:
        return _IN_ORDER[mark.label]
    value = int(name) if name.isdecimal() else chinese_value(name)
    return int(value) if value else None


def number_in(written: str) -> int:
    """The number that a numeral of a report stands for: 三, 两, 12. Raises ValueError when it is none."""
    value = int(written) if written.isdecimal() else chinese_value(written)
    if value is None:
        raise ValueError(f"no numeral: {written!r}")
    return int(value)


def shown(words: str) -> str:
    """Words of the report as a note repeats them: in one line, a long run cut short."""
    flat = re.sub(r"\s+", " ", words.strip())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def last_day(written: str | None) -> date | None:
    """The last day of a date that may lack day and month: 2012 → 2012-12-31. None for none or an impossible one."""
    year, month, day = ([int(part) for part in written.split("-")] + [0, 0])[:3] if written else (0, 0, 0)
    try:
        return date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
