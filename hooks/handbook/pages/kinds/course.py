"""The page of a ready lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry, sources_of
from ...catalog.relations import Relations, in_force
from ...lessons.cases import Case, cases_of
from ...lessons.files import LessonFile, files_of
from ...model import Course
from ..downloads import FormFiles, form_files
from . import KindPage


@dataclass(frozen=True)
class CourseContext:
    """The lesson with its cases, the forms that are taken home, and the reports on which the cases rest."""

    r: Course
    cases: list[Case]
    forms: list[FormFiles]
    rules: list[Entry]
    files: list[LessonFile]
    reports: list[Entry]

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one lesson."""
        catalog = relations.catalog
        record: Course = entry.record
        cases = cases_of(record, catalog)
        reports = dict.fromkeys(report for case in cases for report in sources_of(catalog, case.entry))
        return cls(record, cases, form_files(catalog, entry), in_force(catalog, record.rules), files_of(entry), list(reports))


KIND = KindPage[Course](
    context=CourseContext,
    toc=(
        "goals", "run", "cases", "questions", "card", "templates",
        "rules", "sources",
    ),
    sections={
        "goals": "goals", "before": "goals", "segments": "run", "tips": "run", "cases": "cases", "first": "card", "closing": "run",
    },
    lead=lambda record: record.summary,
    leads=lambda entry, catalog: [name for case in entry.record.cases for name in case.records],
)  # fmt: skip
