"""What a record cites: every citation with the place where it is written, and the statements that reports tell."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Entry
from ..model import walk
from ..model.base import Location, Statement


def written_citations(entry: Entry) -> Iterator[tuple[Location, str]]:
    """(place, citation) for each citation of the record; a single one stands at the field itself."""
    return walk.written_citations(entry.record)


def told_by_reports(entry: Entry) -> Iterator[Statement]:
    """The statements of a record but those about a form's fields: how one is filled in (每月写一行) no report tells."""
    return (cited.statement for cited in entry.cited if cited.statement.told)
