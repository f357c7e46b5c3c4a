"""Faults that show in a single line: what Chinese keyboards and word processors do to YAML.

Each is reported and mended, so that one run finds everything and the parser does not stumble over what is
already explained. Block scalars (`|`, `>`) and the further lines of a value are text: nothing is mended there
but characters that no reader can see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from .faults import Fault, FaultKind, code_point
from .patterns import fit
from .repair import Line, Mended

MAX_FAULTS = 200
MAX_CUTS = 50  # in one line; more is no text, and would take time with the square of its length
MAX_BLANK = 20  # lines looked over for the next one with something in it

# Line breaks of YAML 1.1 that no editor counts (NEL, LS, PS) belong here: they would shift every line number.
CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
# Zero width, bidirectional controls, fillers, annotation marks, tag characters: two names may look the same.
INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
UNSEEN = {
    FaultKind.CONTROL_CHARACTER: re.compile(f"[{CONTROL}]"),
    FaultKind.INVISIBLE_CHARACTER: re.compile(f"[{INVISIBLE}]"),
}

# Pre-filter over a whole text, in two steps because each is a fast loop of its own. Anything that a step of
# `lint` or `structure` reports and that the parser would let pass must hit one of them.
ODD_CHARACTER = re.compile(rf"[\t&*!\\{CONTROL}{INVISIBLE}]|<<")
ODD_LINE = re.compile(
    r"^(?:[ ]*[\u3000\xa0－—–•·]|%|[ -]*[\"']?[a-z][a-z0-9_-]*[\"']?(?:[ ]*：|:[^\s/\\]))", re.MULTILINE
)

INDENT = re.compile("[ \t\u3000\xa0]*")
INDENT_WIDTH = {"\t": 2, "\u3000": 2, "\xa0": 1}
WIDE_DASH = re.compile(r"([－—–•·])(?!\1)(\s*)")
DASHES = re.compile(r"(?:--- +)?(?:- +)*(?:-$)?")
NAME = r"(?P<key>[^\W\d][\w-]{0,40}|[\"'][^\"'：:]{1,40}[\"'])"
WIDE_COLON = re.compile(NAME + r" {0,8}(?P<colon>：)(?P<space>\s|$)?")
TIGHT_COLON = re.compile(r"(?!(?:mailto|tel|urn|doi):)" + NAME + r"(?P<colon>:)(?=[^\s/\\])")
# A lower-case word before the colon is taken for a key wherever it stands, though `- app：…` is legal text: field
# names are written so and Chinese sentences hardly ever begin so. Whoever means text puts it in quotes.
FIELD_NAME = re.compile(r"[\"']?[a-z][a-z0-9_-]+[\"']?")
KEYED = re.compile(r"(?:\"[^\"]{0,200}\"|'[^']{0,200}'|[^\s#\[\]{}\"'][^#]{0,200}?) {0,8}:(?:[ ]+(?P<value>.*)|$)")
BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
DOCUMENT_LINE = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
TIGHT_COMMENT = re.compile(r"(?:[&!]\S* +){0,2}[|>][-+0-9]{0,2}(?=#)")
# Conforming anchors, aliases and tags are found by `structure`; what is left cannot begin a plain scalar.
SPECIAL = re.compile(r"[@`%]|[&*](?![A-Za-z0-9_-]+(?:\s|$))|!(?!!?[A-Za-z][\w/.:-]*(?:\s|$)|<)")
SPECIAL_RUN = re.compile(r"[@`%&*! ]+")


def suspicious(text: str) -> bool:
    """Whether a text needs more than the parser. False alarms only cost time."""
    return bool(ODD_CHARACTER.search(text) or ODD_LINE.search(text))


class Linted(NamedTuple):
    """Line faults, the text as mended, and whether an indentation had to be guessed."""

    faults: list[Fault]
    mended: Mended
    guessed: bool


def lint(text: str) -> Linted:
    """All line faults of a text, at most `MAX_FAULTS`."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    outline = Outline(lines)
    faults: list[Fault] = []
    for line in lines:
        faults.extend(unseen_characters(line))
        faults.extend(outline.read(line))
        if len(faults) >= MAX_FAULTS:
            break
    guessed = any(fault.kind in (FaultKind.TAB_INDENT, FaultKind.WIDE_SPACE_INDENT) for fault in faults)
    return Linted(faults[:MAX_FAULTS], Mended(lines, outline.block_lines), guessed)


def unseen_characters(line: Line) -> Iterator[Fault]:
    """One fault per line for control characters, one for invisible ones; they are taken out."""
    for kind, pattern in UNSEEN.items():
        hits = list(pattern.finditer(line.text))
        if hits:
            yield Fault(kind, line.at(hits[0].start()), unseen_detail(hits[0][0], len(hits)))
        if len(hits) > MAX_CUTS:
            line.text = pattern.sub("\ufffd", line.text)
            continue
        for hit in reversed(hits):
            line.replace(hit.start(), hit.end(), "")


def unseen_detail(char: str, count: int) -> dict[str, str]:
    """Detail of a fault about characters nobody sees: code point, standard name, how many."""
    return {"char": code_point(char), "name": unicodedata.name(char, ""), "count": str(count)}


