"""All methods by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...model import Method
from ...model.vocabulary import Mechanism
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class MethodsContext:
    """Methods by mechanism, in the vocabulary's order; mechanisms without any are left out."""

    total: int
    groups: list[tuple[Mechanism, list[Entry]]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        entries, settings = handbook.catalog.of(Method), handbook.catalog.settings
        groups = [(each, [entry for entry in entries if entry.record.mechanism is each]) for each in settings.values(Mechanism)]
        return cls(len(entries), [(mechanism, found) for mechanism, found in groups if found])


FAMILY = Family("methods", "methods/", MethodsContext, "methods-index.html", needed=True)
