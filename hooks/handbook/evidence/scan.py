"""Looking for the words of a closed vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load.patterns import when_used
from .first_signs import first_signs


class Scan:
    """A pattern, with the characters with which what it finds can begin: it is tried only where one of them stands."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._each = when_used(pattern)
        signs = first_signs(pattern)
        self._first = when_used(f"[{''.join(map(re.escape, sorted(signs)))}]") if signs else None

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """What `finditer` of the pattern finds, in the same order."""
        return self._where_one_stands(self._first, text) if self._first else self._each.finditer(text)

    def _where_one_stands(self, first: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        end = 0
        for sign in first.finditer(text):
            if sign.start() >= end and (found := self._each.match(text, sign.start())):
                end = found.end()
                yield found
