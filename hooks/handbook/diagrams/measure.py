"""Measures and wraps text for pictures, which have no layout of their own: a full-width character is one em wide."""

from __future__ import annotations

import re
import unicodedata
from math import ceil

_WIDE_LATIN = frozenset("mwMWQOCDGHNU@%&—…")
# marks that may not begin a line stay with what precedes them, those that may not end one with what follows
_TOKEN = re.compile(
    r"\s+|[（《〈“‘「『【〔(\[]*(?:[!-&*-+\--Z\\^-z|~]+|\S)[，。、；：？！）》〉”’」』】〕…％,.;:?!)\]]*"
)
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


class _Widths(dict[str, float]):
    """Width of each character in em, found when first asked for. Narrow ones are rather taken too wide."""

    def __missing__(self, char: str) -> float:
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            width = 0.0
        elif unicodedata.east_asian_width(char) in "WFA" or char in _WIDE_LATIN:
            width = 1.0
        else:
            width = 0.62 if char.isascii() else 1.0
        self[char] = width
        return width


_WIDTHS = _Widths()


def width(text: str) -> float:
    """The width of a line in em."""
    return sum(map(_WIDTHS.__getitem__, text))


def plain(text: str) -> str:
    """The text on one line, without characters that XML does not allow."""
    if " " not in text and text.isprintable():
        return text
    return " ".join(_UNFIT.sub(" ", text).split())


def wrap(text: str, limit: float) -> tuple[str, ...]:
    """The text in lines of at most `limit` em, of about equal length; () when there is nothing to write."""
    text = plain(text)
    if width(text) <= limit:
        return (text,) if text else ()
    tokens = _fitting(text, limit)
    lines = _fill(tokens, limit)
    if len(lines) > 1:
        even = _fill(tokens, max(ceil(sum(each for _, each in tokens) / len(lines)), max(each for _, each in tokens)))
        lines = even if len(even) == len(lines) else lines
    return tuple(lines)


def _fitting(text: str, limit: float) -> list[tuple[str, float]]:
    """What is kept together on a line, with its width; what is wider than a line is taken apart."""
    tokens: list[tuple[str, float]] = []
    for token in _TOKEN.findall(text):
        wide = width(token)
        tokens += [(token, wide)] if wide <= limit else [(char, _WIDTHS[char]) for char in token]
    return tokens


def _fill(tokens: list[tuple[str, float]], limit: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for token, wide in tokens:
        if used + wide > limit and line:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if line or token != " ":
            line, used = line + token, used + wide
    return [*lines, line.rstrip()] if line.rstrip() else lines
