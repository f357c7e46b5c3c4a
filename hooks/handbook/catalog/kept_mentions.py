"""Which terms records mention, kept from build to build by what these are called: a text that is as it was is not searched again.

    {file: [what the record is made from, [id of a term, …]], …}, in parts
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from ..site.kept import Recipe, Store
from ..site.parts import Parted, Rows
from .catalog import Catalog
from .entry import Entry
from .mentions import Names

HERE = Path(__file__).resolve()
RECIPE = Recipe("mentions", (HERE, HERE.with_name("mentions.py"), HERE.with_name("entry.py"), HERE.parents[1] / "model"), ("pydantic",))


class Mentions:
    """What is known by now, of a catalog in which terms have these `names` (name → id) and of some names there are longer `words`."""

    def __init__(self, names: dict[str, str], words: tuple[str, ...], store: Store | None) -> None:
        self._names = Names(names, words)
        self._parted = Parted(store or Store(), RECIPE, (names, words))
        self._parts = Rows(self._parted.sections.get("mentions", ()))
        self._kept: dict[str, tuple[str, list[str]]] = self._parts.rows
        self._now: dict[str, tuple[str, list[str]]] = {}

    def of(self, entry: Entry) -> list[str]:
        """The ids of the terms that a record mentions, its own left out, in the order of first mention."""
        known = self._now.get(entry.path)
        if known is None:
            made, known = entry.made_from.hex(), self._kept.get(entry.path)
            if not known or known[0] != made:
                known = (made, [term for term in self._names.within(entry.text) if term != entry.id])
            self._now[entry.path] = known
        return known[1]

    def keep(self, paths: Set[str]) -> None:
        """Leave for the next build what is known of the files that are there: of records that nobody asked about now, what was known
        before."""
        if self._kept.keys() - paths or any(self._kept.get(path, ("",))[0] != made for path, (made, _) in self._now.items()):
            known = {**self._kept, **self._now}
            self._parted.hold({"mentions": self._parts.parts({path: known[path] for path in known if path in paths})})


class Shelf:
    """Where what is found out of a catalog is kept: nowhere, until there is a `store`."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.store: Store | None = None
        self._found: Mentions | None = None

    def mentions(self, names: dict[str, str], words: tuple[str, ...]) -> Mentions:
        """Which terms are mentioned, see `Mentions`."""
        self._found = Mentions(names, words, self.store)
        return self._found

    def keep(self) -> None:
        """Leave it for the next build."""
        if self._found:
            self._found.keep({entry.path for entry in self._catalog.entries})
