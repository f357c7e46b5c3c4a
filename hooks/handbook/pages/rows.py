"""Long lists: which entries stand on a page at once, which are folded until the reader asks for them, and which have pages of
their own.

Folded entries are in the page all the same: they are found by the browser's own search and open without scripts. So is every
entry of a small handbook; but a page that holds thousands is slow to load and to show, so it holds so many and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

ROOM = 30  # entries of a page that are not folded: at 390 px they fill about four thousand pixels
PAGE = 150  # entries of a page, folded or not: they weigh about 50 KB

E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)


@dataclass(frozen=True)
class Rows(Generic[E_co]):
    """The entries of one list: those that are shown at once, and the rest, which is either folded or beyond the page."""

    shown: Sequence[E_co]
    folded: Sequence[E_co] = ()
    beyond: Sequence[E_co] = ()

    @property
    def all(self) -> Sequence[E_co]:
        """Every entry, in order."""
        return [*self.shown, *self.folded, *self.beyond]


NONE: Rows[Any] = Rows(())


def share(lists: Sequence[Sequence[E]], room: int = ROOM, page: int = PAGE) -> list[Rows[E]]:
    """The lists of one page, of which so many entries together are shown, and so many are on the page: a short list is whole
    before a long one gets more.

    A single entry is never folded: the line that says so would be as high. A list whose rest the page cannot hold leaves all
    of it to pages of its own, so that a reader finds it in one place.
    """
    most = max(each for each in range(room + 1) if sum(min(len(entries), each) for entries in lists) <= room)
    cut = [Rows(entries[:most], entries[most:]) if len(entries) > most + 1 else Rows(entries) for entries in lists]
    stays = _longest([len(rows.folded) for rows in cut], page - sum(len(rows.shown) for rows in cut))
    return [rows if len(rows.folded) <= stays else Rows(rows.shown, beyond=rows.folded) for rows in cut]


def _longest(lengths: Sequence[int], room: int) -> int:
    """How long a rest may be, if all that are no longer have room together."""
    for length in sorted(lengths):
        room -= length
        if room < 0 < length:
            return length - 1
    return max(lengths, default=0)


def rows_of(entries: Sequence[E], room: int = ROOM, page: int = PAGE) -> Rows[E]:
    """A list that has the page to itself."""
    return share([entries], room, page)[0]
