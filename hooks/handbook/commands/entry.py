"""The plugin's entry point where the package runs from a folder and is not installed: MkDocs finds plugins by that alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, DistributionFinder, entry_points
from os import PathLike
from pathlib import Path

from .. import DISTRIBUTION, __version__

GROUP, PLUGIN = "mkdocs.plugins", "handbook"
FILES = {
    "METADATA": f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: {__version__}\n",
    "entry_points.txt": f"[{GROUP}]\n{PLUGIN} = handbook.plugin:HandbookPlugin\n",
}


class Itself(Distribution):
    """This package, told as if it were installed."""

    def read_text(self, filename: str) -> str | None:
        """What the installer would have written."""
        return FILES.get(filename)

    def locate_file(self, path: str | PathLike[str]) -> Path:
        """Where a file of the package is."""
        return Path(__file__).parents[2] / path


class Finder(DistributionFinder):
    """Finds this package among the installed ones."""

    def find_distributions(self, context: DistributionFinder.Context = DistributionFinder.Context()) -> Iterator[Itself]:  # noqa: B008  # as in the class above
        """The package, when it or all are wanted."""
        if context.name in (None, DISTRIBUTION):
            yield Itself()

    @staticmethod
    def find_spec(*_: object) -> None:
        """No modules: the path leads to them."""


def offer_plugin() -> None:
    """Let MkDocs find the plugin, unless it is installed."""
    if PLUGIN not in entry_points(group=GROUP).names:
        sys.meta_path.append(Finder())
