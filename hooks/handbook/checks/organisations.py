"""The bodies of which the reports tell, as the records name them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ..catalog import Catalog
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import question
from .places import place_of


def organisations_of(catalog: Catalog) -> Organisations:
    """The bodies of a catalog, the same object each time."""
    return catalog.once(Organisations)


class Organisations(OfCatalog):
    """The names of the bodies, gathered once for a catalog."""

    @property
    @question
    def names(self) -> list[str]:
        """The bodies that wrote the reports, and those of which records tell with their help, the longest first."""
        return self._names

    @cached_property
    def _names(self) -> list[str]:
        by_source = self._by_source()
        named = set().union(*(by_source.get(source, ()) for source in self.catalog.library.sources))
        return sorted(named, key=lambda name: (-len(name), name))

    def _by_source(self) -> dict[str, set[str]]:
        """Source → the bodies of it and of the records that cite it."""
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.catalog.valid:
            if name := getattr(entry.record, "organisation", None):
                for source in {place_of(cite)[0] for cite in entry.citations} or {entry.id}:
                    found[source].add(name)
        return found
