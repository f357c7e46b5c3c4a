"""The slip on which a reader says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class ContributeContext:
    """Nothing but where slips go, which every page knows."""

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls()


FAMILY = Family("contribute", "contribute/", ContributeContext, "contribute.html")
