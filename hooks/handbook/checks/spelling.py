"""Nearest right spellings: what somebody probably meant to write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

LIKENESS = 0.6
LONGEST_QUOTE = 24


def nearest(word: str, known: Iterable[str], likeness: float = LIKENESS) -> str | None:
    """The known word most like this one, None when none is near."""
    return next(iter(get_close_matches(word, list(known), 1, likeness)), None)


def as_identifier(text: str) -> str:
    """An id made of the ASCII letters and digits of a text; empty when there are none."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "-".join(re.findall("[a-z0-9]+", folded))


def shown(value: object) -> str:
    """A value as it is quoted in a message: on one line, its beginning when it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}……"
