"""What each kept thing rests on: the numbers of the questions that were asked to make it. After an edit the questions are known whose
answers are others (`kept_answers`), and nobody goes over what the things asked.

With the answers is kept, in the section `things`, for so many of them

    {"names": [name of a thing, …], "sizes": [number of its questions, …], "contents": [what is kept of it, …]}
    then, one after another, the numbers of the questions of each thing, the keys of what is kept besides
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..catalog.kept_answers import NUMBERS, KeptAnswers
from ..catalog.questions import Answers
from .kept import KEY, Recipe, Store
from .parts import Parted, cut


class Thing(NamedTuple):
    """What was made: what is kept of it, the numbers of the questions that were asked for it, and under what key the rest is kept;
    empty when there is no more."""

    content: Any
    asked: Sequence[int]
    key: bytes


class Resting:
    """The things of the last build, as a store keeps them of a recipe and a `ground` on which all rest, and those of this one."""

    def __init__(self, store: Store, recipe: Recipe, ground: str, answers: Answers) -> None:
        self._kept = Parted(store, recipe, ("resting", ground))
        self._answers = KeptAnswers(self._kept.sections, answers)
        self._parts = [(_read(part), part) for part in self._kept.sections.get("things", ())]
        self._things = {name: thing for things, _ in self._parts for name, thing in things.items()}
        self._now: dict[str, Thing] = {}

    def find(self, name: str) -> Thing | None:
        """The thing of that name if all that was asked for it is answered as it was."""
        thing = self._things.get(name)
        if thing is None or not self._answers.other.isdisjoint(thing.asked):
            return None
        self._now[name] = thing
        return thing

    def hold(self, name: str, content: Any, questions: Iterable[str], key: bytes = b"") -> None:
        """Take a thing that was made; not one that asked what has no answer."""
        self._now.pop(name, None)
        asked = [*questions]
        if all(map(self._answers.has_answer, asked)):
            self._now[name] = Thing(content, array(NUMBERS, map(self._answers.number, asked)), key)

    def keys(self) -> Iterator[bytes]:
        """Under what the rest of the things is kept."""
        return (thing.key for thing in self._now.values() if thing.key)

    def keep(self) -> None:
        """Leave for the next build what there is now, unless it is what was kept."""
        if self._answers.is_other or self._now != self._things:
            if self._answers.is_crowded:
                self._leave_out()
            self._kept.hold({**self._answers.sections(), "things": self._written()})

    def _leave_out(self) -> None:
        """The questions that nobody asks any more."""
        self._answers, places = self._answers.only(set[int]().union(*(thing.asked for thing in self._now.values())))
        self._now = {name: thing._replace(asked=array(NUMBERS, map(places.__getitem__, thing.asked))) for name, thing in self._now.items()}

    def _written(self) -> list[bytes]:
        were = {next(iter(things)): (things, part) for things, part in self._parts}
        groups = ({name: self._now[name] for name in names} for names in cut(self._now))
        return [_part(things, *were.get(next(iter(things)), ({}, b""))) for things in groups]


def _part(things: Mapping[str, Thing], were: Mapping[str, Thing], part: bytes) -> bytes:
    """Things as they are kept: as a part that has the same, if it has."""
    if things == were:
        return part
    head = {"names": [*things], "sizes": [len(thing.asked) for thing in things.values()], "contents": [thing.content for thing in things.values()]}
    laid = (*(array(NUMBERS, thing.asked).tobytes() for thing in things.values()), *(thing.key or bytes(KEY) for thing in things.values()))
    return b"\n".join([json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), b"".join(laid)])


def _read(part: bytes) -> dict[str, Thing]:
    at = part.index(b"\n") + 1
    head: dict[str, Any] = json.loads(part[:at])
    numbers = array(NUMBERS)
    until = at + numbers.itemsize * sum(head["sizes"])
    numbers.frombytes(part[at:until])
    keys = (part[place : place + KEY] for place in range(until, until + KEY * len(head["sizes"]), KEY))
    things, first = {}, 0
    for name, size, content, key in zip(head["names"], head["sizes"], head["contents"], keys, strict=True):
        things[name] = Thing(content, numbers[first : first + size], key.strip(b"\0") and key)
        first += size
    return things
