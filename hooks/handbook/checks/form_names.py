"""The forms of a handbook as steps name them."""

from __future__ import annotations

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
        """The names that stand in a text, the longest of those that begin at one place. What it costs grows with the text alone."""
        forms, lengths, found, at = self.forms, self._lengths, [], 0
        while at <= len(text) - FEWEST_SIGNS:
            those = lengths.get(text[at : at + FEWEST_SIGNS], ())
            name = next((name for length in those if (name := text[at : at + length]) in forms), "")
            if name:
                found.append(name)
            at += len(name) or 1
        return found

    @Table
    def _forms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for form in self.catalog.of(WorkTemplate):
            for name in _names(form):
                found[name].append(form.id)
        return dict(found)

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """The first signs of names → how long the names are that begin so, the longest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for name in self._forms:
            found[name[:FEWEST_SIGNS]].add(len(name))
        return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


def _names(entry: Entry) -> list[str]:
    names = (name.strip("《》") for name in entry.sketch.spellings)
    return [name for name in names if len(name) >= FEWEST_SIGNS]
