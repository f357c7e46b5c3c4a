"""Where a pattern fits that cannot fail to: its parts may all be empty, or another one has looked before."""

from __future__ import annotations

import re


def fit(pattern: re.Pattern[str], text: str, start: int = 0) -> re.Match[str]:
    """How the pattern fits at `start`. Raises ValueError when it does not after all."""
    match = pattern.match(text, start)
    if match is None:
        raise ValueError(f"{pattern.pattern!r} does not fit at {start}")
    return match
