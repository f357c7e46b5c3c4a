"""What became of the passages of each source, and of all together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.coverage import Coverage, Whole, coverage, coverage_of, whole
from ...checks.proving import Held, general, held
from ...checks.rule import Rule
from ...diagrams import share_bar
from ...model import KINDS, Source
from ...model.grounds import Ground
from ...model.vocabulary import Reason
from ..further import How, Listed
from ..handbook import Handbook
from ..rows import Rows, rows_of
from . import Family, signed
from .signed import Count

# each of them weighs more than a kilobyte, as it names its passages
ROOM = 60


@dataclass(frozen=True)
class CoveredContext:
    """The passages of some sources, the reasons not to cite, and the picture of a source's shares."""

    items: list[Coverage]
    reasons: tuple[Reason, ...]
    bar: Callable[..., str] = share_bar

    @classmethod
    def of(cls, sources: Sequence[Entry], catalog: Catalog) -> Self:
        """The coverage of these sources."""
        return cls([coverage_of(source, catalog) for source in sources], catalog.settings.values(Reason))


@dataclass(frozen=True)
class CoverageContext:
    """The passages of each source, as far as there is room for them, all sources, the sums, the reasons not to cite, for each kind of record by what its fields are borne
    out, how much of it people have signed (whether nobody has any of it), and the picture of a source's shares."""

    items: list[Coverage]
    rows: Rows[Entry]
    whole: Whole
    reasons: tuple[Reason, ...]
    kinds: dict[str, dict[Ground, list[Held]]]
    all_grounds: dict[Ground, tuple[Rule, ...]]
    signed: Count
    nobody: bool
    bar: Callable[..., str] = share_bar

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        items, rows = coverage(catalog), sources(catalog)
        kinds = {model.label: held(model) for model in KINDS.values()}
        rules = {ground: general(ground) for ground in Ground}
        reasons = catalog.settings.values(Reason)
        return cls(items[: len(rows.shown)], rows, whole(items), reasons, kinds, rules, signed.whole(catalog), catalog.is_unsigned)


def sources(catalog: Catalog) -> Rows[Entry]:
    """All sources, as many as there is room for."""
    return rows_of(catalog.of(Source), ROOM, ROOM + 1)


def lists(catalog: Catalog, address: str) -> Iterator[Listed]:
    """The sources with their passages."""
    how = How("covered.html", ROOM, CoveredContext.of)
    yield Listed(f"{address}#overview", address, "sources", "覆盖情况：来源", "coverage", "覆盖情况", sources(catalog), own=how)


FAMILY = Family("coverage", "coverage/", CoverageContext, "coverage.html", lists=lists)
