"""The page of the basket: a script shows what is in it and makes the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...model import Method, Practice, Problem, WorkTemplate
from ...settings.wording import FormWords
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class PlanContext:
    """What forms call a unit's parts, and the sections from which a plan is made: folder and label."""

    words: FormWords
    sections: tuple[tuple[str, str], ...] = tuple((kind.folder, kind.label) for kind in (Method, Practice, Problem, WorkTemplate))

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(handbook.catalog.settings.forms)


FAMILY = Family("plan", "plan/", PlanContext, "plan.html")
