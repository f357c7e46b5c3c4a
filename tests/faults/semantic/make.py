"""The fault set of a handbook: of each class, some edits for either half, the same in every run."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import NamedTuple

from handbook.catalog import Entry

from . import seeds
from .edit import HALVES, Edit, Fault, Half, digest, edited, half_of
from .world import World

MOST = 16  # edits of a class in one half
FROM_ONE = 2  # edits of a class in one record


class Seeded(NamedTuple):
    """An edit with its class and half."""

    fault: Fault
    half: Half
    edit: Edit


def faults() -> list[Fault]:
    """All classes, in the order of the modules that seed them."""
    modules = (importlib.import_module(f"{seeds.__name__}.{found.name}") for found in pkgutil.iter_modules(seeds.__path__))
    return [fault for module in modules for fault in module.FAULTS]


def seeded(world: World, code: str | None = None, most: int = MOST) -> Iterator[Seeded]:
    """The fault set or one class of it; an edit that no model accepts is left out."""
    for fault in (fault for fault in faults() if code in (None, fault.code)):
        for half in HALVES:
            yield from (Seeded(fault, half, edit) for edit in _chosen(fault, half, world, most))


def _chosen(fault: Fault, half: Half, world: World, most: int) -> list[Edit]:
    entries = [entry for entry in world.catalog.valid if half_of(fault.code, entry.id) == half]
    chosen: list[Edit] = []
    for entry in sorted(entries, key=lambda entry: digest("order", fault.code, entry.id)):
        chosen += _of_record(fault, entry, world)[: most - len(chosen)]
        if len(chosen) == most:
            break
    return chosen


def _of_record(fault: Fault, entry: Entry, world: World) -> list[Edit]:
    """The edits of one record that are taken: at most one of a field, and valid."""
    taken: dict[str, Edit] = {}
    for edit in sorted(fault.seed(entry, world), key=lambda edit: digest(fault.code, *_marks(edit))):
        if _place(edit) not in taken and edited(edit, world) is not None:
            taken[_place(edit)] = edit
        if len(taken) == FROM_ONE:
            break
    return list(taken.values())


def _marks(edit: Edit) -> tuple[str, ...]:
    return edit.entry.id, _place(edit), edit.was, edit.now


def _place(edit: Edit) -> str:
    return str(edit.changes[0][0])
