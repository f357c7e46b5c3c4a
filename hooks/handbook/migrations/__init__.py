"""From one format of records and settings to the next: a migration is a value in a file of its own, named `from_N`."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from pkgutil import iter_modules

from .migration import CannotUpgrade, Change, Migration, Note

__all__ = ["CannotUpgrade", "Change", "Migration", "Note", "migrations"]


@cache
def migrations() -> dict[int, Migration]:
    """Every migration by the format that it leads away from."""
    names = [found.name for found in iter_modules([str(Path(__file__).parent)]) if found.name.startswith("from_")]
    found = (importlib.import_module(f"{__name__}.{name}").MIGRATION for name in names)
    return {migration.format: migration for migration in found}
