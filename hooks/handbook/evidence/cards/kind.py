"""What a kind of find is, and how most of them read: by a closed vocabulary, with the words around each find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...load.patterns import when_used
from ..fingerprints import pairs
from ..scan import Scan

_BREAKS = when_used(r"[、/|()（）《》\[\]【】0-9０-９\n]")  # what stands beyond one is another item, a figure, or damaged

AROUND = 5  # characters left and right of a find of which the fingerprint is kept


class Within(NamedTuple):
    """Where a clause stands: the figures that lie in it, each with its number in the text and its offsets in the clause."""

    figures: tuple[tuple[int, int, int], ...] = ()


NO_FIGURES = Within()


@dataclass(frozen=True)
class CardKind:
    """A kind of find: its code in the index, and how it is read from a clause. A find is written `code:left:right`, the
    last two being fingerprints, or `code` alone. `named` reads the codes alone, where that is less work."""

    code: str
    read: Callable[[str, Within], tuple[str, ...]]
    named: Callable[[str], Iterable[str]] | None = None

    def codes(self, text: str) -> frozenset[str]:
        """What finds there are in a clause, its figures aside."""
        return frozenset(self.named(text)) if self.named else codes_in(self.read(text, NO_FIGURES))


def codes_in(finds: Iterable[str]) -> frozenset[str]:
    """The codes of finds, as these are written."""
    return frozenset(found.partition(":")[0] for found in finds)


def bound(code: str, text: str, start: int, end: int, joined: bool = False, whole: bool = False) -> str:
    """A find at these offsets of a clause, with the fingerprints of the words around it: those of its item, or all when `whole`.
    `joined`: those on the right with the character before the find, as they would stand without it."""
    left, right = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if not whole:
        left, right = _BREAKS.split(left)[-1], _BREAKS.split(right)[0]
    return f"{code}:{print_of(left)}:{print_of(left[-1:] + right if joined else right)}"


def print_of(text: str) -> str:
    """The fingerprint of words, as a find has it."""
    return "".join(sorted({pair for stretch in text.split("\n") for pair in pairs(stretch)}))


class Vocabulary:
    """A closed vocabulary: each code with the pattern of the words that say it. Where two fit at one place, the first does.

    `beside` is a pattern of words that only look like one of them (不断 is no 不); they are passed over.
    """

    def __init__(self, words: Mapping[str, str], beside: str = "", around: bool = True) -> None:
        self._around = around
        self._codes = frozenset(words)
        named = (f"(?P<{code}>{pattern})" for code, pattern in words.items())
        self.scan = Scan("|".join([f"(?:{beside})", *named] if beside else named))

    def read(self, text: str, within: Within) -> tuple[str, ...]:
        """The finds in a clause, in order."""
        if self._around:
            return tuple(bound(code, text, *found.span()) for code, found in self.finds(text))
        return tuple(dict.fromkeys(code for code, _ in self.finds(text)))

    def finds(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Each word of the vocabulary that stands in a text, with its code."""
        for found in self.scan.found(text):
            if found.lastgroup in self._codes:
                yield found.lastgroup, found

    def codes(self, text: str) -> Iterator[str]:
        """What its words in a text say, in order."""
        return (code for code, _ in self.finds(text))

    def kind(self, code: str) -> CardKind:
        """The kind of find that reads it."""
        return CardKind(code, self.read, self.codes)
