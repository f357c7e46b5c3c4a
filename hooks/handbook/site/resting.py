"""What each kept thing rests on: found out for all of them at once, by asking each question once, not thing by thing.

    {"questions": [question, …], "names": [name of a thing, …], "sizes": [number of its questions, …], "contents": [what is kept of it, …]}
    then, one after another, the digests of the answers, the numbers of the questions of each thing, the keys of what is kept besides
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..catalog.digests import WIDTH
from ..catalog.questions import Answers
from .kept import KEY

NUMBERS = "I"  # how numbers of questions are written
SPARE = 1.25  # so many times the questions that anybody asks are kept before those are sorted out that nobody asks any more


class Thing(NamedTuple):
    """What was made: what is kept of it, the numbers of the questions that were asked for it, and under what key the rest is kept;
    empty when there is no more."""

    content: Any
    asked: Sequence[int]
    key: bytes


class Resting:
    """The things of the last build, as `kept`, and those of this one."""

    def __init__(self, kept: bytes | None, answers: Answers) -> None:
        self._answers = answers
        self._questions, digests, self._things = _read(kept) if kept else ([], [], {})
        self._other = {number for number, (each, digest) in enumerate(zip(self._questions, digests, strict=True)) if answers.of(each) != digest}
        self._numbers: dict[str, int] | None = None
        self._now: dict[str, Thing] = {}
        self.is_other = False  # than what was kept

    def find(self, name: str) -> Thing | None:
        """The thing of that name if all that was asked for it is answered as it was."""
        thing = self._things.get(name)
        if thing is None or not self._other.isdisjoint(thing.asked):
            return None
        self._now[name] = thing
        return thing

    def hold(self, name: str, content: Any, questions: Iterable[str], key: bytes) -> None:
        """Take a thing that was made; not one that asked what has no answer."""
        self.is_other = True
        self._now.pop(name, None)
        asked = array(NUMBERS, map(self._number, questions))
        if all(self._answers.of(self._questions[number]) for number in asked):
            self._now[name] = Thing(content, asked, key)

    def _number(self, question: str) -> int:
        if self._numbers is None:
            self._numbers = {each: number for number, each in enumerate(self._questions)}
        if question not in self._numbers:
            self._numbers[question] = len(self._questions)
            self._questions.append(question)
        return self._numbers[question]

    def keys(self) -> Iterator[bytes]:
        """Under what the rest of the things is kept."""
        return (thing.key for thing in self._now.values() if thing.key)

    def written(self) -> bytes | None:
        """As it is kept for the next build; None when that is what is kept already."""
        if not self.is_other and len(self._now) == len(self._things):
            return None
        questions, things = self._asked_for()
        head = {
            "questions": questions, "names": [*self._now], "sizes": [len(asked) for asked in things],
            "contents": [thing.content for thing in self._now.values()],
        }  # fmt: skip
        digests = (self._answers.of(each) or bytes(WIDTH) for each in questions)
        keys = (thing.key or bytes(KEY) for thing in self._now.values())
        parts = (*digests, *(array(NUMBERS, asked).tobytes() for asked in things), *keys)
        return b"\n".join([json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(), b"".join(parts)])

    def _asked_for(self) -> tuple[list[str], list[Sequence[int]]]:
        """The questions, and the numbers of each thing; without those that nobody asks any more, when these are many."""
        things = [thing.asked for thing in self._now.values()]
        used = set[int]().union(*things)
        if len(self._questions) <= SPARE * len(used):
            return self._questions, things
        places = {number: place for place, number in enumerate(sorted(used))}
        return [self._questions[number] for number in places], [[places[number] for number in asked] for asked in things]


def _read(kept: bytes) -> tuple[list[str], list[bytes], dict[str, Thing]]:
    end = kept.index(b"\n")
    head: dict[str, Any] = json.loads(kept[:end])
    questions, sizes, at = head["questions"], head["sizes"], end + 1
    digests = [kept[place : place + WIDTH] for place in range(at, at + WIDTH * len(questions), WIDTH)]
    at += WIDTH * len(questions)
    numbers = array(NUMBERS)
    until = at + numbers.itemsize * sum(sizes)
    numbers.frombytes(kept[at:until])
    keys = (kept[place : place + KEY] for place in range(until, until + KEY * len(sizes), KEY))
    things, first = {}, 0
    for name, size, content, key in zip(head["names"], sizes, head["contents"], keys, strict=True):
        things[name] = Thing(content, numbers[first : first + size], key.strip(b"\0") and key)
        first += size
    return questions, digests, things
