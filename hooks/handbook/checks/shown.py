"""The passages of a source whose text is shown."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Entry
from ..evidence.index import IndexedPassage
from ..model import Source
from .rule import Ground


def shown_passages(entry: Entry, ground: Ground) -> Iterator[tuple[IndexedPassage, str]]:
    """Each passage with its text; none of a source that is not shown, or of another kind of record."""
    index = ground.library.indexes.get(entry.id)
    if isinstance(entry.record, Source) and entry.record.is_shown and index is not None:
        for passage in index.passages:
            if passage.text is not None:
                yield passage, passage.text
