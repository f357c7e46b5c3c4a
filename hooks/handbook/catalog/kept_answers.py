"""The digests of answers are kept from build to build, each with what it rests on, and are not worked out again as long as that
is what it was: of a traced question see `tables`, of any other everything that is known.

Questions have numbers, and so has that on which answers rest; what is added gets the next number. In sections (`site.parts`):

    states     the state of each record by its file
    broad      {question: digest, …}, of the broad ones on which answers rest
    rests      on what answers rest, one a line
    questions  one a line
    answers    of so many questions, see `Chunk`
    laid       how many questions there were when those were left out last that nobody asks any more
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from ..site.parts import Rows, Sections
from .digests import WIDTH
from .questions import Answers, Part
from .tables import states_of, touched

CHUNK = 512  # questions, or lines, in a part
NUMBERS, SIZES = "I", "i"  # how numbers are written
EVERYTHING = -1
NO_ANSWER = bytes(WIDTH)
SPARE = 1.25  # so many times the questions that there were are kept before those are left out that nobody asks any more


class Answer(NamedTuple):
    """The digest of an answer, and the numbers of that on which it rests; None is everything."""

    digest: bytes
    rests: Sequence[int] | None


class Chunk:
    """The answers of so many questions as they are kept: their digests, on how much each rests (-1 is everything), the numbers of that."""

    def __init__(self, part: bytes, number: int) -> None:
        self.part = part
        self.digests = [part[at : at + WIDTH] for at in range(0, WIDTH * number, WIDTH)]
        sizes, numbers = array(SIZES), array(NUMBERS)
        until = (WIDTH + sizes.itemsize) * number
        sizes.frombytes(part[WIDTH * number : until])
        numbers.frombytes(part[until:])
        self._sizes, self._numbers = sizes, numbers

    def touched(self, gone: set[int], is_other: bool) -> list[int]:
        """The places of the answers that rest on any of this, or have none; when anything `is_other`, of those that rest on everything."""
        if gone.isdisjoint(self._numbers) and EVERYTHING not in self._sizes and NO_ANSWER not in self.digests:
            return []
        return [place for place, each in enumerate(self.answers()) if self._is_touched(each, gone, is_other)]

    @staticmethod
    def _is_touched(answer: Answer, gone: set[int], is_other: bool) -> bool:
        return answer.digest == NO_ANSWER or (is_other if answer.rests is None else not gone.isdisjoint(answer.rests))

    def answers(self) -> list[Answer]:
        """All of them, one by one."""
        found, at = [], 0
        for digest, size in zip(self.digests, self._sizes, strict=True):
            found.append(Answer(digest, None if size == EVERYTHING else self._numbers[at : at + size]))
            at += max(size, 0)
        return found


def written(answers: Sequence[Answer]) -> bytes:
    """Answers as a chunk of them is kept."""
    sizes = array(SIZES, (EVERYTHING if each.rests is None else len(each.rests) for each in answers))
    numbers = (array(NUMBERS, each.rests).tobytes() for each in answers if each.rests)
    return b"".join([*(each.digest for each in answers), sizes.tobytes(), *numbers])


class Lines:
    """Texts with numbers, one a line; what is added gets the next number."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = [*parts]
        self.all = [line for part in parts for line in part.decode("utf-8", "surrogatepass").split("\n")]
        self._read = len(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def number(self, text: str) -> int:
        """The number of a text."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.all)
            self.all.append(text)
        return number

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {text: number for number, text in enumerate(self.all)}

    def parts(self) -> list[bytes]:
        """As they are kept: those parts that were full are what they were."""
        full = self._read // CHUNK if len(self.all) > self._read else len(self._parts)
        return self._parts[:full] + ["\n".join(self.all[first : first + CHUNK]).encode("utf-8", "surrogatepass") for first in range(full * CHUNK, len(self.all), CHUNK)]


class KeptAnswers:
    """What is kept in `sections` of the questions of `answers`, which know afterwards what of it still holds."""

    def __init__(self, sections: Sections, answers: Answers) -> None:
        self._answers = answers
        self._states = Rows(sections.get("states", ()))
        self._now = states_of(answers.answering["Catalog"])
        self._broad: dict[str, str] = next(map(json.loads, sections.get("broad", ())), {})
        self._laid = next(map(int, sections.get("laid", ())), 0)
        self._rests, self._questions = Lines(sections.get("rests", ())), Lines(sections.get("questions", ()))
        self._read = len(self._questions)
        self._chunks = [Chunk(part, min(CHUNK, self._read - CHUNK * place)) for place, part in enumerate(sections.get("answers", ()))]
        self._asked: set[int] = set()  # whose answers were worked out now: those that had none and have none are as they were
        self.other = self._take() if self._read else frozenset[int]()

    def _take(self) -> frozenset[int]:
        """Let it be known what still holds, and ask anew what does not. The numbers of the questions whose answers are others."""
        digests = [digest for chunk in self._chunks for digest in chunk.digests]
        known = dict(zip(self._questions.all, digests, strict=True))
        gone = {question for question, digest in self._broad.items() if digest != self._digest(question)}
        gone |= touched(self._states.rows, self._now, self._answers.answering)
        numbers = {number for number, rest in enumerate(self._rests.all) if rest in gone}
        asked = [CHUNK * place + each for place, chunk in enumerate(self._chunks) for each in chunk.touched(numbers, bool(gone))]
        for number in asked:
            del known[self._questions.all[number]]
        self._answers.digests = known | self._answers.digests
        now = {number: self._answers.of(self._questions.all[number]) or NO_ANSWER for number in asked}
        self._asked.update(number for number, digest in now.items() if not NO_ANSWER == digest == digests[number])
        return frozenset(number for number, digest in now.items() if digest == NO_ANSWER or digest != digests[number])

    def _digest(self, question: str) -> str:
        return (self._answers.of(question) or NO_ANSWER).hex()

    @property
    def is_other(self) -> bool:
        """Than what was kept?"""
        return bool(self._asked) or self._now != self._states.rows

    def number(self, question: str) -> int:
        """The number of a question."""
        number = self._questions.number(question)
        if number >= self._read:
            self._asked.add(number)
        return number

    def has_answer(self, question: str) -> bool:
        """Has a question an answer now?"""
        return self._answers.of(question) is not None

    # --- for the next build -----------------------------------------------------------------------------------------------

    def sections(self) -> dict[str, list[bytes]]:
        """As it is kept, what was asked now included."""
        chunks = [self._chunk(first) for first in range(0, len(self._questions), CHUNK)]
        broad = sorted({*_parts(self._answers), *filter(_is_broad, self._rests.all)})
        return {
            "states": self._states.parts(self._now), "broad": [json.dumps({each: self._digest(each) for each in broad}, ensure_ascii=False).encode()],
            "rests": self._rests.parts(), "questions": self._questions.parts(), "answers": chunks,
            "laid": [str(self._laid or len(self._questions)).encode()],
        }  # fmt: skip

    def _chunk(self, first: int) -> bytes:
        numbers = range(first, min(first + CHUNK, len(self._questions)))
        place = first // CHUNK
        if place < len(self._chunks) and self._asked.isdisjoint(numbers):
            return self._chunks[place].part
        return written([self._answer(number) for number in numbers])

    def _answer(self, number: int) -> Answer:
        """As it is known, or, as it was not asked now, as it was kept."""
        if number not in self._asked:
            return self._kept(number // CHUNK)[number % CHUNK]
        question = self._questions.all[number]
        rests = self._answers.rests.get(question)
        return Answer(self._answers.of(question) or NO_ANSWER, None if rests is None else sorted(map(self._rests.number, rests)))

    def _kept(self, place: int) -> list[Answer]:
        if place not in self._opened:
            self._opened[place] = self._chunks[place].answers()
        return self._opened[place]

    @cached_property
    def _opened(self) -> dict[int, list[Answer]]:
        return {}

    @property
    def is_crowded(self) -> bool:
        """Are there so many more questions than there were that it is worth to look who asks them?"""
        return len(self._questions) > SPARE * (self._laid or len(self._questions))

    def only(self, used: Iterable[int]) -> tuple[KeptAnswers, dict[int, int]]:
        """The same with these questions alone, and their new numbers."""
        kept, places = KeptAnswers({}, self._answers), {}
        for number in sorted(used):
            question, answer = self._questions.all[number], self._answer(number)
            places[number] = kept.number(question)
            if answer.rests is not None:
                self._answers.rests[question] = frozenset(map(self._rests.all.__getitem__, answer.rests))
        return kept, places


def _is_broad(rest: str) -> bool:
    return rest[:1] not in ("@", "#")


def _parts(answers: Answers) -> list[str]:
    """The questions on which all answers rest: for everything of each that can be asked."""
    kinds = {type(each) for each in answers.answering.values()}
    return sorted(f"{kind.__qualname__}.{name}" for kind in kinds for name, held in vars(kind).items() if isinstance(held, Part))
