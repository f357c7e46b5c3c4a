"""Fingerprints of a passage: enough to test whether a name stands in it, without its text.

A passage is kept as the set of its overlapping character 3-grams, normalised, each hashed to 24 bits and written as
four base64url characters; and of its 2-grams, hashed to 18 bits, three characters each, for names of two characters.
Sets are sorted, so the order of the text is gone.

How often a test says yes to a name that is not there. A passage of 300 characters has 298 3-grams, so one foreign
3-gram is found by accident with 298 / 2^24 = 1.8e-5; a name of four characters has two of them: 3e-10, and each further
character divides by another 56,000. A name of three characters rests on one 3-gram: 1.8e-5. A name of two rests on one
2-gram: 299 / 2^18 = 1.1e-3. What weighs more for long names is no accident: all their 3-grams may stand in the passage,
but apart. A name that is there is always found. Names of one character cannot be tested and are never found.

The sets keep the text out of the repository and out of sight. They are no cipher: someone who tries every likely
3-gram can learn which of them a passage holds.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from .normalise import grams, normalise

_WIDTH = {3: 4, 2: 3}  # characters of base64url per gram, by size of gram
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_MARK = {size: re.compile("." * width) for size, width in _WIDTH.items()}


class Fingerprint(NamedTuple):
    """The hashed 3-grams and 2-grams of a text, each sorted and written without separator."""

    threes: str
    twos: str


def fingerprint(stretches: Iterable[str], without: Fingerprint | None = None) -> Fingerprint:
    """The fingerprint of stretches of text that are not contiguous; `without` takes out what another one holds."""
    parts = list(stretches)
    return Fingerprint(*(_written(parts, size, without) for size in (3, 2)))


def _written(parts: list[str], size: int, without: Fingerprint | None) -> str:
    marks = {mark for part in parts for mark in _marks(grams(part, size), size)}
    if without:
        marks -= _decoded(without.threes if size == 3 else without.twos, size)
    return "".join(sorted(marks))


def holds(name: str, *prints: Fingerprint) -> bool:
    """Whether all grams of `name` are in the fingerprints taken together (see above how sure that is)."""
    size, marks = _marks_of_name(name)
    if not marks:
        return False
    sets = [_decoded(kept.threes if size == 3 else kept.twos, size) for kept in prints]
    return sets[0].issuperset(marks) if len(sets) == 1 else set().union(*sets).issuperset(marks)


def first_mark(name: str) -> str | None:
    """The hash of a name's first 3-gram, by which passages that may hold the name are found quickly; None if shorter."""
    size, marks = _marks_of_name(name)
    return marks[0] if size == 3 else None


def marks_of(*prints: Fingerprint) -> frozenset[str]:
    """All hashed 3-grams of these fingerprints."""
    sets = [_decoded(kept.threes, 3) for kept in prints if kept.threes]
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)


def marks_in_order(text: str) -> tuple[str, ...]:
    """The hashed 3-grams of a normalised text, one for each place."""
    return _marks([text[at : at + 3] for at in range(len(text) - 2)], 3)


def pairs_of(kept: Fingerprint) -> frozenset[str]:
    """All hashed 2-grams of a fingerprint."""
    return _decoded(kept.twos, 2)


def each_pair(written: str) -> frozenset[str]:
    """The hashed 2-grams written one behind the other."""
    return _decoded(written, 2)


def pairs_in_order(written: str) -> list[str]:
    """The same in the order in which they are written."""
    return _MARK[2].findall(written)


@lru_cache(maxsize=8192)  # of a statement, that several rules compare one after the other; of the words of closed vocabularies
def pairs(text: str) -> frozenset[str]:
    """The hashed 2-grams of a text, as a fingerprint would have them."""
    return frozenset(_marks(grams(text, 2), 2))


@lru_cache(maxsize=65536)
def _marks_of_name(name: str) -> tuple[int, tuple[str, ...]]:
    size = min(3, len(normalise(name)))
    return size, _marks(grams(name, size), size) if size > 1 else ()


def _marks(found: Iterable[str], size: int) -> tuple[str, ...]:
    return tuple(map(_MARKS[size].__getitem__, found))


class _Marks(dict[str, str]):
    """The hash of each gram as `width` base64url characters: the first 6 × `width` bits of BLAKE2b-24."""

    def __init__(self, width: int) -> None:
        self._width = width

    def __missing__(self, gram: str) -> str:
        written = b2a_base64(blake2b(gram.encode(), digest_size=3).digest(), newline=False)
        mark = self[gram] = written.translate(_URL_SAFE).decode()[: self._width]
        return mark


_MARKS = {size: _Marks(width) for size, width in _WIDTH.items()}


@lru_cache(maxsize=16384)
def _decoded(marks: str, size: int) -> frozenset[str]:
    return frozenset(_MARK[size].findall(marks))
