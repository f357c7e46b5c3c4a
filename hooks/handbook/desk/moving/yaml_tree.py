"""What a YAML text says, without regard to how it is written: words, lists and mappings, with the remarks beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml.composer import ComposerError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from ...load.compose import MAX_DEPTH, LimitError, composer
from ...load.lint import lint, suspicious
from ...load.scalars import plain_value

WORD, ITEMS, FIELDS = "word", "items", "fields"
ALIAS = "alias"  # a word that stands for what is elsewhere: it is not followed, or a few lines would be billions
BLOCKS = ("|", ">")  # how scalars are written that say what stands in their lines, whatever it is
BOM = "\ufeff"
_REMARK = re.compile(r"#[^\n]*")


class Word(NamedTuple):
    """The type of a value, and the value: `5` is another than `"5"`."""

    kind: str
    value: Any


class Part(NamedTuple):
    """What is said: a `Word`, the parts of a list, or the pairs of parts of a mapping, those of the same key too; `mark` is its
    anchor and tag."""

    kind: str
    mark: str
    said: Any


class Read(NamedTuple):
    """All documents of a text, and its remarks, each with its line from 0."""

    part: Part
    remarks: tuple[tuple[int, str], ...]


def read(text: str) -> Read:
    """What a text says as records are read. Raises `YAMLError` when it is no YAML."""
    text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    text = lint(text).mended.text if suspicious(text) else text
    reader = _Reader(text)
    part = Part(ITEMS, "", tuple(reader.documents()))
    return Read(part, tuple(_remarks(text, reader.spans)))


def compared(part: Part) -> Part:
    """The same for any order of keys."""
    if part.kind == WORD:
        return part
    if part.kind == ITEMS:
        return part._replace(said=tuple(map(compared, part.said)))
    pairs = ((compared(key), compared(value)) for key, value in part.said)
    return part._replace(said=tuple(sorted(pairs, key=lambda pair: repr(pair[0]))))


class _Reader:
    """The events of one text, and where its words stand: start, end, and whether in lines of their own."""

    def __init__(self, text: str) -> None:
        self._parser = composer(text)
        self._anchors: set[str | None] = set()
        self.spans: list[tuple[int, int, bool]] = []

    def documents(self) -> Iterator[Part]:
        """What each document of the text says."""
        while not isinstance(event := self._parser.get_event(), StreamEndEvent):
            if isinstance(event, NodeEvent):
                yield self._part(event, 0)

    def _part(self, event: Any, depth: int, is_key: bool = False) -> Part:
        if depth > MAX_DEPTH:
            raise LimitError(event.start_mark, deep=True)
        begin: Any = event.start_mark
        if isinstance(event, (AliasEvent, ScalarEvent)):
            end: Any = event.end_mark
            self.spans.append((begin.index, end.index, getattr(event, "style", None) in BLOCKS))
        if isinstance(event, AliasEvent):
            if event.anchor not in self._anchors:
                raise ComposerError(None, None, "an alias of nothing", begin)
            return Part(WORD, "", Word(ALIAS, event.anchor))
        self._anchors.add(event.anchor)
        mark = f"{event.tag or ''} {event.anchor or ''}".strip()
        if isinstance(event, ScalarEvent):
            value = event.value if is_key or event.style or event.tag else plain_value(event.value)
            return Part(WORD, mark, Word(type(value).__name__, value))
        if isinstance(event, MappingStartEvent):
            return Part(FIELDS, mark, tuple(self._pairs(depth + 1)))
        return Part(ITEMS, mark, tuple(self._items(depth + 1)))

    def _pairs(self, depth: int) -> Iterator[tuple[Part, Part]]:
        while not isinstance(event := self._parser.get_event(), MappingEndEvent):
            yield self._part(event, depth, is_key=True), self._part(self._parser.get_event(), depth)

    def _items(self, depth: int) -> Iterator[Part]:
        while not isinstance(event := self._parser.get_event(), SequenceEndEvent):
            yield self._part(event, depth)


def _remarks(text: str, spans: list[tuple[int, int, bool]]) -> Iterator[tuple[int, str]]:
    """What begins with a sharp outside of all words; and behind the sign of a text that stands in lines of its own."""
    at = 0
    for start, end, is_block in [*spans, (len(text), len(text), False)]:
        yield from _found(text, at, start)
        if is_block:
            line_end = text.find("\n", start, end)
            yield from _found(text, start, end if line_end < 0 else line_end)
        at = max(at, end)


def _found(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for found in _REMARK.finditer(text, start, end) if start < end else ():
        yield text.count("\n", 0, found.start()), found[0].rstrip()
