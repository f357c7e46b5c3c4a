"""What the figures of a record are told of, against the words beside them in the passages that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..catalog import Entry
from ..evidence.binding import Counted
from ..evidence.exchanges import exchanged, outdone
from ..evidence.figures import write_figure
from ..evidence.library import Library
from ..evidence.nouns import misplaced, other_wholes
from ..model.base import Location
from .places import known_citations, write_places
from .rule import Ground


class Swap(NamedTuple):
    """Two figures of a statement that are exchanged, in words, and what else a message says of it."""

    first: str
    second: str
    sure: bool
    cited: str
    where: Location


def swaps(entry: Entry, ground: Ground) -> Iterator[Swap]:
    """The statements of a record in which two figures are exchanged."""
    for text, passages, cited, where in _stated(entry, ground.library):
        if found := exchanged(text, passages, ground.library.wording.weigh):
            yield Swap(write_figure(found.first), write_figure(found.second), found.sure, cited, where)


class Misplaced(NamedTuple):
    """A figure told of what is not its own, in words: the figure; the word, or none where it is all the words beside it; the
    figure to which they belong, if one; and what else a message says of it."""

    figure: str
    word: str
    instead: str
    sure: bool
    cited: str
    where: Location


def other_nouns(entry: Entry, ground: Ground) -> Iterator[Misplaced]:
    """The figures of a record that stand beside the words of another, each once."""
    for text, passages, cited, where in _stated(entry, ground.library):
        faults = {fault.figure: fault for fault in misplaced(text, passages, ground.settings.trade.counted)}
        for figure, fault in faults.items():
            yield Misplaced(write_figure(figure), fault.word, write_figure(fault.of) if fault.of else "", fault.sure, cited, where)
        for figure, instead in outdone(text, passages, ground.library.wording.weigh):
            if figure not in faults:
                yield Misplaced(write_figure(figure), "", write_figure(instead), True, cited, where)


def wholes(entry: Entry, ground: Ground) -> Iterator[Misplaced]:
    """The shares of a record of another whole."""
    for text, passages, cited, where in _stated(entry, ground.library):
        for fault in other_wholes(text, passages, ground.settings.trade.wholes):
            yield Misplaced(write_figure(fault.figure), fault.word, "", fault.sure, cited, where)


def _stated(entry: Entry, library: Library) -> Iterator[tuple[str, tuple[Counted, ...], str, Location]]:
    """Text, figures of the cited passages, these passages in words, and place, of each statement that has figures."""
    for cited in entry.cited:
        statement = cited.statement
        if places := known_citations(statement.cites, library) if cited.figures else []:
            yield statement.text, library.counted(places), write_places(places), statement.where
