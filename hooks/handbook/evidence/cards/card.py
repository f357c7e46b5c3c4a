"""A card, and what is found on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..fingerprints import each_pair, pairs
from .kind import codes_in


class Said(NamedTuple):
    """One thing a clause says: what, by its kind's own codes, and the fingerprints of the words left and right of it."""

    code: str
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()

    @property
    def around(self) -> frozenset[str]:
        """The words on both sides."""
        return self.left | self.right


@dataclass(frozen=True)
class Card:
    """What is kept of one clause. `pairs` are the hashed 2-grams of its words, sorted and written without separator; `says`,
    by kind of find, what was found, as written; `sentence` counts the sentences of the text from 0."""

    pairs: str
    says: Mapping[str, tuple[str, ...]]
    sentence: int

    @cached_property
    def words(self) -> frozenset[str]:
        """Its 2-grams, each by itself."""
        return each_pair(self.pairs)

    @property
    def damaged(self) -> bool:
        """Was part of the clause left out, because it cannot be relied on?"""
        return DAMAGED in self.says

    def holds(self, word: str) -> bool:
        """Do all 2-grams of a word stand in the clause? False for one character."""
        asked = pairs(word)
        return bool(asked) and asked <= self.words

    def said(self, kind: str) -> tuple[Said, ...]:
        """The finds of a kind, in order."""
        if kind not in self._said:
            self._said[kind] = tuple(map(_said_in, self._finds(kind)))
        return self._said[kind]

    def codes(self, kind: str) -> frozenset[str]:
        """What finds of a kind there are."""
        codes = self._codes.get(kind)
        if codes is None:
            codes = self._codes[kind] = self._codes_of(kind)
        return codes

    def _finds(self, kind: str) -> tuple[str, ...]:
        return self.says.get(kind, ())

    def _codes_of(self, kind: str) -> frozenset[str]:
        return codes_in(self._finds(kind))

    @cached_property
    def _said(self) -> dict[str, tuple[Said, ...]]:
        return {}

    @cached_property
    def _codes(self) -> dict[str, frozenset[str]]:
        return {}


DAMAGED = "damaged"  # stands among the kinds of find


def _said_in(value: str) -> Said:
    code, left, right = (*value.split(":"), "", "")[:3]
    return Said(code, each_pair(left), each_pair(right))
