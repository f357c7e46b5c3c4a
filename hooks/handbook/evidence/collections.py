"""Where each report of a collection begins and ends: a proposal, told with its reason, for a person to confirm.

Four things are looked for: a line that counts the reports (第8篇 ……); an outline that starts anew (一、 after 一、 二、) with a
title above it; a title that follows on a sign-off or a line drawn across the page; a title that comes again after a good deal of
text. What is not told in one of these ways is left in the report before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .enumerators import Enumerator, opening
from .passages import Span

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_COUNTED = re.compile(r"第(?:\d{1,3}|[一二三四五六七八九十]{1,3})篇(?:[ \u3000:：]|$)")
_RULED = re.compile(r"(?:[-=—*_·~＊－]\s*){3,}")
_SIGNED = re.compile(
    r"[（(]?(?:[0-9０-９xX×]{2,4}|二[〇○零0]{1,2}[一二三四五六七八九〇○零十]{1,2})\s*年\s*[0-9０-９一二三四五六七八九十xX×]{1,3}\s*月"
    r"(?:\s*[0-9０-９一二三四五六七八九十xX×]{1,3}\s*日)?[)）]?"
)
_TITLE_NOUN = re.compile(
    "(?:报告|汇报|总结|小结|方案|意见|经验|做法|情况|材料|思考|探索|实践|体会|心得|讲话|发言|建议|规划|要点|计划|研究|纪实|启示|调查|调研|介绍|办法|通报)"
    r"(?:\d{0,4}|[（(][^（）()]{1,20}[)）])$"
)
_LONGEST_TITLE = 44
_FEWEST_HAN = 4
_SIGN_OFF = 3  # lines
_FEWEST_BETWEEN = 300  # characters between a title and the same one again
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|txt|wps)$")
_TRAIL = re.compile("[>›»→＞]")  # the way through a site
_NO_TITLE = re.compile("[。！？；!?;，,：:]$|。")


class Piece(NamedTuple):
    """A report of a collection: its title as printed, where it lies in the file, and by what its beginning is told."""

    title: str
    span: Span
    reason: str


class _Line(NamedTuple):
    text: str
    start: int
    end: int
    mark: Enumerator | None  # the highest enumerator that opens it

    @property
    def number(self) -> int:
        """The number of a line of the highest level (一、); 0 of any other."""
        return _number(self.mark.label) if self.mark and self.mark.level == 1 else 0


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The reports of a file in order; together they are all of it. A file with one report gives one piece."""
    lines = [_Line(found[0], *found.span(), _opening(text, found)) for found in _LINE.finditer(text)]
    begins = dict(sorted({**_repeated(lines), **_signed_off(lines), **_anew(lines), **_counted(lines)}.items()))
    first = min(begins, default=0)
    if not begins or any(len(line.text) > _LONGEST_TITLE or line.number for line in lines[:first]):
        begins = {0: "文件开头", **begins}
    return tuple(_pieces(text, lines, sorted(begins.items())))


