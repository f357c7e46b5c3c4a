"""Lists of words as patterns."""

from __future__ import annotations


def either(words: str) -> str:
    """A pattern for any of the words, given with spaces between; longer ones are tried first."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"
