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
    """All texts of a record, the editor's included: in one piece for a first look, one by one where it finds something.

    Nearly all records are done with after the first look, so nothing is made before it is asked for.
    """

    def __init__(self, entry: Entry) -> None:
        self._texts = list(entry.record.prose()) if entry.record else []
        self._names = list(_field_names(entry))
        self.written = "\n".join([text for _, text in self._texts] + [text for _, text in self._names])
        self.whole = fold(self.written)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every text with its place."""
        texts = (Stretch(where, text, fold(text)) for where, text in self._texts)
        names = (Stretch(where, text, fold(text), key=True) for where, text in self._names)
        return (*texts, *names)


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


def _field_names(entry: Entry) -> Iterator[tuple[Location, str]]:
    """The field names that people choose themselves: the keys of a shorthand."""
    if isinstance(entry.record, Practice) and entry.record.shorthand:
        for field in ("parts", "gap"):
            for name in getattr(entry.record.shorthand, field):
                yield ("shorthand", field, name), name
