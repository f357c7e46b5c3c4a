"""What the page that compares practices shows of each: a column of plain texts, in a script.

Pages opened from the disk may load scripts but no data, so the columns call a function. A page that compares three
practices loads at most three bundles of columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..catalog import Catalog, Entry, sources_of
from ..catalog.mentions import spoken
from ..model import Practice
from ..pages.comparison import ROWS, Cell, Cited, bundle_of, bundles_for
from ..pages.handbook import Handbook
from ..site.kept import Store
from . import Export


def column(entry: Entry, catalog: Catalog) -> list[list[Cell]]:
    """The cells of a practice, a list for each row; an empty list where nothing is known."""
    practice = entry.record
    assert isinstance(practice, Practice)
    rows = [[_plain(cell, catalog) for cell in row.cells(practice, catalog) if cell] for row in ROWS]
    return [*rows, [(source.record.short, source.url) for source in sources_of(catalog, entry)]]


def scripts(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """Path and content of each script: id and name of every practice, to choose from, and the columns in bundles.

    A practice's bundle follows from its id, so no practice needs a file of its own, and nobody the list of all names to find it.
    """
    catalog = handbook.catalog
    entries = catalog.of(Practice)
    yield "compare/names.js", _call("handbookNames", [[entry.id, entry.name] for entry in entries])
    bundles: list[list[dict[str, object]]] = [[] for _ in range(bundles_for(len(entries)))]
    for entry in entries:
        bundles[bundle_of(entry.id, len(bundles))].append({"id": entry.id, "name": entry.name, "rows": column(entry, catalog)})
    for number, columns in enumerate(bundles):
        yield f"compare/columns-{number}.js", _call("handbookCompare", columns)


def _plain(cell: Cell, catalog: Catalog) -> Cell:
    """Running text with its mentions of records written as plain words."""
    if isinstance(cell, Cited):
        return spoken(cell.text, catalog)
    return cell if isinstance(cell, tuple) else spoken(str(cell), catalog)


def _call(function: str, data: object) -> bytes:
    """A script that calls a function with some data; line separators are line ends to older browsers."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{function}({text.replace(chr(0x2028), chr(92) + 'u2028').replace(chr(0x2029), chr(92) + 'u2029')});\n".encode()


EXPORT = Export(scripts, family="compare")
