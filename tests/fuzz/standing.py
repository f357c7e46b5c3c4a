"""What every target stands on, made once in a process: the stock handbook, its records as read, and what a build would have kept of them.

A spoilt file is read and checked as it would be between two builds: what did not change comes from before. So an attack spends its
time on what is spoilt.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import stock_handbook
from handbook.catalog import Catalog, read_catalog
from handbook.checks.engine import run
from handbook.checks.rule import Context
from handbook.site.kept import Recipe, Store
from stock_handbook import Handbook

from . import seeds

LEDGERS = {
    "docs/addresses.txt": seeds.ADDRESSES, "docs/signed/practices/sanwen-sanbang.yml": seeds.SIGNED, "docs/synonyms.yml": seeds.SYNONYMS,
    "docs/selfcheck/questions.yml": seeds.QUESTIONS, "docs/waivers.yml": seeds.WAIVERS, "docs/zhiban.md": seeds.ON_DUTY,
}  # fmt: skip
_kept: list[tempfile.TemporaryDirectory[str]] = []


class Before(Store):
    """What was kept of the sound handbook; what is made of a spoilt one is forgotten, or it would grow with the attack."""

    sound = False

    def hold(self, recipe: Recipe, description: object, content: bytes) -> bytes:
        return content if self.sound else super().hold(recipe, description, content)


@cache
def folder() -> Path:
    """A folder that goes with this process."""
    made = tempfile.TemporaryDirectory(prefix="handbook-fuzz-")
    _kept.append(made)
    return Path(made.name)


@cache
def stock() -> Handbook:
    """The stock handbook with ledgers."""
    handbook = stock_handbook.records_only(folder() / "handbook")
    handbook.write("mkdocs.yml", stock_handbook.MKDOCS)
    for name, text in LEDGERS.items():
        handbook.write(name, text)
    return handbook


@cache
def sound() -> tuple[Catalog, Before]:
    """The records of the sound handbook, and what a check of it leaves."""
    store = Before()
    catalog = read_catalog(stock().docs, kept=store)
    run(Context(catalog, stock().root), store=store)
    store.sound = True
    return catalog, store


def read() -> Catalog:
    """The stock handbook as it is now."""
    former, store = sound()
    return read_catalog(stock().docs, former, store)


@contextmanager
def standing(name: str, data: bytes) -> Iterator[Handbook]:
    """The stock handbook while one of its files is another."""
    sound()
    path = stock().root / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        yield stock()
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


@contextmanager
def lying(name: str, data: bytes) -> Iterator[Path]:
    """A file of this name that belongs to nothing."""
    path = folder() / name
    path.write_bytes(data)
    try:
        yield path
    finally:
        path.unlink()
