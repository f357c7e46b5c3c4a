"""Reads how often something is done: 每季一次, 提示按月, 检查在半年, 每年 7 月."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..evidence.frequencies import PERIODS
from ..evidence.senses import UNTOLD, clauses

_BY_THE_YEAR = (12, re.compile("(?:^|[在于到])年(?:初|终|末|底(?!前))"))
_PERIODS = (*((months, re.compile("|".join(each.said for each in periods))) for months, periods in PERIODS), _BY_THE_YEAR)
_STATED_MONTH = re.compile(r"每年\s*(\d{1,2})\s*月")
_QUARTER_END = re.compile(r"季度?末")
_YEAR_END = re.compile(r"年终|年末|年底(?!前)")


class Beat(NamedTuple):
    """A clause of the text: its words, its period in months, and the months (1 to 12) that it names.

    `period` is 0 for a clause which says that the source gives no interval.
    """

    words: str
    period: int
    named: tuple[int, ...] = ()


class Rhythm(NamedTuple):
    """The beats of a text in order, and the clauses that tell no interval."""

    beats: tuple[Beat, ...]
    rest: tuple[str, ...]

    @property
    def told(self) -> str:
        """The beats in words."""
        return "；".join(beat.words for beat in self.beats)


def read_rhythm(text: str) -> Rhythm | None:
    """The rhythm that a text tells in months, quarters, half years or years; None when it tells no such interval."""
    parts = [piece for clause in clauses(text) for piece in _pieces(clause.strip()) if piece]
    read = [_beat(part) for part in parts]
    if not any(beat and beat.period for beat in read):
        return None
    rest = (part for part, beat in zip(parts, read, strict=True) if not beat)
    return Rhythm(tuple(filter(None, read)), tuple(rest))


def _pieces(clause: str) -> list[str]:
    """A clause, or the parts of a list in it when each of them tells an interval: 每月初、每季度末月、年终各一次."""
    pieces = clause.split("、")
    return pieces if all(map(_period, pieces)) else [clause]


def _period(clause: str) -> int:
    return next((months for months, pattern in _PERIODS if pattern.search(clause)), 0)


def _beat(clause: str) -> Beat | None:
    period = _period(clause)
    if not period:
        return Beat(clause, 0) if UNTOLD.search(clause) else None
    return Beat(clause, period, _named(clause, period))


def _named(clause: str, period: int) -> tuple[int, ...]:
    """The months that a beat names: 年底 is the twelfth, 年初 the first, 季末 the last of each quarter."""
    if period == 3:
        return (3, 6, 9, 12) if _QUARTER_END.search(clause) else ()
    if period != 12:
        return ()
    if stated := _STATED_MONTH.search(clause):
        return (int(stated[1]),) if 1 <= int(stated[1]) <= 12 else ()
    return (12,) if _YEAR_END.search(clause) else (1,) if "年初" in clause else ()
