"""What a migration is: what it writes anew, and what it can only tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


class CannotUpgrade(Exception):
    """Why nothing can be rewritten: which file, where in it, and what to do, in words."""


@dataclass(frozen=True)
class Change:
    """A file, by its path from the root, as it is to be; `what` says in words what is new in it."""

    path: str
    text: str
    what: str


@dataclass(frozen=True)
class Note:
    """Something that a person has to decide, with file and line."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.what}"


@dataclass(frozen=True)
class Migration:
    """From `format` to the one after it: what `steps` yields for the root of a handbook, before anything is written."""

    format: int
    why: str
    steps: Callable[[Path], Iterator[Change | Note]]
