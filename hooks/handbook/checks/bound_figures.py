"""What the figures of a record are told of, against the words beside them in the passages that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..catalog import Entry
from ..evidence.binding import Exchanged, Fault, exchanged, misplaced
from ..evidence.figures import write_figure
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
    library = ground.library
    for cited in entry.cited:
        statement = cited.statement
        places = known_citations(statement.cites, library) if len(cited.figures) > 1 else []
        found = exchanged(statement.text, library.counted(places), library.wording.weigh) if places else None
        if found:
            yield _swap(found, write_places(places), statement.where)


def _swap(found: Exchanged, cited: str, where: Location) -> Swap:
    return Swap(write_figure(found.first), write_figure(found.second), found.sure, cited, where)


class Misplaced(NamedTuple):
    """A word beside a figure that is not its own, and what else a message says of it."""

    fault: Fault
    cited: str
    where: Location

    @property
    def figure(self) -> str:
        """The figure in words."""
        return write_figure(self.fault.figure)


def other_nouns(entry: Entry, ground: Ground) -> Iterator[Misplaced]:
    """The figures of a record that stand beside another word than in the passages."""
    library, words = ground.library, ground.settings.trade.counted
    for cited in entry.cited:
        statement = cited.statement
        places = known_citations(statement.cites, library) if cited.figures else []
        for fault in misplaced(statement.text, library.counted(places), words) if places else ():
            yield Misplaced(fault, write_places(places), statement.where)
