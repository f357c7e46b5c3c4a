"""Finds wording that a text shares with the reports to the letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from .fingerprints import marks_in_order
from .normalise import normalise


def letters(text: str) -> str:
    """Letters and digits only, width and case folded: what is left when punctuation and spaces do not count."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).lower() if char.isalnum())


def grams_of(texts: Iterable[str], size: int) -> frozenset[str]:
    """Every run of `size` letters in the texts."""
    return frozenset(
        flat[at : at + size] for flat in map(letters, texts) for at in range(len(flat) - size + 1)
    )


def copied_runs(text: str, known: frozenset[str], size: int) -> Iterator[str]:
    """The longest runs of at least `size` letters of the text that are all in `known`; a line end ends a run."""
    for piece in text.split("\n"):
        yield from _runs(letters(piece), known, size)


def _runs(flat: str, known: frozenset[str], size: int) -> Iterator[str]:
    start: int | None = None
    for at in range(len(flat) - size + 2):
        if flat[at : at + size] in known and at + size <= len(flat):
            start = at if start is None else start
        elif start is not None:
            yield flat[start : at - 1 + size]
            start = None


def fingerprinted_runs(text: str, marks: Collection[str], size: int) -> Iterator[str]:
    """The longest runs of the text, as letters, at least `size` of them, of which every 3-gram is among the hashed ones of a passage:
    what stands there to the letter, punctuation too, or is put together of its pieces without a seam."""
    for flat, hashed in _long_pieces(text, size):
        if sum(map(marks.__contains__, hashed)) > size - 3:  # else too few for a run, and most texts share next to nothing
            for start, end in _stretches(mark in marks for mark in hashed):
                if len(run := letters(flat[start : end + 2])) >= size:
                    yield run


@lru_cache(maxsize=64)  # a text is held against one passage after another
def _long_pieces(text: str, size: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of a text as they are compared, each with its hashed 3-grams; those too short for a run are left out."""
    return tuple((flat, marks_in_order(flat)) for flat in map(normalise, text.split("\n")) if len(flat) >= size)


def _stretches(are: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Where what is true begins and ends."""
    start: int | None = None
    for at, is_so in enumerate([*are, False]):
        if is_so:
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
