"""Paragraphs out of the lines of pages: a line that reaches the right margin goes on in the next, unless that one is indented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ...load.patterns import when_used
from ..lines import closed, contents, ends_sentence, glued, opens_item
from ..tables import table_lines
from .grid import Grid, in_grids
from .lines import Line

_EDGE = 2  # lines at the head and at the foot of a page that may be its number or repeated on the others
_FEWEST_REPEATS = 3
_LEAST_FULL = 15  # characters of a line that may go on in the next
_SHORT_BY = 2.2  # characters that a full line may lack, where punctuation must not begin the next
_INDENT = 1.2  # characters
_SAME_SIZE = 0.12
_SMALL = 0.9  # of the size of most lines: a note
_NOTE = when_used(r"\s*(?:[\[［【]\d{1,3}[\]］】]|\d{1,3}(?=[\s\u4e00-\u9fff])(?!\d|[年月日])|[①-⑳]|[*＊]+|注\d{0,2}[:：])\s*")
_MARKED = "【注】"
_PAGE_NUMBER = when_used(
    r"[\s\-—–－·.]*(?:第\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?\s*(?:页(?:\s*[，,/／]?\s*共\s*\d{1,4}\s*页)?)?[\s\-—–－·.]*"
)


@dataclass(frozen=True, slots=True)
class _Block:
    """The block of text that the lines of a page stand in, and whether its paragraphs are indented."""

    left: float
    right: float
    is_indented: bool


def without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without their numbers, and without heads and feet that many of them have."""
    seen = Counter(key for page in pages for key in {_key(page[at]) for at in _edges(page)})
    repeated = {key for key, count in seen.items() if count >= max(_FEWEST_REPEATS, len(pages) / 3)}
    kept = []
    for page in pages:
        edges = _edges(page)
        out = {at for at in edges if _key(page[at]) in repeated or _PAGE_NUMBER.fullmatch(page[at].text)}
        kept.append([line for at, line in enumerate(page) if at not in out])
    return kept


def without_contents(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without a table of contents."""
    kept = []
    for page in pages:
        out = contents([_entry(line) for line in page])
        kept.append([line for at, line in enumerate(page) if at not in out])
    return kept


def _entry(line: Line) -> str:
    """The line, with a tab where only a gap parts a title from its page."""
    title, *others = line.cells
    page = others[0].text if len(others) == 1 else ""
    return f"{title.text}\t{page}" if page.isdecimal() and opens_item(title.text) else line.text


def _edges(page: Sequence[Line]) -> set[int]:
    """The places of the lines that stand highest and lowest on a page."""
    order = sorted(range(len(page)), key=lambda at: page[at].foot)
    return {*order[:_EDGE], *order[-_EDGE:]}


def _key(line: Line) -> str:
    """What repeated heads have in common: all but the page number."""
    return re.sub(r"\d+", "#", "".join(line.text.split()))


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs and rows of all pages; one may go on over the end of a page. Notes at its foot follow it, marked 【注】."""
    begun: list[str] = []
    notes: list[str] = []
    last: tuple[Line, _Block] | None = None
    for part, block in _parts(pages):
        if isinstance(part, str):
            notes.append(part)
            continue
        if last and (isinstance(part, Grid) or not _goes_on(*last, part, block)):
            yield glued(begun)
            begun = []
            yield from notes
            notes = []
        if isinstance(part, Grid):
            yield from table_lines(part.rows())
            last = None
        else:
            begun.append(part.text)
            last = part, block
    yield from [glued(begun)] if begun else []
    yield from notes


def _parts(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[Line | Grid | str, _Block]]:
    """The lines, tables and notes of all pages with the block they stand in; a table that goes on over the end of a page is one."""
    waiting: tuple[Grid, _Block] | None = None
    for lines in pages:
        page, foot = _apart(lines)
        parts = list(in_grids(page, waiting[0] if waiting else None))
        block = _block([part for part in parts if isinstance(part, Line)])
        for part in parts:
            if waiting:
                yield waiting
            waiting = (part, block) if isinstance(part, Grid) else None
            if not isinstance(part, Grid):
                yield part, block
        yield from ((note, block) for note in _notes(foot))
    if waiting:
        yield waiting


def _apart(page: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a page, and the notes at its foot: smaller than the others, the first with its mark."""
    said: Counter[float] = Counter()
    for line in page:
        said[line.size] += len(line.text)
    size = max(said, key=lambda of: said[of], default=0.0)  # that most of the text has
    at = len(page)
    while at and page[at - 1].size < _SMALL * size and len(page[at - 1].cells) == 1:
        at -= 1
    while at < len(page) and not _NOTE.match(page[at].text):
        at += 1
    return (page[:at], page[at:]) if at else (page, [])


def _notes(lines: Sequence[Line]) -> Iterator[str]:
    begun: list[str] = []
    for line in lines:
        mark = _NOTE.match(line.text)
        if mark and begun:
            yield _MARKED + closed(glued(begun))
            begun = []
        begun.append(line.text[mark.end() :] if mark else line.text)
    if begun:
        yield _MARKED + closed(glued(begun))


def _block(page: Sequence[Line]) -> _Block:
    """Where the lines of a page begin and end that are set like most: nearly the outermost, so that one stray line tells nothing."""
    size = median(line.size for line in page) if page else 0
    body = [line for line in page if _alike(line.size, size)]
    lefts, rights = sorted(line.left for line in body), sorted(line.right for line in body)
    if not body:
        return _Block(0, 0, is_indented=False)
    left, right = lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]
    begun = [line for before, line in pairwise(body) if right - before.right > _SHORT_BY * size]
    indented = sum(line.left - left > _INDENT * size for line in begun)
    return _Block(left, right, is_indented=indented * 2 > len(begun))


def _goes_on(line: Line, block: _Block, after: Line, after_block: _Block) -> bool:
    """Whether a paragraph goes on from one line into the next."""
    lacks = max(_SHORT_BY * line.size, after.head + line.size / 2)
    is_full = block.right - line.right < lacks and line.right - line.left > _LEAST_FULL * line.size
    if not is_full or len(line.cells) > 1 < len(after.cells) or not _alike(line.size, after.size):
        return False
    if after.left - after_block.left > _INDENT * after.size:  # begins a paragraph, or hangs below the enumerator
        return opens_item(line.text) and not opens_item(after.text) and not ends_sentence(line.text)
    return not ends_sentence(line.text) or (block.is_indented and not opens_item(after.text))


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= _SAME_SIZE * max(size, other)
