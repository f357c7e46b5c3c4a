"""What a record says of its reports, in words that rules prove: what a name or a label may draw on."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Entry
from ..catalog.mentions import own_words
from ..model.base import Location
from ..model.template import WorkTemplate
from ..model.walk import quotes


def proved_words(entry: Entry, without: Location | None = None) -> Iterator[str]:
    """Its statements, but the one at `without`, the texts that stand in passages to the letter, and the headings of a form."""
    yield from (own_words(cited.statement.text) for cited in entry.cited if cited.statement.where != without)
    yield from (quote.text for quote in quotes(entry.record))
    if isinstance(entry.record, WorkTemplate):
        yield from (field.label for field in entry.record.fields)
