"""Which files hold the same report: those with the same *solid* text, however they were saved.

Solid text is text without what saving it anew may change: encoding and its mark, line ends, blanks of all kinds, signs that
nobody sees, full width of Latin letters, digits and signs, and the dash that encodings write differently. What is left stands
one character for one, so that an offset in it is found again in every copy. A browser does the same with a reader's own copy
(`solid.js`); the two are held together by the same test vectors, and nothing here depends on tables of Unicode, which differ
from one program to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from ..load.patterns import when_used
from .passages import Span

# white space; what nobody sees: soft hyphen, marks of direction, zero width, variation selectors
_BLANK = (
    r"\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_BLANKS = when_used(f"[{_BLANK}]+")
_TWINS = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "‐‑‒–—―─−"), "-"),
    **dict.fromkeys(map(ord, "〜∼"), "~"),
    **dict(zip(range(0xFFE0, 0xFFE7), "¢£¬¯¦¥₩", strict=True)),
}


class Layout(NamedTuple):
    """How a report is laid out in its file: how many solid characters stand before it, and each stretch of blanks in it.

    Offsets are in characters of the file. With it a copy that was saved otherwise is laid out as that file is.
    """

    before: int
    blanks: tuple[tuple[int, str], ...]


def solid(text: str) -> str:
    """The text by which it is told whether two files hold the same report."""
    return _BLANKS.sub("", text).translate(_TWINS)


def solid_digest(text: str) -> str:
    """SHA-256 of the solid text in UTF-8, hexadecimal."""
    return sha256(solid(text).encode()).hexdigest()


def layout(text: str, span: Span) -> Layout:
    """How the report at `span` of a file's text is laid out there."""
    found = _BLANKS.finditer(text, span.start, span.end)
    return Layout(solid_length(text[: span.start]), tuple((blank.start(), blank[0]) for blank in found))


def laid_out(copy: str, span: Span, as_in: Layout) -> str:
    """The text of a file with the same solid text, laid out so that offsets in `span` mean in it what they mean in the file
    of the layout. What stands before the span is blank."""
    words = _BLANKS.sub("", copy)
    return "\n" * span.start + "".join(_laid(words, span, as_in))


def _laid(words: str, span: Span, as_in: Layout) -> Iterator[str]:
    taken, at = as_in.before, span.start
    for offset, blank in (*as_in.blanks, (span.end, "")):
        yield words[taken : taken + offset - at] + blank
        taken += offset - at
        at = offset + len(blank)


def solid_offset(offset: int, span: Span, as_in: Layout) -> int:
    """The offset in the solid text of the file that belongs to one in the span."""
    blank = sum(min(len(blank), offset - start) for start, blank in as_in.blanks if start < offset)
    return as_in.before + offset - span.start - blank


def solid_length(text: str) -> int:
    """The number of solid characters in a text."""
    return len(text) - sum(len(blank) for blank in _BLANKS.findall(text))


def solid_mark(text: str) -> str:
    """The first 48 bits of the digest, hexadecimal: enough to find a passage again in a copy."""
    return solid_digest(text)[:12]
