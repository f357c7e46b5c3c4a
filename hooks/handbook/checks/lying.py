"""What lies in the folder of documents: looked at once for all rules."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path


class Lying:
    """Everything below a folder of documents as it was found when it was first asked for, each with its path from there."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs

    @cached_property
    def all(self) -> tuple[tuple[str, os.DirEntry[str]], ...]:
        """Folders before what is in them. Links are not followed; folders that cannot be read are empty."""
        return tuple(_below(self.docs))

    def files(self) -> list[str]:
        """The paths of all files, and of links that lead to some, in order."""
        return sorted(path for path, each in self.all if _leads_to_file(each))

    def ending(self, ending: str, any_case: bool = False) -> list[Path]:
        """What has a name with this ending, in order; in `any_case`, or in that which the system tells apart."""
        plain = str.lower if any_case else os.path.normcase
        return sorted(self.docs / path for path, _ in self.all if plain(path).endswith(ending))


def _below(folder: Path, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    found: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder / inside) as entries:
        os.stat(f"{folder / inside}{os.sep}.")  # noqa: PTH116  # what is listed can be opened; a path object would leave the dot out
        found = [*entries]
    for each in found:
        path = inside + each.name
        yield path, each
        if each.is_dir(follow_symlinks=False):
            yield from _below(folder, f"{path}/")


def _leads_to_file(each: os.DirEntry[str]) -> bool:
    """A link that leads back to itself leads to none, and the system says so loudly."""
    try:
        return each.is_file()
    except OSError:
        return False
