"""The page of a ready lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry, sources_of
from ...catalog.relations import Relations
from ...model import Course, Practice
from ...model.course import CourseCase
from ...model.discussion import Question
from ...model.vocabulary import QuestionLevel
from ..downloads import FormFiles, form_files
from . import KindPage

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


@dataclass(frozen=True)
class CourseContext:
    """The lesson with its cases, the forms that are taken home, and the reports on which the cases rest."""

    r: Course
    cases: list[Case]
    forms: list[FormFiles]
    rules: list[Entry]
    reports: list[Entry]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one lesson."""
        catalog = relations.catalog
        record: Course = entry.record
        cases = cases_of(record, catalog)
        reports = dict.fromkeys(report for case in cases for report in sources_of(catalog, case.entry))
        return cls(record, cases, form_files(catalog, entry), catalog.found(record.rules), list(reports))


def cases_of(course: Course, catalog: Catalog) -> list[Case]:
    """The cases whose records are there, in the order of the lesson."""
    return [Case(case, found, questions_of(found)) for case in course.cases for found in catalog.found(case.records)]


def questions_of(entry: Entry) -> tuple[Question, ...]:
    """The questions of a method, a practice or a problem: from facts to a choice."""
    questions: tuple[Question, ...] = entry.record.editor.discussion
    return tuple(sorted(questions, key=lambda question: LEVELS.index(question.level)))



KIND = KindPage[Course](
    context=CourseContext,
    toc=(
        ("goals", "这堂课给什么"), ("run", "流程"), ("cases", "案例"), ("questions", "研讨题"), ("card", "行动卡"), ("templates", "表单"),
        ("rules", "现行规定"), ("sources", "来源"), ("record", "这一页的地址"),
    ),
    sections={
        "goals": "goals", "before": "goals", "segments": "run", "tips": "run", "cases": "cases", "first": "card", "closing": "run",
    },
    lead=lambda record: record.summary,
    leads=lambda entry, catalog: [name for case in entry.record.cases for name in case.records],
)  # fmt: skip
