"""Every citation of every record stands in its page as a mark that leads to a note, and the note leads to the passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from handbook.catalog import Catalog, Entry
from handbook.model import Method, Practice, Problem, Record, Situation, Term, WorkTemplate
from noted import marks, notes


def lost(entry: Entry, bodies: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the citations of a record's page."""
    noted = notes(bodies[entry.url])
    led = {noted[number] for mark in marks(bodies[entry.url]) for number in mark.numbers}
    yield from (f"{entry.id}: {citation} is not marked" for citation in {*entry.citations, *noted.values()} - led)
    if list(noted) != list(range(1, len(noted) + 1)) or len(set(noted.values())) != len(noted):
        yield f"{entry.id}: the notes are {noted}"
    for source, _, number in (citation.partition("#") for citation in noted.values()):
        if f'id="p{number}"' not in bodies[f"sources/{source}/"]:
            yield f"{entry.id}: {source}#{number} is not there"


@pytest.mark.parametrize("kind", [Method, Practice, Problem, Situation, Term, WorkTemplate])
def test_no_citation_is_lost(kind: type[Record], catalog: Catalog, bodies: dict[str, str]) -> None:
    assert [fault for entry in catalog.of(kind) for fault in lost(entry, bodies)] == []
