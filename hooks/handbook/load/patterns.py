"""Patterns that are compiled when they are used, and where one fits that cannot fail to: its parts may all be empty, or another one
has looked before."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

OWN_FLAGS = "aiLmsux"  # what a pattern may say of itself at its beginning


class _WhenUsed:
    """Stands for a pattern: compiles it as soon as anything is asked of it but how it is written, and with what flags."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        if isinstance(pattern, str) and (pattern[:2] != "(?" or pattern[2] not in OWN_FLAGS):
            self.flags = flags | re.UNICODE  # as all patterns of texts

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({each: getattr(compiled, each) for each in dir(compiled) if each[0] != "_"})
        return getattr(compiled, name)


def when_used(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that costs nothing until it is used: an edit needs few of the hundreds that are imported with it, and one of many
    Chinese words or signs takes milliseconds. One that is wrong raises `re.error` then."""
    return cast("re.Pattern[AnyStr]", _WhenUsed(pattern, flags))


def fit(pattern: re.Pattern[str], text: str, start: int = 0) -> re.Match[str]:
    """How the pattern fits at `start`. Raises ValueError when it does not after all."""
    match = pattern.match(text, start)
    if match is None:
        raise ValueError(f"{pattern.pattern!r} does not fit at {start}")
    return match
