"""The lines of the ledger of addresses: what each says, and how it is written.

    /practices/sanwen-sanbang/ #results #steps           given out: an address and the anchors in its page
    /sources/tushu-huifang/ #about #p1..67             numbered anchors in one piece
    /practices/jiu-ming/ → /practices/xin-ming/          leads on, with every anchor of the page
    /practices/jiu-ming/#steps → /practices/ling/#how    an anchor that leads elsewhere
    /practices/mou-tiao/ 停用：来源已撤回。 → /practices/ling/   retired, why, and what to read instead, if anything
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from ..load import Position
from ..load.patterns import when_used

LONGEST_LINE = 20_000
MOST_ANCHORS = 2_000_000  # in a ledger: a few letters can stand for ten thousand
LONGEST_ADDRESS = 200
SHORTEST_REASON, LONGEST_REASON = 4, 200
RETIRED = "停用"
ARROWS = ("→", "->")

# a name that ends as a file does is that of a file: no page can stand in a folder of that name
_SEGMENT = r"(?!\.)(?![^/\s]*\.[A-Za-z]\w{0,7}/)[\w.~-]{1,80}"
_ADDRESS = when_used(rf"/(?:{_SEGMENT}/)*")
_ANCHOR = r"[^\W\d][\w-]*"
_GIVEN = when_used(rf"(?P<address>/(?:{_SEGMENT}/)*)(?P<anchors>(?: +#{_ANCHOR}(?:\d+\.\.\d{{1,4}})?)*) *")
_RANGE = when_used(rf"(?P<name>{_ANCHOR}?)(?P<first>\d{{1,4}})\.\.(?P<last>\d{{1,4}})")
_WORD = when_used(r"\S+")
_NUMBERED = when_used(rf"({_ANCHOR}?)(0|[1-9]\d{{0,3}})")


class Place(NamedTuple):
    """An address from the site's root, with a slash at both ends, and an anchor in that page; none is the page itself."""

    address: str
    anchor: str = ""

    @property
    def url(self) -> str:
        """The address as pages have it, without the slash in front."""
        return self.address[1:]

    def __str__(self) -> str:
        return f"{self.address}#{self.anchor}" if self.anchor else self.address


@dataclass(frozen=True)
class Given:
    """A line that says what was given out; `written` are its anchors as they stand in it, read when asked for."""

    address: str
    line: int
    written: str = ""

    @property
    def size(self) -> int:
        """How many anchors it gives, without making them."""
        words = self.written.split() if ".." in self.written else []
        spans = filter(None, (_RANGE.fullmatch(word[1:]) for word in words))
        return self.written.count("#") + sum(int(span["last"]) - int(span["first"]) for span in spans)

    def anchors(self) -> Iterator[tuple[str, Position]]:
        """Each anchor, with its place in the file."""
        for word in _WORD.finditer(self.written):
            place = Position(self.line, len(self.address) + word.start() + 1)
            yield from ((name, place) for name in _spread(word[0][1:]))


@dataclass(frozen=True)
class Move:
    """A line that leads a place on to another, or retires it with a reason and, if there is one, a successor."""

    old: Place
    to: Place | None
    reason: str
    line: int

    @property
    def is_retired(self) -> bool:
        """Does the old place stay behind, with a reason?"""
        return bool(self.reason)


class Wrong(StrEnum):
    """What can be wrong with a line; the rule has the words. In brackets what `BadLine.detail` holds."""

    ADDRESS = "address"  # [as written]
    SLASH = "slash"  # [as written]
    ANCHOR = "anchor"  # [as written]
    COMMENT = "comment"
    SENSE = "sense"  # [as written]
    NO_TARGET = "no-target"
    TARGET = "target"  # [as written]
    NO_REASON = "no-reason"
    LONG_REASON = "long-reason"
    HOME = "home"
    LONG = "long"
    MANY = "many"
    TWICE = "twice"  # [number of the line that says otherwise]


@dataclass(frozen=True)
class BadLine:
    """What is wrong with a line, and where."""

    wrong: Wrong
    place: Position
    detail: str = ""


Read = Given | Move | BadLine


def read_line(number: int, text: str) -> Read | None:
    """What a line says; None for an empty one and for a comment."""
    given = _GIVEN.fullmatch(text) if len(text) <= LONGEST_LINE else None
    if given and len(given["address"]) <= LONGEST_ADDRESS:
        return _given(number, given)
    if not text.strip() or text.startswith("# ") or text == "#":
        return None
    return _Line(number, text).read()


def _given(number: int, found: re.Match[str]) -> Read:
    for word in _WORD.finditer(found["anchors"]) if ".." in found["anchors"] else ():
        span = _RANGE.fullmatch(word[0][1:])
        if span and int(span["first"]) > int(span["last"]):
            return BadLine(Wrong.ANCHOR, Position(number, found.start("anchors") + word.start() + 1), word[0])
    return Given(found["address"], number, found["anchors"])


