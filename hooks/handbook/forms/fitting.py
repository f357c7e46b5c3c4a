"""What fits on a step sheet: pages of 22 lines of 28 characters (GB/T 9704—2012).

One page is enough for most; where what must be there takes more, it goes on to the next. The other paragraphs come in the order of
their use: one that does not fit any more is left out whole or shrinks to its name, and the sheet says under which headings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from math import ceil

from . import measures

LINES = 22
CHARACTERS = 28
TITLE_CHARACTERS = 20
UNIT_LINES = 1  # whose the sheet is, below its title
CLOSING_LINES = 3  # what was left out, where it comes from
MORE_LINES = LINES - 1  # of a further page: a heading moves on with its first paragraph


@dataclass
class Section:
    """A heading with its paragraphs; room is made for those that `must` be there, a page more if need be. Where the section has
    `names`, one for each paragraph, room is made for these, and a name stands where its paragraph does not fit.

    Those of a section with a heading for a single one, `alone`, are numbered as they are kept. Nobody misses what is `extra`:
    it takes what room is left. A list that `goes_on` on the record's page is not printed whole, whatever fits. What `flows` is one
    paragraph, given sentence by sentence: as many of them are kept from the first as fit. `at` is what the record's page calls
    the section.
    """

    heading: str
    paragraphs: list[str] = field(default_factory=list)
    must: bool = False
    alone: str = ""
    extra: bool = False
    names: list[str] = field(default_factory=list)
    goes_on: bool = False
    flows: bool = False
    at: str = ""

    @property
    def least(self) -> list[str]:
        """What has to stand under the heading at least."""
        return self.paragraphs if self.must else self.names

    @property
    def pointer(self) -> str:
        """What it is called where the sheet says that not all of it is there."""
        return self.heading.removesuffix("【编者】") + (f"（“{self.at}”一栏）" if self.at else "")

    @property
    def least_lines(self) -> int:
        """The lines that this takes, with the heading."""
        return 1 + sum(map(lines_of, self.least)) if self.least else 0


def room_below(title: str) -> int:
    """The lines of a page that are left for sections below its title."""
    return LINES - measures.lines(title, 1, TITLE_CHARACTERS) - UNIT_LINES - CLOSING_LINES


def room_for(sections: Iterable[Section], title: str = "") -> int:
    """The lines of one page, or of so many that all fits that must be there."""
    room = room_below(title)
    missing = sum(section.least_lines for section in sections) - room
    return room + max(0, ceil(missing / MORE_LINES)) * MORE_LINES


def fitted(sections: Iterable[Section], room: int) -> tuple[list[Section], tuple[str, ...]]:
    """The paragraphs that fit in so many lines, under their headings, with all that must be there; and the headings under
    which something is left out that would be missed."""
    sections = list(sections)
    room -= sum(section.least_lines for section in sections)
    kept: list[Section] = []
    left: dict[str, None] = {}
    for section in sections:
        chosen: list[str] = []
        if section.flows:
            chosen = _sentences_in(section, room)
            room -= sum(map(lines_of, chosen)) + len(chosen)
            if chosen != ["".join(section.paragraphs)]:
                left[section.pointer] = None
        for paragraph, least in zip_longest(() if section.flows else section.paragraphs, section.least):
            text = f"{len(chosen) + 1}. {paragraph}" if section.alone else paragraph
            need = lines_of(text) - lines_of(least) if least else lines_of(text) + (0 if chosen else 1)
            if need <= max(room, 0):
                chosen.append(text)
                room -= need
                continue
            if least:
                chosen.append(least)
            if not section.extra:
                left[section.pointer] = None
        if section.goes_on:
            left[section.pointer] = None
        if chosen:
            kept.append(Section(section.alone if section.alone and len(chosen) == 1 else section.heading, chosen))
    return kept, tuple(left)


def _sentences_in(section: Section, room: int) -> list[str]:
    """The paragraph of what flows, as far as it fits below its heading; none where no sentence does."""
    kept = ""
    for sentence in section.paragraphs:
        if 1 + lines_of(kept + sentence) > max(room, 0):
            break
        kept += sentence
    return [kept] if kept else []


def lines_of(text: str) -> int:
    """The lines of an indented paragraph."""
    return measures.lines("　　" + text, 1, CHARACTERS - 0.5)
