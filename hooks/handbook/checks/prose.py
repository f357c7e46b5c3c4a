"""The running text of a record, folded so that width and hidden characters conceal nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ..catalog import Entry
from ..load.patterns import when_used
from ..model.base import Location
from ..model.walk import chosen_keys

# Ordinary Chinese text needs no folding, and looking for anything else is twenty times cheaper than folding.
UNUSUAL = when_used("[^\n -~一-鿿，。、：；？！（）“”‘’《》〈〉〔〕【】「」—…·％＋]")
MAYBE_SPACED = when_used("[0-9] | [0-9]")  # what has it has this, too, which needs less to be looked for
SPACED = when_used("(?<=[0-9]) +(?=[一-鿿])|(?<=[一-鿿]) +(?=[0-9])")  # we write 3 名, the patterns look for 3名
HIDDEN = when_used("[\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


class Stretch(NamedTuple):
    """One text of a record: where it stands, as written, and folded; `key` when it is the name of a field."""

    where: Location
    text: str
    folded: str
    key: bool = False


class Prose(NamedTuple):
    """All texts of a record in one piece, each after a line break: as written, and folded.

    Nearly all records are done with after one look at this; only then are the texts looked at one by one.
    """

    written: str
    folded: str


_known: WeakKeyDictionary[Entry, Prose] = WeakKeyDictionary()


def prose_of(entry: Entry) -> Prose:
    """The texts of a record, gathered once for all rules."""
    prose = _known.get(entry)
    if prose is None:
        written = "\n".join(["", entry.text, *(name for _, name in chosen_keys(entry.record))])
        prose = _known[entry] = Prose(written, fold(written))
    return prose


def suspects(entry: Entry, hint: Callable[[str], object]) -> Iterator[Stretch]:
    """The texts of a record in which a first look finds something; of other records, none."""
    if hint(prose_of(entry).folded):
        yield from stretches(entry)


def stretches(entry: Entry) -> Iterator[Stretch]:
    """Every text of a record with its place."""
    return (Stretch(where, text, fold(text), key) for where, text, key in _texts(entry))


def fold(text: str) -> str:
    """The text in its plain forms (NFKC), without characters that nobody sees."""
    if UNUSUAL.search(text):
        text = HIDDEN.sub("", unicodedata.normalize("NFKC", text))
    return SPACED.sub("", text) if MAYBE_SPACED.search(text) else text


def _texts(entry: Entry) -> Iterator[tuple[Location, str, bool]]:
    """Place and text of everything people write, the names they give to the parts of a shorthand included."""
    yield from ((where, text, False) for where, text in entry.prose)
    yield from ((where, name, True) for where, name in chosen_keys(entry.record))
