"""All practices by mechanism, those that can be put to use first, the others as a line each."""

from __future__ import annotations

from typing import Self

from ...catalog import Catalog
from ...catalog.entry import Line
from ...catalog.relations import rank
from ...model import Practice
from ...model.vocabulary import Mechanism, Tier
from ..cards import CardsContext, List, Section
from ..facets import facets_of
from ..handbook import Handbook
from ..rows import Rows, share
from . import Family

FILE = List("index.csv", "做法目录.csv", "下载全部做法的目录（表格）", "状态、证据、成效里的数字、出处各一列，用 Excel、WPS 打开，可排序、可筛选。")


class PracticesContext(CardsContext):
    """The rows of all practices."""

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls.cards_of(Practice, by_mechanism(handbook.catalog), FILE, facets_of(Practice, handbook.catalog.settings))


def by_mechanism(catalog: Catalog) -> list[Section]:
    """The practices below their main mechanisms, in the vocabulary's order; mechanisms without any are left out."""
    entries = sorted(catalog.lines(), key=rank)
    found = {each: [entry for entry in entries if entry.record.mechanism is each] for each in catalog.settings.values(Mechanism)}
    used = {mechanism: listed for mechanism, listed in found.items() if listed}
    return [_section(mechanism, rows) for mechanism, rows in zip(used, share(list(used.values())), strict=True)]


def _section(mechanism: Mechanism, rows: Rows[Line]) -> Section:
    ready = sum(entry.record.tier is Tier.READY for entry in rows.all)
    told = "、".join(f"{tier} {number} 条" for tier, number in ((Tier.READY, ready), (Tier.HINT, len(rows.all) - ready)) if number)
    return Section(str(mechanism), f"mechanism-{mechanism.slug}", told, rows)


FAMILY = Family("practices", "practices/", PracticesContext, "cards.html", needed=True, lists=PracticesContext.lists, groups="mechanism-|evidence-")