def _spread(written: str) -> Iterable[str]:
    span = _RANGE.fullmatch(written)
    if not span:
        return (written,)
    return (f"{span['name']}{number}" for number in range(int(span["first"]), int(span["last"]) + 1))


@dataclass(frozen=True)
class _Line:
    """A line that says more than what was given out, or says it wrongly."""

    number: int
    text: str

    def read(self) -> Read:
        """What it says."""
        if len(self.text) > LONGEST_LINE:
            return self._wrong(Wrong.LONG)
        if self.text.startswith("#"):
            return self._wrong(Wrong.COMMENT)
        first = self.text.split(None, 1)[0]
        for arrow in ARROWS:
            first = first.partition(arrow)[0]
        old = read_place(first)
        if isinstance(old, Wrong):
            return self._wrong(old, detail=first)
        at = self.text.index(first) + len(first)
        return self._what_of(old, self.text[at:].strip())

    def _what_of(self, old: Place, said: str) -> Read:
        if old.address == "/" and not old.anchor:
            return self._wrong(Wrong.HOME)
        arrow = next((arrow for arrow in ARROWS if said.startswith(arrow)), None)
        if arrow:
            return self._lead(old, said.removeprefix(arrow).strip())
        if said.startswith(RETIRED):
            return self._retirement(old, said.removeprefix(RETIRED).lstrip("：: "))
        return self._not_understood(said)

    def _lead(self, old: Place, target: str) -> Read:
        if not target:
            return self._wrong(Wrong.NO_TARGET, len(self.text))
        to = read_place(old.address + target if target.startswith("#") else target)
        if isinstance(to, Wrong):
            return self._wrong(Wrong.TARGET, self.text.rindex(target), target)
        return Move(old, to, "", self.number)

    def _retirement(self, old: Place, said: str) -> Read:
        reason, target = _reason_and_successor(said)
        to = read_place(target) if target else None
        if len(reason) < SHORTEST_REASON:
            return self._wrong(Wrong.NO_REASON, self.text.index(RETIRED))
        if len(reason) > LONGEST_REASON:
            return self._wrong(Wrong.LONG_REASON, self.text.index(RETIRED))
        if isinstance(to, Wrong):
            return self._wrong(Wrong.TARGET, self.text.rindex(target), target)
        return Move(old, to, reason, self.number)

    def _not_understood(self, said: str) -> BadLine:
        bad = next((word for word in said.split() if not re.fullmatch(f"#{_ANCHOR}", word)), said)
        at = self.text.rindex(bad)
        return self._wrong(Wrong.ANCHOR if bad.startswith("#") else Wrong.SENSE, at, bad)

    def _wrong(self, wrong: Wrong, at: int = 0, detail: str = "") -> BadLine:
        return BadLine(wrong, Position(self.number, at + 1), detail)


def _reason_and_successor(said: str) -> tuple[str, str]:
    """An arrow with an address behind it leads to the successor; any other belongs to the reason."""
    for arrow in ARROWS:
        reason, found, target = said.rpartition(arrow)
        if found and target.strip().startswith("/"):
            return reason.strip(), target.strip()
    return said.strip(), ""


def read_place(text: str) -> Place | Wrong:
    """An address with or without an anchor, or what is wrong with it."""
    address, hash_sign, anchor = text.partition("#")
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        is_open = len(address) < LONGEST_ADDRESS and _ADDRESS.fullmatch(f"{address}/")
        return Wrong.SLASH if is_open and "." not in address else Wrong.ADDRESS
    if hash_sign and not re.fullmatch(_ANCHOR, anchor):
        return Wrong.ANCHOR
    return Place(address, anchor)


def write_given(address: str, anchors: Iterable[str]) -> str:
    """The line of an address and its anchors, in order, runs of numbers in one piece."""
    return " ".join((address, *(f"#{name}" for name in _gathered(anchors))))


def write_move(move: Move) -> str:
    """The line of a lead or a retirement."""
    why = f" {RETIRED}：{move.reason}" if move.reason else ""
    return f"{move.old}{why}{f' → {move.to}' if move.to else ''}"


def _gathered(anchors: Iterable[str]) -> list[str]:
    """Names in order; `p1 p2 p3` becomes `p1..3`."""
    plain: list[str] = []
    numbered: list[tuple[str, int]] = []
    for name in anchors:
        found = _NUMBERED.fullmatch(name)
        if found and found[1]:
            numbered.append((found[1], int(found[2])))
        else:
            plain.append(name)
    return sorted([*plain, *_runs(numbered)])


def _runs(numbered: list[tuple[str, int]]) -> Iterator[str]:
    ordered = enumerate(sorted(numbered))
    for (name, _), run in groupby(ordered, lambda item: (item[1][0], item[1][1] - item[0])):
        numbers = [number for _, (_, number) in run]
        yield f"{name}{numbers[0]}..{numbers[-1]}" if len(numbers) > 1 else f"{name}{numbers[0]}"