def pieces_at(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The reports of a file where a person says that they lie. Raises ValueError when they cannot lie so."""
    borders = [at for span in spans for at in span]
    if not spans or borders != sorted(borders) or borders[-1] > len(text) or any(not text[start:end].strip() for start, end in spans):
        raise ValueError
    return tuple(Piece(title_of(text[start:end].strip().splitlines()), Span(start, end), "分篇的人定的") for start, end in spans)


def lines_of(text: str) -> list[tuple[str, Span]]:
    """The lines of a file that are not empty, each with its place."""
    return [(found[0], Span(*found.span())) for found in _LINE.finditer(text)]


def signed_at(text: str) -> str:
    """The date in the sign-off of a report, as it is printed; empty when its last lines have none."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()][-_SIGN_OFF:]
    return next((line for line in reversed(lines) if _SIGNED.fullmatch(line)), "")


def _pieces(text: str, lines: Sequence[_Line], begins: Sequence[tuple[int, str]]) -> Iterator[Piece]:
    for number, (at, reason) in enumerate(begins):
        start = 0 if number == 0 else lines[at].start
        end = lines[begins[number + 1][0]].start if number + 1 < len(begins) else len(text)
        until = begins[number + 1][0] if number + 1 < len(begins) else len(lines)
        yield Piece(title_of([line.text for line in lines[at:until]]), Span(start, start + len(text[start:end].rstrip())), reason)


def title_of(lines: Sequence[str]) -> str:
    """The title of a report, from its first lines; empty when none looks like one. A line that ends like the name of a report goes
    before one that is only short."""
    titles = [_FILE_NAME.sub("", line) for line in lines[:12] if _is_title(line) and not _TRAIL.search(line)]
    named = (line for line in titles if _TITLE_NOUN.search(line))
    return _COUNTED.sub("", next(named, titles[0] if titles else "")).strip()


def _opening(text: str, found: re.Match[str]) -> Enumerator | None:
    mark = opening(text, *found.span())
    return mark if mark and mark.is_outline else None


def _number(label: str) -> int:
    digits = "一二三四五六七八九十"
    if not label or any(sign not in digits for sign in label):
        return 0
    tens, ten, ones = label.rpartition("十")
    return (digits.index(tens) + 1 if tens else 1) * 10 * bool(ten) + (digits.index(ones) + 1 if ones else 0)


def _is_title(line: str) -> bool:
    words = _COUNTED.sub("", line).strip()
    is_short = len(words) <= _LONGEST_TITLE and len(re.findall("[\u4e00-\u9fff]", words)) >= _FEWEST_HAN
    return is_short and not _NO_TITLE.search(words) and not re.match("[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]", words)


def _counted(lines: Sequence[_Line]) -> dict[int, str]:
    """Lines that count the reports; one alone counts nothing."""
    found = {at: f"篇号“{match[0].strip()}”" for at, line in enumerate(lines) if (match := _COUNTED.match(line.text))}
    return found if len(found) > 1 else {}


def _anew(lines: Sequence[_Line]) -> dict[int, str]:
    """Titles above an outline that starts anew."""
    marked = [at for at, line in enumerate(lines) if line.number]
    found: dict[int, str] = {}
    for before, at in pairwise(marked):
        if lines[at].number == 1 and lines[before].number > 1 and (title := _title_above(lines, before, at)) is not None:
            found[title] = "序号从“一、”重新开始，上面是标题"
    return found


def _title_above(lines: Sequence[_Line], before: int, at: int) -> int | None:
    """The first line of the title that belongs to the outline at `at`: one that names a report, else what follows a sign-off."""
    within = range(before + 1, at)
    named = [place for place in within if _names_report(lines[place])]
    after = [place + 1 for place in within if _ends_report(lines[place]) and place + 1 < at and _is_title(lines[place + 1].text)]
    return min([*named, *after], default=None)


def _names_report(line: _Line) -> bool:
    return line.mark is None and _is_title(line.text) and _TITLE_NOUN.search(line.text) is not None


def _ends_report(line: _Line) -> bool:
    return _RULED.fullmatch(line.text) is not None or _SIGNED.fullmatch(line.text) is not None


def _signed_off(lines: Sequence[_Line]) -> dict[int, str]:
    """Titles right below a sign-off or a drawn line, with a report above that is no mere heading."""
    found: dict[int, str] = {}
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if _ends_report(above) and _names_report(line) and at > 2:
            found[at] = "上一篇落款之后的标题" if _SIGNED.fullmatch(above.text) else "分隔线之后的标题"
    return found


def _repeated(lines: Sequence[_Line]) -> dict[int, str]:
    """Titles that stood above already, a good deal of text ago."""
    last: dict[str, int] = {}
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        if _names_report(line):
            if line.start - last.get(line.text, line.start) >= _FEWEST_BETWEEN:
                found[at] = "同样的标题又出现一次"
            last[line.text] = line.start
    return found
