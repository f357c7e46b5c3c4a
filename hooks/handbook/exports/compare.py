"""What the page that compares practices shows of each: a column of plain texts, in a script.

Pages opened from the disk may load scripts but no data, so the columns call a function. A page that compares three
practices loads at most three bundles of columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial

from ..catalog import Catalog, Entry, sources_of
from ..catalog.mentions import spoken
from ..model import Practice
from ..pages.comparison import ROWS, Cell, Cited, bundle_of, bundles_for
from ..pages.handbook import Handbook
from ..site.kept import Store
from ..site.traces import Draft
from . import Export


def column(entry: Entry, catalog: Catalog) -> list[list[Cell]]:
    """The cells of a practice, a list for each row; an empty list where nothing is known."""
    practice = entry.record
    assert isinstance(practice, Practice)
    rows = [[_plain(cell, catalog) for cell in row.cells(practice, catalog) if cell] for row in ROWS]
    return [*rows, [(source.record.short, source.url) for source in sources_of(catalog, entry)]]


def drafts(handbook: Handbook, store: Store) -> Iterator[Draft]:
    """The scripts: id and name of every practice, to choose from, and the columns in bundles.

    A practice's bundle follows from its id, so no practice needs a file of its own, and nobody the list of all names to find it.
    """
    catalog = handbook.catalog
    bundles: list[list[str]] = [[] for _ in range(bundles_for(len(catalog.of(Practice))))]
    for entry in catalog.of(Practice):
        bundles[bundle_of(entry.id, len(bundles))].append(entry.id)
    yield Draft("export compare", partial(_names, catalog))
    for number, identifiers in enumerate(bundles):
        yield Draft(f"export compare {number}: {' '.join(identifiers)}", partial(_columns, number, identifiers, catalog))


def _names(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    yield "compare/names.js", _call("handbookNames", [[line.id, line.name] for line in catalog.lines()])


def _columns(number: int, identifiers: Iterable[str], catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    entries = catalog.found(identifiers)
    columns = [{"id": entry.id, "name": entry.name, "rows": column(entry, catalog)} for entry in entries]
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


EXPORT = Export(drafts=drafts, family="compare")
