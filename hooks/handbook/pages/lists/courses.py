"""All ready lessons with a line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...model import Course
from ..handbook import Handbook
from ..rows import Rows, rows_of
from . import Family


@dataclass(frozen=True)
class CoursesContext:
    """The lessons."""

    rows: Rows[Entry]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(rows_of(handbook.catalog.of(Course)))


FAMILY = Family("courses", "courses/", CoursesContext, "courses-index.html", needed=True)
