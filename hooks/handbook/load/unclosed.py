"""Where a quote or bracket opens that is not closed where it should be.

A parser reads on to the next quote, however far, and complains about what stands there. People forget the closing
mark on the line they are on, so a value that swallows a following `key:` or `- ` of its own level is taken as unclosed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .patterns import fit

OPENING = re.compile(r"(?:^ *|^ *(?:- +)+|: +|[\[{,] *)(?P<char>[\"'\[{])", re.MULTILINE)
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*+'")}
FLOW_STEP = re.compile(r"[\[\]{}\n]|(?<=[\[{,:\s])[\"']")
COMMENT_LINE = re.compile(r"^ *#.*$", re.MULTILINE)
STRUCTURE = re.compile(r" *(?:- |[^\s#\"'\[\]{},][^#\"'\[\]{},\n]{0,100}?:(?:\s|\Z))")
LEADING = re.compile(r" *(?:- +)*")
HASH = re.compile(r"(?<=\s)#")
OUTSIDE_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'[^']*+'")


class Unclosed(NamedTuple):
    """The opening character and its offset in the text."""

    char: str
    offset: int


def hash_in_brackets(text: str, end: int) -> int | None:
    """Offset of the first ` #` before `end` that makes a comment of the closing bracket of its line."""
    for line in re.finditer(".+", text[:end]):
        plain = OUTSIDE_QUOTES.sub(lambda hit: "x" * len(hit[0]), line[0])
        hit = HASH.search(plain)
        if hit and _depth(plain[: hit.start()]) > 0 > _depth(plain[hit.start() :]):
            return line.start() + hit.start()
    return None


def _depth(text: str) -> int:
    """How many more brackets a text opens than it closes."""
    return sum(map(text.count, "[{")) - sum(map(text.count, "]}"))


def first_unclosed(text: str, end: int) -> Unclosed | None:
    """The first quote or bracket, opened before offset `end`, that is not closed in its place."""
    text = COMMENT_LINE.sub(lambda hit: " " * len(hit[0]), text)
    offset = 0
    while (hit := OPENING.search(text, offset)) and hit.start("char") < end:
        found = closing(text, hit.start("char"), content_column(text, hit.start("char")))
        if isinstance(found, Unclosed):
            return found
        offset = found
    return None


def closing(text: str, start: int, column: int) -> int | Unclosed:
    """Offset behind the mark that closes the one at `start`; `column` is where its line's content begins."""
    return (quote_end if text[start] in QUOTED else bracket_end)(text, start, column)


def quote_end(text: str, start: int, column: int) -> int | Unclosed:
    """`closing` for a quote."""
    hit = QUOTED[text[start]].match(text, start)
    if not hit:
        return Unclosed(text[start], start)
    line = text.find("\n", start, hit.end())
    while line >= 0:
        if leaves_value(text, line + 1, column):
            return Unclosed(text[start], start)
        line = text.find("\n", line + 1, hit.end())
    return hit.end()


def bracket_end(text: str, start: int, column: int) -> int | Unclosed:
    """`closing` for a bracket; a quote inside that is not closed is the culprit instead."""
    depth = 0
    offset = start
    while step := FLOW_STEP.search(text, offset):
        offset = step.end()
        if step[0] in QUOTED:
            inner = quote_end(text, step.start(), column)
            if isinstance(inner, Unclosed):
                return inner
            offset = inner
        elif step[0] == "\n":
            if leaves_value(text, offset, column):
                break
        else:
            depth += 1 if step[0] in "[{" else -1
            if depth == 0:
                return offset
    return Unclosed(text[start], start)


def content_column(text: str, offset: int) -> int:
    """Column where the content of the line at `offset` begins, behind indentation and list marks."""
    line_start = text.rfind("\n", 0, offset) + 1
    return fit(LEADING, text, line_start).end() - line_start


def leaves_value(text: str, line_start: int, column: int) -> bool:
    """Whether a line looks like the next key or item rather than more of a value begun at `column`."""
    indent = fit(LEADING, text, line_start)[0]
    return len(indent) - len(indent.lstrip(" ")) <= column and bool(STRUCTURE.match(text, line_start))
