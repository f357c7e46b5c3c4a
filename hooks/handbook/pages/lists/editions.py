"""The 版本 page: the editions that were frozen, where each is found, and what had changed since the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from ...catalog.editions import ADDED, Change, Edition
from ..handbook import Handbook
from . import Family

SHORT = 12  # a longer list is folded


@dataclass(frozen=True)
class Group:
    """What has changed in one way: the word for it, and the records."""

    verb: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Shown:
    """An edition, and what had changed since the one before, in groups."""

    edition: Edition
    groups: tuple[Group, ...]

    @property
    def anchor(self) -> str:
        """Its id in the page."""
        return "e" + self.edition.name.replace(".", "-")


@dataclass(frozen=True)
class EditionsContext:
    """The editions, the newest first."""

    editions: tuple[Shown, ...]
    short: int = SHORT

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(tuple(Shown(edition, tuple(_groups(edition))) for edition in handbook.editions.all))


def _groups(edition: Edition) -> Iterator[Group]:
    for verb, changes in groupby(edition.changes, _verb):
        yield Group(verb, tuple(changes))


def _verb(change: Change) -> str:
    """They stand in this order."""
    return ADDED if change.is_new else "改动" if change.told.startswith(("改", "编号")) else "撤下"


FAMILY = Family("editions", "editions/", EditionsContext, "editions.html")
