"""What became of the passages of each source, and of all together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from ...catalog.coverage import Coverage, Whole, coverage, whole
from ...checks.proving import Held, general, held
from ...checks.rule import Rule
from ...diagrams import share_bar
from ...model import KINDS
from ...model.grounds import Ground
from ...model.vocabulary import Reason
from ..handbook import Handbook
from . import Family
from .signed import SignedContext


@dataclass(frozen=True)
class CoverageContext:
    """The passages of each source, the sums, the reasons not to cite, for each kind of record by what its fields are borne
    out, how much of it people have signed, and the picture of a source's shares."""

    items: list[Coverage]
    whole: Whole
    reasons: tuple[Reason, ...]
    kinds: dict[str, dict[Ground, list[Held]]]
    all_grounds: dict[Ground, tuple[Rule, ...]]
    signed: SignedContext
    bar: Callable[..., str] = share_bar

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        items = coverage(handbook.catalog)
        kinds = {model.label: held(model) for model in KINDS.values()}
        rules = {ground: general(ground) for ground in Ground}
        return cls(items, whole(items), handbook.catalog.settings.values(Reason), kinds, rules, SignedContext.of(handbook))


FAMILY = Family("coverage", "coverage/", CoverageContext, "coverage.html")
