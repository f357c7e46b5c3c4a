"""One spelling for both sides: a record and the report it cites are compared only after this."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

_SHORT = 64  # longest text worth remembering: names come back thousands of times, passages once

_QUOTES = "\"'`´“”„‟‘’‚‛「」『』〝〞〟﹁﹂﹃﹄′″‵‶"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BRACKETS = {"【": "[", "〔": "[", "〖": "[", "】": "]", "〕": "]", "〗": "]", "﹝": "[", "﹞": "]"}
_DASHES = "-‐‑‒–—―─−~〜∼～－"
_HAN = (("\u3007", "\u3007"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))

_PLAIN = re.compile("[一-鿿]*")  # most names: nothing in them can be folded

Step = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _dash(match: re.Match[str]) -> str:
    """One sign for a hyphen or a range, two for the long dash that breaks a sentence (——)."""
    return "-" if len(match[0]) == 1 else "--"


def _dots(match: re.Match[str]) -> str:
    """One sign for every way of typing an ellipsis: ……, …, ..., 。。。"""
    run = match[0]
    return "…" if "..." in run or "。。。" in run or "⋯" in run else run


def _space(match: re.Match[str]) -> str:
    """A space tells words apart only where both neighbours are letters or digits of an alphabet."""
    text, start, end = match.string, match.start(), match.end()
    return " " if _is_alphabetic(text[start - 1 : start]) and _is_alphabetic(text[end : end + 1]) else ""


def _is_alphabetic(neighbour: str) -> bool:
    return (neighbour.isalnum() or neighbour == "_") and not any(first <= neighbour <= last for first, last in _HAN)


# The order matters: dropping quotes and spaces brings characters together that then form a run of dashes or dots.
_STEPS: tuple[Step, ...] = (
    (re.compile(f"[{_QUOTES}{_INVISIBLE}]+"), lambda match: ""),
    (re.compile(f"[{''.join(_BRACKETS)}]"), lambda match: _BRACKETS[match[0]]),
    (re.compile(r"\s+"), _space),
    (re.compile(f"[{_DASHES}]+"), _dash),
    (re.compile("[.。⋯]{2,}|⋯"), _dots),
)


def normalise(text: str) -> str:
    """The text as it is compared: NFKC, lower case, quotation marks and idle spaces gone, signs folded.

    Applying it twice changes nothing, and two texts that differ only in width, case, quotation marks, kind of
    bracket, dash or ellipsis, line ends or spacing beside Chinese characters come out equal.
    """
    if _PLAIN.fullmatch(text):
        return text
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    text = _plain_letters(text)
    for pattern, replace in _STEPS:
        text = pattern.sub(replace, text)
    return text if _is_settled(text) else _folded(text)


def _plain_letters(text: str) -> str:
    """NFKC and case folding; folding can take a letter apart from its accent (ẖ), so it is composed once more."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _is_settled(text: str) -> bool:
    """Whether nothing is left to compose: what was dropped may have stood between a letter and its accent."""
    return unicodedata.is_normalized("NFKC", text.replace("…", ""))


_remembered = lru_cache(maxsize=65536)(_folded)


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """The normalised text, and for each of its characters the offset in `text` of the character it comes from.

    Slower than `normalise`; for showing where in a report something stands.
    """
    return _folded_at(text, list(range(len(text))))


def _folded_at(text: str, at: list[int]) -> tuple[str, list[int]]:
    text, at = _compatible(text, at)
    for pattern, replace in _STEPS:
        text, at = _replaced(pattern, replace, text, at)
    return (text, at) if _is_settled(text) else _folded_at(text, at)


def _compatible(text: str, at: list[int]) -> tuple[str, list[int]]:
    """NFKC and case folding cluster by cluster, so that each character keeps the offset of its cluster."""
    pieces: list[str] = []
    offsets: list[int] = []
    for start, end in _clusters(text):
        piece = _plain_letters(text[start:end])
        pieces.append(piece)
        offsets.extend([at[start]] * len(piece))
    return "".join(pieces), offsets


def _clusters(text: str) -> list[tuple[int, int]]:
    """Stretches of `text` that normalise independently of their neighbours."""
    starts: list[int] = []
    for offset, char in enumerate(text):
        if not starts or not _composes(text[starts[-1] : offset], char):
            starts.append(offset)
    return list(pairwise([*starts, len(text)]))


def _composes(before: str, char: str) -> bool:
    if char.isascii() or "一" <= char <= "鿿":
        return False
    both = unicodedata.normalize("NFKC", before + char)
    return both != unicodedata.normalize("NFKC", before) + unicodedata.normalize("NFKC", char)


def _replaced(
    pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], text: str, at: list[int]
) -> tuple[str, list[int]]:
    """`pattern.sub(replace, text)` that carries the offsets along."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        new = replace(match)
        pieces += text[done : match.start()], new
        offsets += at[done : match.start()] + at[match.start() : match.start() + len(new)]
        done = match.end()
    return "".join([*pieces, text[done:]]), offsets + at[done:]


def grams(text: str, size: int) -> list[str]:
    """All stretches of `size` characters of the normalised text, in order; none when it is shorter."""
    flat = normalise(text)
    return [flat[start : start + size] for start in range(len(flat) - size + 1)]
