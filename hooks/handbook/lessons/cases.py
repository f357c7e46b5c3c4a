"""The cases of a lesson with their questions."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..model import Course, Practice
from ..model.course import CourseCase
from ..model.discussion import Question
from ..model.vocabulary import QuestionLevel

LEVELS = list(QuestionLevel)


@dataclass(frozen=True)
class Case:
    """A case of the lesson: what the record says of its use, the record itself, and its questions in the order of levels."""

    told: CourseCase
    entry: Entry
    questions: tuple[Question, ...]

    @property
    def label(self) -> str:
        """What its kind of record is called."""
        return self.entry.model.label

    @property
    def is_practice(self) -> bool:
        """Is it one report's, with a status and evidence of its own?"""
        return self.entry.kind == Practice.kind


def cases_of(course: Course, catalog: Catalog) -> list[Case]:
    """The cases whose records are there, in the order of the lesson."""
    return [Case(case, found, questions_of(found)) for case in course.cases for found in catalog.found(case.records)]


def questions_of(entry: Entry) -> tuple[Question, ...]:
    """The questions of a method, a practice or a problem: from facts to a choice."""
    questions: tuple[Question, ...] = entry.record.editor.discussion
    return tuple(sorted(questions, key=lambda question: LEVELS.index(question.level)))
