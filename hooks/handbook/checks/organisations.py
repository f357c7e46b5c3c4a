"""The bodies of which the reports tell, as the records name them."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog, Entry
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import question, traced
from ..catalog.tables import Grouped, Table
from .places import place_of


def organisations_of(catalog: Catalog) -> Organisations:
    """The bodies of a catalog, the same object each time."""
    return catalog.once(Organisations)


class Organisations(OfCatalog):
    """The names of the bodies, gathered once for a catalog."""

    @property
    @traced
    @question
    def names(self) -> list[str]:
        """The bodies that wrote the reports, and those of which records tell with their help, the longest first."""
        return self._names

    @Table
    def _names(self) -> list[str]:
        named = {name for source in self.catalog.library.sources for name in self._by_source.of(source)}
        return sorted(named, key=lambda name: (-len(name), name))

    @Grouped
    def _by_source(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """The body of a record, by the sources that it cites, or by itself where it is one."""
        if name := entry.sketch.organisation:
            yield from ((source, name) for source in {place_of(cite)[0] for cite in entry.citations} or {entry.id})
