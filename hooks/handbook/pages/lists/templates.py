"""All work templates as cards, under the headings of their stages and occasions."""

from __future__ import annotations

from typing import Self

from ...catalog.occasions import by_stage
from ...model import WorkTemplate
from ..cards import CardsContext, List
from ..handbook import Handbook
from . import Family

FILE = List("index.xlsx", "表单目录.xlsx", "下载全部表单的目录（Excel）")


class TemplatesContext(CardsContext):
    """The cards of all templates."""

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        parts = by_stage(handbook.catalog)
        entries = [entry for part in parts for group in part.groups for entry in group.entries]
        return cls.cards_of(WorkTemplate, entries, FILE, handbook.catalog.settings, parts)


FAMILY = Family("templates", "templates/", TemplatesContext, "cards.html", needed=True)
