"""What a reader's own copy of a report is recognised by, as scripts: fetching is not allowed from file://, a script is.

`sources/originals.js` names every report whose text is not shown; beside the page of each stands `passages.js`: where its
passages are in the solid text of the file, how each begins and ends, and its mark. Nothing in them is text of the report but
those few characters, which its page has too. They are loaded when somebody chooses a file or opens a citation, never before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..catalog import Entry
from ..evidence.editions import solid_offset
from ..evidence.index import PassageIndex
from ..model import Source
from ..pages.handbook import Handbook
from ..site.kept import Store
from ..site.scripts import call
from . import Export

LIST, PASSAGES = "sources/originals.js", "passages.js"
_PROBES = 6  # beginnings of passages by which a script sees whether a file may hold a report at all
_LONG_ENOUGH = 6  # characters


def listed(entry: Entry, index: PassageIndex) -> list[Any]:
    """A report in the list: id, title, digest of the file's text, number of passages, some of their beginnings."""
    begins = [passage.edges.first for passage in index.passages if len(passage.edges.first) >= _LONG_ENOUGH]
    return [entry.id, entry.record.name, index.digest, len(index.passages), begins[:: max(1, len(begins) // _PROBES)][:_PROBES]]


def passages(index: PassageIndex) -> dict[str, Any]:
    """The passages of a report; offsets are those of the solid text of the file, in characters."""

    def at(offset: int) -> int:
        return solid_offset(offset, index.range, index.layout)

    return {
        "digest": index.digest,
        "range": [at(index.range.start), at(index.range.end)],
        "passages": [[at(each.start), at(each.end), *each.edges, each.mark] for each in index.passages],
        "hidden": [[at(start), at(end)] for start, end in index.boilerplate],
        "damage": [[at(start), at(end), flag] for start, end, flag in index.damage],
        **_numbers(index),
    }


def _numbers(index: PassageIndex) -> dict[str, list[int]]:
    """The numbers of the passages, where these are not 1, 2, 3 …"""
    numbers = [each.number for each in index.passages]
    return {} if numbers == list(range(1, len(numbers) + 1)) else {"numbers": numbers}


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The list and the passages of each report in it; none where every report is shown."""
    catalog = handbook.catalog
    hidden = [entry for entry in catalog.of(Source) if not catalog.shown(entry.id)]
    indexes = [(entry, index) for entry in hidden if (index := catalog.index(entry.id))]
    if indexes:
        yield LIST, call("handbookOriginals", [listed(entry, index) for entry, index in indexes])
    for entry, index in indexes:
        yield f"{entry.url}{PASSAGES}", call("handbookPassages", entry.id, passages(index))


EXPORT = Export(files)
