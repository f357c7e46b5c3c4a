"""Closed vocabularies of things that are said with a few words only: how often, by which body, how many of them.

A statement may paraphrase, but where it says 每季度 the passage has to say so too, in one of the ways in which a quarter is
said. Each such thing is a `Sense`: how a statement says it, and the words by which a passage bears it out. The words of a
passage are looked for in its fingerprint, so they have two characters or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..load.patterns import when_used

_CLAUSE = when_used("[^，；。,;]+")
UNTOLD = when_used(r"没有?(?:写|说)|未写|丢失")  # a clause that says what the source does not tell claims nothing


class Sense(NamedTuple):
    """One thing that can be said: the pattern of it in a statement, and what a passage says that means the same."""

    said: str
    borne: tuple[str, ...]


def sense(said: str, borne: str) -> Sense:
    """The sense that a statement says in this pattern; `borne` are the words that bear it out, with spaces between.

    The pattern has no groups that are kept, and each of its branches begins with a plain character: then texts without
    any of them are passed over quickly.
    """
    return Sense(said, tuple(borne.split()))


def clauses(text: str) -> Iterator[str]:
    """The clauses of a text, without the signs between them."""
    return (found[0] for found in _CLAUSE.finditer(text))


class Senses:
    """A closed vocabulary. Where two patterns fit at one place, the sense that comes first is read."""

    def __init__(self, senses: Sequence[Sense]) -> None:
        self.all = tuple(senses)
        self._hint = when_used("|".join(each.said for each in self.all))
        self._each = when_used("|".join(f"({each.said})" for each in self.all))

    def said(self, text: str) -> Iterator[tuple[str, Sense]]:
        """The words of this vocabulary that a text says, each once, with what they mean."""
        if self._hint.search(text):
            yield from dict(found for clause in clauses(text) if not UNTOLD.search(clause) for found in self._in(clause)).items()

    def found(self, text: str) -> Iterator[tuple[re.Match[str], Sense]]:
        """Each place of a text that says something of this vocabulary, with what it means."""
        for hint in self._hint.finditer(text):  # without groups, it passes over quickly what begins with none of the words
            if found := self._each.match(text, hint.start()):
                yield found, self.all[(found.lastindex or 1) - 1]

    def _in(self, clause: str) -> Iterator[tuple[str, Sense]]:
        return ((found[0], sense) for found, sense in self.found(clause))
