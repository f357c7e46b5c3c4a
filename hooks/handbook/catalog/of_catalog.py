"""What belongs to a catalog and has questions of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .questions import Asked

if TYPE_CHECKING:
    from .catalog import Catalog


class OfCatalog:
    """Knows the records by a catalog. What is asked of it is noted with what is asked of that catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @property
    def asked(self) -> Asked:
        """Where what is asked of it is noted."""
        return self.catalog.asked
