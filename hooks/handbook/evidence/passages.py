"""Cutting a report into numbered passages at its own lines, enumerators and sentences.

The work is done on the text that a reader of the report sees: boilerplate (lines of a web site, page-break marks) is
taken out first, so that a sentence broken by a page mark is whole again; the offsets of the passages are those of the
original file nevertheless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..load.patterns import when_used
from .enumerators import Enumerator, Outline, enumerators
from .headings import LONGEST_HEADING, is_heading, list_items
from .sentences import pieces

Kind = Literal["heading", "text"]

class Span(NamedTuple):
    """A stretch of a text: offsets in characters, `end` not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable stretch of a report.

    `number` counts from 1 within the report, `paragraph` counts its lines. `path` holds the enumerators it stands
    under, such as ("一", "(二)", "三是"), never the wording of a heading. `start` and `end` are offsets in characters
    of the decoded file; boilerplate in between is not part of the passage.
    """

    number: int
    path: tuple[str, ...]
    kind: Kind
    paragraph: int
    start: int
    end: int


class Visible(NamedTuple):
    """The text left when boilerplate is taken out of a span, and the offset in the file of each character."""

    text: str
    at: Sequence[int]

    def in_file(self, start: int, end: int) -> Span:
        """Where a non-empty stretch of the visible text lies in the file."""
        return Span(self.at[start], self.at[end - 1] + 1)


class _Piece(NamedTuple):
    path: tuple[str, ...]
    kind: Kind
    paragraph: int
    start: int
    end: int


def cut(text: str, span: Span, boilerplate: Sequence[Span] = ()) -> list[Passage]:
    """The passages of the report that lies at `span` of `text`, in order.

    They cover every visible character but white space exactly once; none is longer than 300 visible characters.
    Lines are paragraphs. A short line that does not end like a sentence is a heading; enumerators (一、 （一） 1、 (1)
    一是 第一点 首先) open a passage wherever they stand; what is still too long is cut between sentences.
    """
    seen = visible(text, span, boilerplate)
    found = []
    for number, piece in enumerate(_pieces(seen.text), start=1):
        start, end = seen.in_file(piece.start, piece.end)
        found.append(Passage(number, piece.path, piece.kind, piece.paragraph, start, end))
    return found


def visible(text: str, span: Span, boilerplate: Sequence[Span] = ()) -> Visible:
    """The text of the span without the boilerplate ranges."""
    if not any(start < span.end and end > span.start for start, end in boilerplate):
        return Visible(text[span.start : span.end], range(span.start, span.end))
    shown = list(without(Span(span.start, min(span.end, len(text))), boilerplate))
    return Visible("".join(text[start:end] for start, end in shown), [at for stretch in shown for at in range(*stretch)])


def without(span: Span, hidden: Iterable[Span]) -> Iterator[Span]:
    """The stretches of a span that are not hidden, in order; however long what is hidden may be."""
    at = span.start
    for start, end in sorted(stretch for stretch in hidden if stretch[0] < span.end and stretch[1] > span.start):
        if start > at:
            yield Span(at, start)
        at = max(at, end)
    if at < span.end:
        yield Span(at, span.end)


def _pieces(text: str) -> Iterator[_Piece]:
    outline = Outline()
    lines = [(line.start(), line.end(), enumerators(text, *line.span())) for line in _LINE.finditer(text)]
    items = list_items([(text[start:end], marks) for start, end, marks in lines])
    for paragraph, (start, end, marks) in enumerate(lines, start=1):
        outline.new_line()
        if paragraph - 1 not in items and is_heading(text[start:end], marks):
            outline.heading(marks[0] if marks else None)
            yield _Piece(outline.path, "heading", paragraph, start, end)
        else:
            yield from _line(text, start, end, paragraph, marks, outline)


_LINE = when_used(r"[^\s](?:[^\n]*[^\s])?")


def _line(
    text: str, start: int, end: int, paragraph: int, marks: Sequence[Enumerator], outline: Outline
) -> Iterator[_Piece]:
    for stretch_start, stretch_end, mark in _stretches(start, end, marks):
        if mark:
            outline.enter(mark)
        title_end = _title_end(text, stretch_end, mark)
        if title_end:
            yield _Piece(outline.path, "heading", paragraph, stretch_start, title_end)
        for piece_start, piece_end in pieces(text, title_end or stretch_start, stretch_end):
            yield _Piece(outline.path, "text", paragraph, piece_start, piece_end)


def _stretches(start: int, end: int, marks: Sequence[Enumerator]) -> Iterator[tuple[int, int, Enumerator | None]]:
    """The line taken apart at its enumerators; what stands before the first has none."""
    if not marks or marks[0].start > start:
        yield start, marks[0].start if marks else end, None
    for number, mark in enumerate(marks, start=1):
        yield mark.start, marks[number].start if number < len(marks) else end, mark


def _title_end(text: str, end: int, mark: Enumerator | None) -> int | None:
    """Where a title ends that shares its line with the text: （一）…… , then a blank, then the text."""
    if not mark or not mark.is_outline:
        return None
    found = _RUN_IN_TITLE.match(text, mark.end, end)
    return found.end() if found else None


_RUN_IN_TITLE = when_used(rf"[^\s。！？；：!?;:]{{2,{LONGEST_HEADING}}}(?=\s+\S)")
