"""Long lists: which entries stand on a page at once, and which are folded until the reader asks for them.

Folded entries are in the page all the same: they are found by the browser's own search and open without scripts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..catalog import Entry

ROOM = 30  # entries of a page that are not folded: at 390 px they fill about four thousand pixels


@dataclass(frozen=True)
class Rows:
    """The entries of one list: those that are shown at once, and the rest."""

    shown: Sequence[Entry]
    folded: Sequence[Entry] = ()

    @property
    def all(self) -> Sequence[Entry]:
        """Every entry, in order."""
        return [*self.shown, *self.folded]


NONE = Rows(())


def share(lists: Sequence[Sequence[Entry]], room: int = ROOM) -> list[Rows]:
    """The lists of one page, which have room for so many entries together: a short list is whole before a long one gets more.

    A single entry is never folded: the line that says so would be as high.
    """
    most = max(each for each in range(room + 1) if sum(min(len(entries), each) for entries in lists) <= room)
    return [Rows(entries[:most], entries[most:]) if len(entries) > most + 1 else Rows(entries) for entries in lists]


def rows_of(entries: Sequence[Entry], room: int = ROOM) -> Rows:
    """A list that has the page to itself."""
    return share([entries], room)[0]
