"""All practices as cards, under the grades of their evidence."""

from __future__ import annotations

from typing import Self

from ...catalog.relations import rank
from ...model import Practice
from ..cards import CardsContext, List
from ..handbook import Handbook
from . import Family

FILE = List("index.csv", "做法目录.csv", "下载全部做法的目录（表格）", "状态、证据、成效里的数字、出处各一列，用 Excel、WPS 打开，可排序、可筛选。")


class PracticesContext(CardsContext):
    """The cards of all practices."""

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        return cls.cards_of(Practice, sorted(catalog.of(Practice), key=rank), FILE, catalog.settings)


FAMILY = Family("practices", "practices/", PracticesContext, "cards.html", needed=True)
