"""The forms of a handbook as steps name them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from ..catalog import Catalog, Entry
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import question, traced
from ..catalog.tables import Table
from ..model import WorkTemplate

FEWEST_SIGNS = 5  # of a name: short ones are words of every day


def form_names_of(catalog: Catalog) -> FormNames:
    """The names of a catalog's forms, the same object each time."""
    return catalog.once(FormNames)


class FormNames(OfCatalog):
    """The names and aliases of all forms, without book-title marks, gathered once for a catalog."""

    @property
    @traced
    @question
    def forms(self) -> dict[str, list[str]]:
        """Name → ids of the forms that are called so."""
        return self._forms

    def named(self, text: str) -> list[str]:
        """The names that stand in a text, the longest of those that begin at one place."""
        return self._pattern.findall(text) if any(map(text.__contains__, self.forms)) else []  # to compile it takes long

    @Table
    def _forms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for form in self.catalog.of(WorkTemplate):
            for name in _names(form):
                found[name].append(form.id)
        return dict(found)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._forms, key=len, reverse=True))))


def _names(entry: Entry) -> list[str]:
    names = (name.strip("《》") for name in entry.sketch.spellings)
    return [name for name in names if len(name) >= FEWEST_SIGNS]
