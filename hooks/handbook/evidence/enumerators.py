"""The enumerators of Chinese official prose, and the outline they build: 一、 （一） 2.1 1、 (1) 一是 第一点."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .figures.uncounted import MANY
from .figures.units import DECIMAL, MEASURED

_COUNT = "[一二三四五六七八九十]{1,3}"
_SECTION_LEVELS = 4  # 一、 （一） 2.1 2.1.1
_OUTLINE_LEVELS = 6  # 一、 （一） 2.1 2.1.1 1、 (1) stand before titles; the levels below only run along in the text


class Enumerator(NamedTuple):
    """An enumerator found in a text: its level (1 is the highest), how it is named in a path, and where it stands."""

    level: int
    label: str
    start: int
    end: int
    opens_line: bool

    @property
    def is_outline(self) -> bool:
        """Whether it is of a kind that titles carry."""
        return self.level <= _OUTLINE_LEVELS

    @property
    def is_section(self) -> bool:
        """Whether it is of a kind that sections carry, and no list."""
        return self.level <= _SECTION_LEVELS


class Outline:
    """The enumerators that the place now read stands under."""

    def __init__(self) -> None:
        self._open: list[Enumerator] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The labels from the highest level down."""
        return tuple(mark.label for mark in self._open)

    def enter(self, mark: Enumerator) -> None:
        """Go on under `mark`, which closes its own level and all below. 2.1 stands under 2, wherever that was opened."""
        above = mark.label.rpartition(".")[0]
        labels = self.path if above else ()
        at = labels.index(above) + 1 if above in labels else self._level(mark)
        self._open = [*self._open[:at], mark]

    def _level(self, mark: Enumerator) -> int:
        """How many of the open marks stay open when `mark` comes."""
        return next((at for at, opened in enumerate(self._open) if opened.level >= mark.level), len(self._open))

    def new_line(self) -> None:
        """Go on in a new line: what only ran along in the text (一是, 第一点) has ended with its line."""
        self._open = [mark for mark in self._open if mark.is_outline]

    def heading(self, mark: Enumerator | None) -> None:
        """Go on under a heading; one without enumerator begins a new outline."""
        if mark:
            self.enter(mark)
        else:
            self._open = []


@dataclass(frozen=True)
class _Style:
    """Patterns are compiled when they are first tried: a build reads no report."""

    level: int
    places: str
    written: str
    label: str

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """The enumerator itself, for the start of a line."""
        return re.compile(self.written)

    @cached_property
    def run_in(self) -> re.Pattern[str]:
        """The same within a line, where one may stand."""
        return re.compile(f"(?:{self.places})(?:{self.written})")


# Where an enumerator may stand within a line: after a sentence, a colon or a blank, some also after a comma.
_CLOSED = r"(?<=[。！？；：!?;:\s])|(?<=[。！？；][”’」』〞)）])"
_COMMA = "(?<=[，,])"
_NO_RATIO = "(?<![0-9０-９][:：,，])"  # in 4:3、 the 3 is a number


def _style(level: int, places: str, mark: str, label: str = "{}") -> _Style:
    return _Style(level, places, mark, label)


# Numbers that only a whole line shows to be those of a section: 2.1走访 at its head, `1 背景` and `一 背景` where it is a title.
_NOWHERE = "(?!)"
_DOTS = r"[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})"
_NAMED = rf"[ \u3000]*(?=[\u4e00-\u9fff“《\"])(?![ \u3000]*(?:{MANY}|{DECIMAL}))"
_TITLE = r"[ \u3000]+(?=[\u4e00-\u9fff“《][\u4e00-\u9fff“《][^。！？；，：!?;:\n]{0,40}$)"

_STYLES = (
    _style(1, _CLOSED, rf"(?P<name>{_COUNT})[、.．]"),
    _style(1, _NOWHERE, rf"(?P<name>{_COUNT}|[1-9１-９])(?![ \u3000]*(?:{MANY}|[至到]|{MEASURED})){_TITLE}"),
    _style(2, _CLOSED, f"[（(](?P<name>{_COUNT})[)）]、?", "({})"),
    _style(3, _NOWHERE, f"(?P<name>{_DOTS}){_NAMED}"),
    _style(4, _NOWHERE, f"(?P<name>{_DOTS}[.．][0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,2}})?)(?![0-9０-９年月日])[ \u3000]*(?=[^0-9０-９\\s.．])"),
    _style(5, f"{_CLOSED}|{_COMMA}", f"{_NO_RATIO}(?P<name>[0-9０-９]{{1,2}})[、.．](?![0-9０-９])|(?P<sign>[⒈-⒛])"),
    _style(6, _CLOSED, "[（(](?P<name>[0-9０-９]{1,2})[)）]、?|(?P<sign>[①-⑳⑴-⒇])", "({})"),
    _style(7, f"{_CLOSED}|{_COMMA}", f"(?P<name>{_COUNT}是)"),
    _style(7, _CLOSED, f"(?P<name>{_COUNT}[要靠])"),
    _style(8, _CLOSED, f"(?P<name>第{_COUNT}(?:点|条|步|方面)?)(?:[，,：:]|是)"),
    _style(8, _CLOSED, "(?P<name>首先|其次|再次)(?=[，,、要是])|(?P<sign>最后)(?=[，,])"),
)


def enumerators(text: str, start: int, end: int) -> list[Enumerator]:
    """The enumerators of one line, which lies at `start` to `end` of `text`, in order."""
    found = [mark for style in _STYLES for mark in _of_style(style, text, start, end)]
    found.sort(key=lambda mark: (mark.start, mark.level))
    return [mark for before, mark in zip([None, *found], found, strict=False) if not before or mark.start >= before.end]


def opening(text: str, start: int, end: int) -> Enumerator | None:
    """The first of `enumerators` where it opens the line; found without a look at the rest of the line."""
    found = ((style, match) for style in _STYLES if (match := style.mark.match(text, start, end)))
    return next((_enumerator(style, match, start) for style, match in found), None)


def _of_style(style: _Style, text: str, start: int, end: int) -> Iterator[Enumerator]:
    first = style.mark.match(text, start, end)
    for match in (first, *style.run_in.finditer(text, start + 1, end)):
        if match:
            yield _enumerator(style, match, start)


def _enumerator(style: _Style, match: re.Match[str], start: int) -> Enumerator:
    return Enumerator(style.level, _label(match, style.label), match.start(), match.end(), opens_line=match.start() == start)


def _label(match: re.Match[str], form: str) -> str:
    groups = match.groupdict()
    name = unicodedata.normalize("NFKC", groups["name"] or groups["sign"])
    return form.format(name.strip("()."))
