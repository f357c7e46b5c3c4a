"""What a record cites: every citation with the place where it is written, and the statements that reports tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..catalog import Entry
from ..model.base import Location, Statement

FIELDS = ("cite", "cites")


def written_citations(entry: Entry) -> Iterator[tuple[Location, str]]:
    """(place, citation) for each citation of the record; a single one stands at the field itself."""
    return _inside(entry.record, ())


def told_by_reports(entry: Entry) -> Iterator[Statement]:
    """The statements of a record but those about a form's fields: how one is filled in (每月写一行) no report tells."""
    return (cited.statement for cited in entry.cited if cited.statement.where[0] != "fields")


def _inside(value: Any, where: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            item = getattr(value, name)
            if name in FIELDS:
                yield from (((*where, name, number), citation) for number, citation in enumerate(item or ()))
            elif isinstance(item, (BaseModel, tuple)):
                yield from _inside(item, (*where, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from _inside(item, (*where, number))
