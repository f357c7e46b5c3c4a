"""With which characters what a pattern finds can begin: at every other place of a text there is nothing to look for.

A pattern of many words is tried word by word at each character of a text; a set of characters is looked for in one go.
"""

from __future__ import annotations

import re
from functools import cache

_TOKEN = re.compile(r"\(\?(?:<?[=!]|:|P<\w+>)|\[\^?[^\]]*\]|\{[\d,]*\}|\\.|.", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>))?")
_BESIDE = re.compile(r"\(\?<?[=!]")  # what only looks
_RANGE = re.compile(r"(.)-(.)|(.)", re.DOTALL)
_TIMES = re.compile(r"[?*+]|\{[\d,]*\}")
_MAYBE = re.compile(r"[?*]|\{0?,\d*\}")
_LITERAL = re.compile(r"[^\\.^$()|\[\]{}?*+]")

Signs = frozenset[str]

_NONE: Signs = frozenset()
_ANY: Signs = frozenset([""])  # where any character can be the first


@cache
def first_signs(pattern: str) -> Signs | None:
    """The characters with which a match of the pattern can begin; None where any can.

    Read are literal characters, sets, groups, what stands beside, and how often: in these our vocabularies are written. Anything
    else is taken for any character.
    """
    signs, is_open = _Reader(pattern).either()
    return None if is_open or "" in signs else signs


class _Reader:
    """Reads a pattern from left to right. What is read gives its first characters, and whether it may match without any."""

    def __init__(self, pattern: str) -> None:
        self._left = _TOKEN.findall(pattern)[::-1]

    def either(self) -> tuple[Signs, bool]:
        """Alternatives, up to the end of their group."""
        signs, is_open = self._one_after_another()
        while self._left and self._left.pop() == "|":
            more, also_open = self._one_after_another()
            signs, is_open = signs | more, is_open or also_open
        return signs, is_open

    def _one_after_another(self) -> tuple[Signs, bool]:
        signs, is_open = _NONE, True
        while self._left and self._left[-1] not in "|)":
            more, still_open = self._item(self._left.pop())
            if is_open:
                signs, is_open = signs | more, still_open
        return signs, is_open

    def _item(self, token: str) -> tuple[Signs, bool]:
        signs, is_open = self._signs(token)
        while self._left and _TIMES.fullmatch(self._left[-1]):
            is_open = bool(_MAYBE.fullmatch(self._left.pop())) or is_open
        return signs, is_open

    def _signs(self, token: str) -> tuple[Signs, bool]:
        if _BESIDE.fullmatch(token):
            self._pass_over()
            return _NONE, True
        if _GROUP.fullmatch(token):
            return self.either()
        if token[0] == "[" and token[1] != "^" and "\\" not in token:
            return _in_set(token[1:-1]), False
        return (frozenset(token), False) if _LITERAL.fullmatch(token) else (_ANY, False)

    def _pass_over(self) -> None:
        """Up to the end of a group that only looks: whatever stands there, and be it all of Han, begins nothing."""
        depth = 1
        while depth and self._left:
            token = self._left.pop()
            depth += (token[0] == "(") - (token == ")")


@cache
def _in_set(written: str) -> Signs:
    ends = ((found[1] or found[3], found[2] or found[3]) for found in _RANGE.finditer(written))
    return frozenset(chr(code) for first, last in ends for code in range(ord(first), ord(last) + 1))
