"""The slip on which a reader says what is wrong, and the form on which somebody offers a practice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from ...intake.questions import Question, questions
from ...model import Problem, Source
from ...model.base import Record
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class ContributeContext:
    """What is asked of whoever offers a practice, and the names to choose from where the handbook has records of that kind."""

    questions: tuple[Question, ...]
    lists: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        kinds: dict[str, type[Record]] = {"solves": Problem, "report": Source}
        names = {key: tuple(entry.name for entry in catalog.of(model)) for key, model in kinds.items()}
        return cls(questions(catalog.settings), names)


FAMILY = Family("contribute", "contribute/", ContributeContext, "contribute.html")
