"""What became of the passages of each source, and of all together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from ...catalog.coverage import Coverage, Whole, coverage, whole
from ...diagrams import share_bar
from ...model.vocabulary import Reason
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class CoverageContext:
    """The passages of each source, the sums, the reasons not to cite, and the picture of a source's shares."""

    items: list[Coverage]
    whole: Whole
    reasons: tuple[Reason, ...]
    bar: Callable[..., str] = share_bar

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        items = coverage(handbook.catalog)
        return cls(items, whole(items), handbook.catalog.settings.values(Reason))


FAMILY = Family("coverage", "coverage/", CoverageContext, "coverage.html")
