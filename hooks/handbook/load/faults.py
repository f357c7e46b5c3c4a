"""What can be wrong with a file before anybody looks at its fields. No wording here: the rules have that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Position(NamedTuple):
    """A place in a file as editors show it: both numbers start at 1, columns count characters."""

    line: int
    column: int


START = Position(1, 1)


class FaultKind(StrEnum):
    """Kinds of fault; in brackets the names found in `Fault.detail`."""

    UNREADABLE = "unreadable"  # [reason: missing, directory, permission, special, broken-symlink, other]
    TOO_LARGE = "too-large"  # [limit] in bytes
    EMPTY = "empty"
    NOT_MAPPING = "not-mapping"  # [found: list, text]
    UTF16 = "utf16"
    NOT_UTF8 = "not-utf8"  # [byte] and, when it reads as Chinese in that encoding, [guess]
    BOM = "bom"
    TAB_INDENT = "tab-indent"
    WIDE_SPACE_INDENT = "wide-space-indent"  # [char]
    WIDE_COLON = "wide-colon"  # [key]; the position is the colon's
    MISSING_SPACE = "missing-space"  # [key]
    WIDE_DASH = "wide-dash"  # [char]
    UNCLOSED_QUOTE = "unclosed-quote"  # [char]
    UNCLOSED_BRACKET = "unclosed-bracket"  # [char]
    CONTROL_CHARACTER = "control-character"  # [char: U+0000, name: Unicode's, count: how many in this line]
    INVISIBLE_CHARACTER = "invisible-character"  # [char, name, count]
    ANCHOR = "anchor"  # [name]
    ALIAS = "alias"  # [name]
    TAG = "tag"  # [name]
    MERGE_KEY = "merge-key"
    MULTI_DOCUMENT = "multi-document"
    DUPLICATE_KEY = "duplicate-key"  # [key, first_line]
    BAD_KEY = "bad-key"  # [found: list, mapping, empty, multi-line]
    TOO_DEEP = "too-deep"  # [limit]
    TOO_MANY = "too-many"  # [limit]
    SPECIAL_START = "special-start"  # [char]
    EXTRA_COLON = "extra-colon"
    BAD_INDENT = "bad-indent"
    SYNTAX = "syntax"  # [problem: hash-in-brackets, text-after-value, quote-inside, dash-missing, `diagnose.SLUGS`, or the parser's words]


@dataclass(frozen=True)
class Fault:
    """One fault: what it is, where it is, and the values its message needs."""

    kind: FaultKind
    position: Position
    detail: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def order(self) -> tuple[Position, str]:
        """Sort key: by place, then by kind."""
        return self.position, self.kind.value


def code_point(char: str) -> str:
    """`U+200B` for a zero width space."""
    return f"U+{ord(char):04X}"
