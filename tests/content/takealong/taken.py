"""What readers take along, as tests see it: the built handbook, its package, and that unpacked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from handbook.catalog import Catalog
from stock_handbook import Handbook

ADDRESS = "https://example.org/handbook/"

Open = Callable[..., Page]


@dataclass(frozen=True)
class Taken:
    """The repository's handbook with an address, built, its package unpacked; and its records."""

    handbook: Handbook
    catalog: Catalog

    @property
    def disk(self) -> str:
        """The address of the unpacked package."""
        return f"{self.handbook.unpacked.as_uri()}/"
