"""What is written on a terminal, or into a log, says something and does nothing: no text of a report, a record, a file's name or of
another program moves the cursor, rings, names the window or turns the reading direction around.

The commands print what people sent in, in many places; that it is harmless is seen to in one.
"""

from __future__ import annotations

import io
import re

# MkDocs puts the level of a message in colour; nothing else has any
_LEVEL = r"\x1b\[3[0-7]m[A-Z]{4,8} *-  \x1b\[0m"
_STEERING = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)"
_FOUND = re.compile(f"({_LEVEL})|{_STEERING}")


class Plain(io.TextIOWrapper):
    """A stream for people: what steers is written as its number, in a way that JSON reads as the same."""

    former: io.TextIOWrapper

    def write(self, text: str, /) -> int:
        """Write a text; how long it was."""
        super().write(_FOUND.sub(_harmless, text))
        return len(text)

    @classmethod
    def over(cls, stream: io.TextIOWrapper) -> Plain:
        """In place of another stream."""
        stream.flush()
        plain = cls(
            stream.buffer, encoding="utf-8", errors="backslashreplace", line_buffering=stream.line_buffering, write_through=stream.write_through
        )  # fmt: skip
        plain.former = stream  # it would close what both write to when nobody holds it any more
        return plain


def _harmless(found: re.Match[str]) -> str:
    return found[1] or f"\\u{ord(found[0]):04x}"
