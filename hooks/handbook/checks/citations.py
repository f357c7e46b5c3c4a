"""Every citation of a record with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..catalog import Entry
from ..model.base import Location

FIELDS = ("cite", "cites")


def written_citations(entry: Entry) -> Iterator[tuple[Location, str]]:
    """(place, citation) for each citation of the record; a single one stands at the field itself."""
    return _inside(entry.record, ())


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
