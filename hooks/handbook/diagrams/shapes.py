"""What a picture consists of: boxes with text, lines between them, bars, lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from .measure import wrap

WIDTH = 344  # fits a telephone of 390 px beside the page's margins
EM = 14  # size of the text
SMALL = 12  # size of the headings in boxes and of marks on an axis
LEADING = 19
SPACE = 8  # between the edge of a box and its text
UNKNOWN = "来源未载"


class Area(NamedTuple):
    """A rectangle: its left upper corner and its extent."""

    x: float
    y: float
    width: float
    height: float


class Text(NamedTuple):
    """One line of text; `y` is its base line."""

    x: float
    y: float
    words: str
    size: int = EM

    @property
    def is_heading(self) -> bool:
        """Is it smaller and bolder than the rest?"""
        return self.size == SMALL


class Box(NamedTuple):
    """A frame with a heading and lines; dashed when what belongs there is missing in the source."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    head: str = ""
    missing: bool = False
    strong: bool = False

    @property
    def texts(self) -> Iterator[Text]:
        """The lines with their places, the heading first. Headings in a row stand level; lines alone in the middle."""
        y = self.y + SPACE - 1 if self.head else self.y + (self.height - text_height("", self.lines)) // 2
        if self.head:
            yield Text(self.x + SPACE, y + 13, self.head, SMALL)
            y += LEADING
        for line in self.lines:
            yield Text(self.x + SPACE, y + 14, line)
            y += LEADING

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.y + self.height // 2

    @property
    def centre(self) -> int:
        """Half way across."""
        return self.x + self.width // 2

    @property
    def right(self) -> int:
        """The place of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The place of the lower edge."""
        return self.y + self.height


class Link(NamedTuple):
    """A line through points, each straight above or beside the one before. An arrow has a head at its end."""

    points: tuple[tuple[int, int], ...]
    arrow: bool = False
    missing: bool = False


class Bar(NamedTuple):
    """A filled stretch: a period of time, a share of a whole. `kind` says how it is filled."""

    area: Area
    kind: str = "bar"


@dataclass
class Drawing:
    """A whole picture.

    `title` names it, `told` says in words what it shows, for those who do not see it, and `note` how it is to be read,
    for those who do. `groups` are the parts of a shorthand that it shows, for the table beside it.
    """

    title: str
    told: str
    note: str = ""
    groups: Sequence[Group] = ()
    width: int = WIDTH
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    labels: list[Text] = field(default_factory=list)


def text_height(head: str, lines: tuple[str, ...]) -> int:
    """What a heading and lines take up."""
    return LEADING * (len(lines) + bool(head))


class Words(NamedTuple):
    """What is to be written into a box of given width; an empty text is one that the source leaves out."""

    lines: tuple[str, ...]
    head: str
    missing: bool
    height: int


class Member(NamedTuple):
    """One part of a shorthand; or, `missing`, what is told of those that it announces and the record does not list."""

    text: str
    missing: bool = False


class Group(NamedTuple):
    """The parts of a shorthand below one of its words; `lack` tells of those that are announced and not listed."""

    title: str
    items: Sequence[str]
    lack: str = ""
    announced: int = 0

    @property
    def number(self) -> int:
        """How many there are, by the name or by the list, whichever says more."""
        return max(self.announced, len(self.items))

    @property
    def members(self) -> list[Member]:
        """What stands below the word: each part that is listed, and once what is told of the others."""
        return [*map(Member, self.items), *[Member(self.lack, missing=True)] * bool(self.lack)]


@lru_cache(maxsize=4096)  # names and silences recur from picture to picture
def words(text: str, width: int, head: str = "", *, missing: bool = False) -> Words:
    """Text wrapped for a box of that width, with the height it needs."""
    limit = (width - 2 * SPACE) / EM
    told = wrap(text.rstrip("。"), limit)
    lines = told or wrap(UNKNOWN, limit)
    return Words(lines, head, missing or not told, text_height(head, lines) + 2 * SPACE - 2)


def box(x: int, y: int, width: int, content: Words, height: int = 0, *, strong: bool = False) -> Box:
    """A box for wrapped text, as high as the text or higher."""
    return Box(x, y, width, height or content.height, content.lines, content.head, content.missing, strong)
