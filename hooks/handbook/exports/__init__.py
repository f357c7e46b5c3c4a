"""The files for scripts, spreadsheets and other programs: one module each, with its `EXPORT`.

The search index is no such file: it is made from the pages, in the folder `search`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ..pages.handbook import Handbook
from ..site.kept import Store


@dataclass(frozen=True)
class Export:
    """What `files` gives, as path from the site's root and content. What stands beside the pages of a `family` is there
    as long as they are."""

    files: Callable[[Handbook, Store], Iterable[tuple[str, bytes]]]
    family: str = ""


@cache
def exports() -> tuple[Export, ...]:
    """Every export of this folder, by the names of their modules."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return tuple(importlib.import_module(f"{__name__}.{name}").EXPORT for name in names)


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file; `store` keeps what takes long to make."""
    for export in exports():
        if not export.family or handbook.has(export.family):
            yield from export.files(handbook, store)
