"""Words written in few bytes: the frequent characters as one sign, the others as two; `theme/search/signs.js` reads them.

A character of Chinese is three bytes in a file, among which a server's compression does not see how frequent it is; a quarter
less is sent so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

SIGNS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')  # those that JSON has as they are
PAGE, FIELD, ITEM = "\x01", "\x02", "\x03"  # ends of a document, of a field and of one of several of a field
_NONE = {ord(sign): None for sign in (PAGE, FIELD, ITEM)}


@dataclass(frozen=True)
class Alphabet:
    """Characters, the most frequent first; so many of these are written as one sign."""

    characters: str
    single: int

    @classmethod
    def of(cls, text: str) -> Alphabet:
        """The characters of a text; at most so many as two signs can tell apart."""
        counted = Counter(text)
        characters = sorted(counted, key=lambda character: (-counted[character], character))
        double = next(number for number in range(len(SIGNS) + 1) if len(SIGNS) - number + number * len(SIGNS) >= len(characters))
        return cls("".join(characters), len(SIGNS) - double)

    def written(self, text: str) -> str:
        """A text in signs."""
        signs = {ord(character): self._sign(place) for place, character in enumerate(self.characters)}
        return text.translate(signs)

    def _sign(self, place: int) -> str:
        if place < self.single:
            return SIGNS[place]
        first, second = divmod(place - self.single, len(SIGNS))
        return SIGNS[self.single + first] + SIGNS[second]


def joined(documents: Iterable[Iterable[Iterable[str]]]) -> str:
    """Documents, each of fields, each of items, as one text."""
    return PAGE.join(FIELD.join(ITEM.join(item.translate(_NONE) for item in field) for field in fields) for fields in documents)