@dataclass
class Outline:
    """Follows the indentation from line to line, to know which lines are structure and which are text."""

    lines: list[Line]
    block: int | None = None  # indentation of the owner of the block scalar that we are in
    text_from: int | None = None  # a deeper line than this goes on with the value of the line before
    keys: list[int] = field(default_factory=list)  # columns of the mappings that are open
    block_lines: set[int] = field(default_factory=set)  # numbers of the lines inside block scalars

    def read(self, line: Line) -> Iterator[Fault]:
        """Faults of the next line."""
        if self._in_block(line.text):
            self._read_block(line)
            return
        yield from mend_indent(line)
        line.text = line.text.replace("\t", " ")  # the parsers differ on tabs elsewhere
        if DOCUMENT_LINE.match(line.text):
            self.text_from, self.keys = None, []
        body = line.text.lstrip(" ")
        indent = len(line.text) - len(body)
        if not body or body[0] == "#" or (self.text_from is not None and indent > self.text_from):
            return
        yield from self._read_structure(line, indent)

    def _in_block(self, text: str) -> bool:
        if self.block is None:
            return False
        left = len(text) - len(text.lstrip(" ")) <= self.block
        if (text.strip() and left) or DOCUMENT_LINE.match(text):
            self.block = None
        return self.block is not None

    def _read_block(self, line: Line) -> None:
        """Text is left alone, but for tabs where libyaml looks for the indentation of a block: in its first lines."""
        indent = fit(INDENT, line.text)[0]
        begins = line.number - 1 not in self.block_lines
        if "\t" in indent and (begins or len(indent) == len(line.text)):
            line.replace(0, len(indent), indent.replace("\t", ""))
        if not begins or line.text.strip():
            self.block_lines.add(line.number)

    def _read_structure(self, line: Line, indent: int) -> Iterator[Fault]:
        yield from mend_dash(line, indent)
        yield from mend_directive(line)
        column = fit(DASHES, line.text, indent).end()
        while self.keys and self.keys[-1] > indent:
            self.keys.pop()
        yield from mend_special(line, column)
        yield from mend_colon(line, column, partial(self._is_key, line, indent, column))
        keyed = KEYED.match(line.text, column)
        start = column if not keyed else keyed.start("value") if keyed["value"] else len(line.text)
        yield from mend_special(line, start)
        mend_comment(line, start)
        self._remember(line, column, bool(keyed), start)

    def _is_key(self, line: Line, indent: int, column: int) -> bool:
        """Where YAML allows nothing but a key: at the left edge, or level with a key before or after it."""
        if column == indent and (indent == 0 or indent in self.keys[-1:]):
            return True
        ahead = self.lines[line.number:line.number + MAX_BLANK]
        follower = next((other.text for other in ahead if other.text.strip()), "")
        level = len(follower) - len(follower.lstrip(" ")) == column
        return level and bool(KEYED.match(follower, column))

    def _remember(self, line: Line, column: int, keyed: bool, start: int) -> None:
        owner = column if keyed else self._parent(line, column)
        if keyed and column not in self.keys[-1:]:
            self.keys.append(column)
        value = line.text[start:]
        self.block = owner if BLOCK.match(value) else None
        written = value.strip() and value[0] != "#" and not DOCUMENT_LINE.fullmatch(value)
        self.text_from = owner if written else None

    def _parent(self, line: Line, column: int) -> int:
        """Column of the list mark or key that a value at `column` belongs to, -1 for none."""
        dash = line.text.rfind("-", 0, column)
        return dash if dash >= 0 else self.keys[-1] if self.keys else -1


def mend_indent(line: Line) -> Iterator[Fault]:
    """Tabs and wide spaces before the first character; a tab or a full-width space counts as two columns."""
    indent = fit(INDENT, line.text)[0]
    odd = indent.strip(" ")
    if odd and len(indent) < len(line.text):
        column = next(i for i, char in enumerate(indent) if char != " ")
        if indent[column] == "\t":
            yield Fault(FaultKind.TAB_INDENT, line.at(column))
        else:
            yield Fault(FaultKind.WIDE_SPACE_INDENT, line.at(column), {"char": code_point(indent[column])})
        width = sum(INDENT_WIDTH.get(char, 1) for char in indent[column:])
        line.replace(column, len(indent), " " * width)


def mend_dash(line: Line, indent: int) -> Iterator[Fault]:
    """A list marker that is not the ASCII hyphen."""
    hit = WIDE_DASH.match(line.text, indent)
    if hit and hit.end() < len(line.text):
        yield Fault(FaultKind.WIDE_DASH, line.at(indent), {"char": hit[1]})
        line.replace(indent, hit.end(), "- ")


def mend_directive(line: Line) -> Iterator[Fault]:
    """`%` at the left edge: the parsers differ on directives, and records need none."""
    if line.text.startswith("%"):
        yield Fault(FaultKind.SPECIAL_START, line.at(0), {"char": "%"})
        line.replace(0, 1, "#")


def mend_colon(line: Line, column: int, is_key: Callable[[], bool]) -> Iterator[Fault]:
    """A full-width colon after a key, or none of the space that a colon needs."""
    for kind, pattern in ((FaultKind.WIDE_COLON, WIDE_COLON), (FaultKind.MISSING_SPACE, TIGHT_COLON)):
        hit = pattern.match(line.text, column)
        if hit and (FIELD_NAME.fullmatch(hit["key"]) or is_key()):
            yield Fault(kind, line.at(hit.start("colon")), {"key": hit["key"].strip("\"'")})
            bare = hit.groupdict().get("space") is not None
            line.replace(hit.start("colon"), hit.end("colon"), ":" if bare else ": ")


def mend_special(line: Line, start: int) -> Iterator[Fault]:
    """A value that begins with a character which YAML keeps for itself."""
    hit = SPECIAL.match(line.text, start)
    if hit:
        yield Fault(FaultKind.SPECIAL_START, line.at(start), {"char": hit[0]})
        line.replace(start, fit(SPECIAL_RUN, line.text, start).end(), "")


def mend_comment(line: Line, start: int) -> None:
    """A comment close behind `|` or `>`: no fault, but only libyaml takes it."""
    hit = TIGHT_COMMENT.match(line.text, start)
    if hit:
        line.replace(hit.end(), hit.end(), " ")
