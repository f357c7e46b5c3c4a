"""All work templates as cards, under the headings of their stages and occasions."""

from __future__ import annotations

from typing import Self

from ...catalog import Catalog
from ...catalog.occasions import by_stage
from ...model import WorkTemplate
from ..cards import CardsContext, Group, List, Section
from ..facets import facets_of
from ..handbook import Handbook
from ..rows import share
from . import Family

CARDS = 60  # cards on the page, all of them folded: one weighs as much as three lines

FILE = List("index.xlsx", "表单目录.xlsx", "下载全部表单的目录（Excel）")


class TemplatesContext(CardsContext):
    """The cards of all templates."""

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        return cls.cards_of(WorkTemplate, by_occasion(catalog), FILE, facets_of(WorkTemplate, catalog.settings))


def by_occasion(catalog: Catalog) -> list[Section]:
    """The templates below their stages, and there below their occasions."""
    parts = by_stage(catalog)
    rows = iter(share([group.entries for part in parts for group in part.groups], 0, CARDS))
    return [
        Section(
            part.label, part.id, f"{part.definition}。", stage=part.stage, others=part.others,
            groups=[Group(str(group.occasion), group.id, next(rows)) for group in part.groups],
        )
        for part in parts
    ]  # fmt: skip


FAMILY = Family("templates", "templates/", TemplatesContext, "cards.html", needed=True, lists=TemplatesContext.lists, groups=".+-")
