"""The editor's own block of a record, and what it may not do: tell facts about the source or the world."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ..catalog import Entry
from ..catalog.mentions import own_words
from ..load.patterns import when_used
from ..model.base import Location
from .covered import shown
from .prose import fold
from .rule import Remark

BLOCK = "editor"
COURSE = ("summary", "audience", "goals", "before", "segments", "cases", "tips", "closing", "first")
# What the rules about the editor's words answer for: the fields that these sentences come from.
PROVED = (
    "PracticeEditor", "ProblemEditor", "TemplateEditor", "MethodEditor", "Question", "Segment", "CourseCase", "Method.summary",
    "Situation.summary", "Situation.first", "Situation.note", *(f"Course.{name}" for name in COURSE),
)  # fmt: skip
ALSO = {"method": ("summary",), "situation": ("summary", "first", "note"), "course": COURSE}  # the editor's, outside a block
CHECKS = "checks"  # questions to ask oneself
_ASKING = when_used("[？?]|[吗呢]$|谁|什么|哪|几|多少|怎|是否|是不是|有没有|能不能|会不会")
_SENTENCE = when_used(r"[^。；！？;!?]+[。；！？;!?]?")


class Said(NamedTuple):
    """A sentence of the editor's block: where it stands, and its words."""

    where: Location
    text: str

    @property
    def is_question(self) -> bool:
        """Does it ask? A question asserts nothing."""
        return self.text.endswith(("？", "?")) or (CHECKS in self.where and asks(self.text))


def asks(text: str) -> bool:
    """Does a text ask something?"""
    return bool(_ASKING.search(text))


_known: WeakKeyDictionary[Entry, tuple[Said, ...]] = WeakKeyDictionary()


def sentences(entry: Entry) -> tuple[Said, ...]:
    """Every sentence that is the editor's and says what to do, folded; cut once for all rules."""
    if entry not in _known:
        _known[entry] = tuple(_sentences(entry))
    return _known[entry]


def _sentences(entry: Entry) -> Iterator[Said]:
    for where, text in entry.prose:
        if where[0] == BLOCK or where[0] in ALSO.get(entry.kind, ()):
            yield from (Said(where, found[0]) for found in _SENTENCE.finditer(fold(own_words(text))))


def asserted(entry: Entry, pattern: re.Pattern[str]) -> Iterator[tuple[Said, str]]:
    """The sentences of the block that say something of this pattern without asking, each with the words that do."""
    for said in sentences(entry):
        if (hit := pattern.search(said.text)) and not said.is_question:
            yield said, hit[0]


def remark(said: Said, words: str, what: str, remedy: str) -> Remark:
    """A remark at a sentence of the block: the words, and what they do there."""
    return Remark(f"编者的话里“{shown(words)}”{what}", remedy, said.where)
