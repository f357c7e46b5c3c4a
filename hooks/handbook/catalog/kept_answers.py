"""The digests of answers are kept from build to build, each with what it rests on, and are not worked out again as long as that
is what it was: of a traced question see `tables`, of any other everything that is known.

    {"records": {file: state, …}, "broad": {question: digest, …}, "rests": [on what answers rest, …], "questions": [question, …],
     "sizes": [on how much each rests; -1 is everything, …]}
    then, one after another, the digests, and the numbers of that on which each answer rests
"""

from __future__ import annotations

import json
from array import array
from typing import Any, NamedTuple

from ..site.kept import Recipe, Store
from .digests import WIDTH
from .questions import Answers, Part
from .tables import Now, states_of

NUMBERS = "I"  # how numbers are written
EVERYTHING = -1


class KeptAnswers:
    """What a store keeps of answers under a recipe and `ground`, on which all of them rest."""

    def __init__(self, store: Store, recipe: Recipe, ground: str, answers: Answers) -> None:
        self._store = store
        self._recipe = recipe
        self._ground = ("answers", ground)
        self.answers = answers
        kept = store.find(recipe, self._ground)
        self._known = 0  # how many answers, if all that are kept still hold
        if kept:
            told = _read(kept)
            found = _held(told, answers)
            self._known = len(found) if len(found) == len(told.questions) else 0
            answers.digests |= found

    def keep(self) -> None:
        """Leave what is known now for the next build."""
        if len(self.answers.digests) != self._known:
            self._store.hold(self._recipe, self._ground, _written(self.answers))


class Told(NamedTuple):
    """What is kept, see above."""

    records: dict[str, str]
    broad: dict[str, str]
    rests: list[str]
    questions: list[str]
    sizes: list[int]
    digests: list[bytes]
    numbers: array[int]


def _read(kept: bytes) -> Told:
    end = kept.index(b"\n") + 1
    head: dict[str, Any] = json.loads(kept[:end])
    until = end + WIDTH * len(head["questions"])
    numbers = array(NUMBERS)
    numbers.frombytes(kept[until:])
    return Told(**head, digests=[kept[at : at + WIDTH] for at in range(end, until, WIDTH)], numbers=numbers)


def _held(told: Told, answers: Answers) -> dict[str, bytes]:
    """The digests that still hold."""
    broad = {question for question, digest in told.broad.items() if digest == _digest(answers, question)}
    everything = broad.issuperset(_parts(answers)) and len(broad) == len(told.broad)
    now = Now(told.records, answers.answering)
    gone = {number for number, rest in enumerate(told.rests) if not now.holds(rest, broad)}
    found: dict[str, bytes] = {}
    at = 0
    for question, digest, size in zip(told.questions, told.digests, told.sizes, strict=True):
        if size == EVERYTHING:
            if everything:
                found[question] = digest
            continue
        rests = told.numbers[at : at + size]
        at += size
        if gone.isdisjoint(rests):
            found[question] = digest
            answers.rests[question] = frozenset(map(told.rests.__getitem__, rests))
    return found


def _digest(answers: Answers, question: str) -> str:
    return (answers.of(question) or b"").hex()


def _written(answers: Answers) -> bytes:
    known = set[str]().union(*answers.rests.values())
    broad = {question: _digest(answers, question) for question in sorted({*_parts(answers), *filter(_is_broad, known)})}
    questions = [*answers.digests]
    rests = [answers.rests.get(each) for each in questions]
    numbers = {rest: number for number, rest in enumerate(sorted(known))}
    head = {
        "records": states_of(answers.answering["Catalog"]), "broad": broad,
        "rests": list(numbers), "questions": questions, "sizes": [EVERYTHING if each is None else len(each) for each in rests],
    }  # fmt: skip
    laid = (array(NUMBERS, sorted(map(numbers.__getitem__, each))).tobytes() for each in rests if each)
    return b"\n".join([json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(), b"".join([*(answers.digests[each] for each in questions), *laid])])


def _is_broad(rest: str) -> bool:
    return rest[:1] not in ("@", "#")


def _parts(answers: Answers) -> list[str]:
    """The questions on which all answers rest: for everything of each that can be asked."""
    kinds = {type(each) for each in answers.answering.values()}
    return sorted(f"{kind.__qualname__}.{name}" for kind in kinds for name, held in vars(kind).items() if isinstance(held, Part))
