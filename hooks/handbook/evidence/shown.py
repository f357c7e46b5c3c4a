"""A passage that may be shown: its words as a reader sees them, and which of them a statement rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from ..load.lint import CONTROL, INVISIBLE
from .figures import agrees, read_figures
from .index import IndexedPassage, PassageIndex
from .names import names
from .normalise import normalise, normalise_with_offsets
from .passages import Span, Visible

_UNSEEN = re.compile(f"[{CONTROL}{INVISIBLE}]")
_RUN = 3  # letters that a statement and a passage must share in a row; with two, every other word would be marked


class Piece(NamedTuple):
    """A stretch of a passage: its words, whether they are a figure, and the flag of the damage in which they stand."""

    text: str
    figure: bool
    damage: str


def readable(index: PassageIndex, passage: IndexedPassage) -> Visible | None:
    """The words of a passage without characters that nobody sees and that may turn the line about; None without a text."""
    words = index.words(passage)
    if words is None or not _UNSEEN.search(words.text):
        return words
    kept = [number for number, char in enumerate(words.text) if not _UNSEEN.match(char)]
    return Visible("".join(words.text[number] for number in kept), [words.at[number] for number in kept])


def pieces(index: PassageIndex, passage: IndexedPassage) -> list[Piece]:
    """The words of a passage, cut where a figure or a damaged stretch begins or ends; none when it has no text."""
    words = readable(index, passage)
    if words is None:
        return []
    figures = {at: number for number, found in enumerate(passage.figures, 1) for at in range(found.start, found.end)}
    damaged = {at: harm.flag for harm in index.damage for at in range(max(harm.start, passage.start), min(harm.end, passage.end))}
    kinds = ((char, figures.get(at, 0), damaged.get(at, "")) for char, at in zip(words.text, words.at, strict=True))
    grouped = groupby(kinds, key=lambda kind: kind[1:])
    return [Piece("".join(char for char, _, _ in group), bool(figure), flag) for (figure, flag), group in grouped]


def rests_on(statements: Iterable[str], index: PassageIndex, passage: IndexedPassage) -> tuple[Span, ...]:
    """Which of the words as they are read statements rest on: figures that agree, names and parts, what they share.

    Damaged figures bear nothing out. Offsets are those of `readable`, in characters; stretches do not touch each other.
    """
    words = readable(index, passage)
    if words is None:
        return ()
    flat, at = normalise_with_offsets(words.text)
    marked = [False] * len(words.text)
    for text in statements:
        for start, end in (*_figures(text, passage, words), *((at[s], at[e - 1] + 1) for s, e in _shared(text, flat))):
            marked[start:end] = [True] * (end - start)
    return tuple(_runs(marked))


def _figures(text: str, passage: IndexedPassage, words: Visible) -> Iterator[Span]:
    """Where figures stand that bear out those of a text."""
    claimed = list(read_figures(text))
    place = {offset: number for number, offset in enumerate(words.at)}
    for figure in passage.figures:
        if not figure.damaged and any(agrees(each, figure) for each in claimed):
            inside = [place[offset] for offset in range(figure.start, figure.end) if offset in place]
            if inside:
                yield Span(inside[0], inside[-1] + 1)


def _shared(text: str, flat: str) -> Iterator[Span]:
    """Where a text, or a name in it, stands in the passage as a whole; else the runs of letters that both have."""
    whole = [wanted for wanted in map(normalise, (text, *names(text))) if len(wanted) > 1]
    for wanted in whole:
        yield from (Span(found.start(), found.end()) for found in re.finditer(_unbroken(wanted), flat))
    said = normalise(text)
    grams = {said[start : start + _RUN] for start in range(len(said) - _RUN + 1)}
    for start in range(len(flat) - _RUN + 1):
        gram = flat[start : start + _RUN]
        if gram in grams and gram.isalpha():
            yield Span(start, start + _RUN)


def _unbroken(wanted: str) -> str:
    """The pattern of a text that does not begin or end within a number."""
    before, after = ("(?<![0-9])" if wanted[0].isdigit() else ""), ("(?![0-9])" if wanted[-1].isdigit() else "")
    return f"{before}{re.escape(wanted)}{after}"


def _runs(marked: list[bool]) -> Iterator[Span]:
    start = 0
    for on, group in groupby(marked):
        end = start + len(list(group))
        if on:
            yield Span(start, end)
        start = end
