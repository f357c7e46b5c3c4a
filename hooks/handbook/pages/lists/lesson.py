"""The page where a lesson is prepared from what is in the basket: a script makes the run, the hand-out and the slides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...model import Method, Practice, Problem
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class LessonContext:
    """The sections from which cases are taken: folder and label."""

    sections: tuple[tuple[str, str], ...] = tuple((kind.folder, kind.label) for kind in (Method, Practice, Problem))

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls()


FAMILY = Family("lesson", "lesson/", LessonContext, "lesson.html")
