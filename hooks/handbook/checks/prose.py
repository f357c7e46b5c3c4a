"""The running text of a record, folded so that width and hidden characters conceal nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ..catalog import Entry
from ..model import Practice
from ..model.base import Location

# Ordinary Chinese text needs no folding, and looking for anything else is twenty times cheaper than folding.
UNUSUAL = re.compile("[^\n -~一-鿿，。、：；？！（）“”‘’《》〈〉〔〕【】「」—…·％＋]")
HIDDEN = re.compile("[\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


class Stretch(NamedTuple):
    """One text of a record: where it stands, as written, and folded; `key` when it is the name of a field."""

    where: Location
    text: str
    folded: str
    key: bool = False


class Prose:
    """All texts of a record, the editor's included, and the whole in one piece for a first look."""

    def __init__(self, entry: Entry) -> None:
        self.stretches = tuple(_stretches(entry))

    @cached_property
    def whole(self) -> str:
        """All texts as folded, one a line."""
        return "\n".join(stretch.folded for stretch in self.stretches)

    @cached_property
    def written(self) -> str:
        """All texts as written, one a line."""
        return "\n".join(stretch.text for stretch in self.stretches)


_known: WeakKeyDictionary[Entry, Prose] = WeakKeyDictionary()


def prose_of(entry: Entry) -> Prose:
    """The texts of a record, gathered once for all rules."""
    prose = _known.get(entry)
    if prose is None:
        prose = _known[entry] = Prose(entry)
    return prose


def suspects(entry: Entry, hint: re.Pattern[str]) -> Iterator[Stretch]:
    """The texts in which a pattern occurs, folded; nearly all records are done with after one look at the whole."""
    prose = prose_of(entry)
    if hint.search(prose.whole):
        yield from (stretch for stretch in prose.stretches if hint.search(stretch.folded))


def fold(text: str) -> str:
    """The text in its plain forms (NFKC), without characters that nobody sees."""
    if not UNUSUAL.search(text):
        return text
    return HIDDEN.sub("", unicodedata.normalize("NFKC", text))


def _stretches(entry: Entry) -> Iterator[Stretch]:
    if entry.record is None:
        return
    for where, text in entry.prose:
        yield Stretch(where, text, fold(text))
    if isinstance(entry.record, Practice) and entry.record.shorthand:
        for field in ("parts", "gap"):
            for name in getattr(entry.record.shorthand, field):
                yield Stretch(("shorthand", field, name), name, fold(name), key=True)
