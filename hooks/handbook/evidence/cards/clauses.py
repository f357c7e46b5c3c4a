"""Cutting a text into clauses, statements and passages alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...load.patterns import when_used
from ..enumerators import enumerators

# A comma or colon between two digits belongs to a number (1,234), a ratio or a clock.
_BREAK = when_used(r"[，；。！？：!?;\n]|——|(?<![0-9０-９])[,:]|[,:](?![0-9０-９])")
_ENDS_SENTENCE = frozenset("。！？!?\n")
_SPEAKS = when_used(r"\w")
_LINE = when_used("[^\n]+")
# without any of these there is no enumerator, and most texts have none
_MAYBE = when_used(r"[一二三四五六七八九十0-9０-９](?:[、.．)）是要靠，,：:点条步]|方面)|^[一二三四五六七八九十1-9１-９]{1,3}[ \u3000]|[①-⒛]|首先|其次|再次|最后", re.MULTILINE)


class Clause(NamedTuple):
    """A clause: its offsets in the text, end excluded, and the number of its sentence, from 0."""

    start: int
    end: int
    sentence: int


@lru_cache(maxsize=2048)  # of a short text; several rules cut the same statement one after the other
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in order, without the signs between them, enumerators and what holds no word."""
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[Clause]:
    sentence = start = 0
    for stop, end, closes in _breaks(text):
        if _SPEAKS.search(text, start, stop):
            yield Clause(start, stop, sentence)
        start = end
        sentence += closes


def _breaks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where clauses end, where the next may begin, and whether a sentence ends there."""
    signs = [(found.start(), found.end(), found[0] in _ENDS_SENTENCE) for found in _BREAK.finditer(text)]
    marks = [
        (mark.start, mark.end, False)
        for line in (_LINE.finditer(text) if _MAYBE.search(text) else ())
        for mark in enumerators(text, line.start(), line.end())
    ]
    yield from sorted([*signs, *marks])
    yield len(text), len(text), True
