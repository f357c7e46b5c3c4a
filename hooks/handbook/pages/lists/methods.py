"""All methods by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...model import Method
from ...model.vocabulary import Mechanism
from ..handbook import Handbook
from ..rows import Rows, share
from . import Family


@dataclass(frozen=True)
class MethodsContext:
    """Methods by mechanism, in the vocabulary's order; mechanisms without any are left out."""

    total: int
    groups: list[tuple[Mechanism, Rows]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        entries, settings = handbook.catalog.of(Method), handbook.catalog.settings
        found = {each: [entry for entry in entries if entry.record.mechanism is each] for each in settings.values(Mechanism)}
        used = {mechanism: listed for mechanism, listed in found.items() if listed}
        return cls(len(entries), list(zip(used, share(list(used.values())), strict=True)))


FAMILY = Family("methods", "methods/", MethodsContext, "methods-index.html", needed=True)
