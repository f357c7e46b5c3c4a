"""The files for scripts, spreadsheets and other programs: one module each, with its `EXPORT`.

The search index is no such file: it is made from the pages, in the folder `search`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from ..pages.handbook import Handbook
from ..site.kept import Store
from ..site.traces import Draft


def _none(handbook: Handbook, store: Store) -> Iterable[tuple[str, bytes]]:
    return ()


@dataclass(frozen=True)
class Export:
    """What `files` gives, as path from the site's root and content; or `drafts` of which each is made by itself. What stands beside
    the pages of a `family` is there as long as they are."""

    files: Callable[[Handbook, Store], Iterable[tuple[str, bytes]]] = _none
    family: str = ""
    drafts: Callable[[Handbook, Store], Iterable[Draft]] | None = None


@cache
def exports() -> Mapping[str, Export]:
    """Every export of this folder, by the names of their modules."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return {name: importlib.import_module(f"{__name__}.{name}").EXPORT for name in names}


def drafts(handbook: Handbook, store: Store) -> Iterator[Draft]:
    """The files of every export; `store` keeps what takes long to make."""
    for name, export in exports().items():
        if not export.family or handbook.has(export.family):
            yield from export.drafts(handbook, store) if export.drafts else [Draft(f"export {name}", partial(export.files, handbook, store))]


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file."""
    return (file for draft in drafts(handbook, store) for file in draft.make())
