"""Work templates as files: Word documents, spreadsheets, the index of all templates. The kits for Monday morning are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..catalog import Catalog, Entry
from ..catalog.ledger import record_id
from ..model import WorkTemplate
from ..site.kept import Recipe, Store
from ..site.traces import Draft
from . import batch, docx, filling, index_sheet
from .addresses import downloads
from .layout import Form
from .reading import form_of
from .said import form_for

HERE = Path(__file__).resolve().parent
CORE = HERE.parent
RECIPE = Recipe(
    "forms", (HERE, CORE / "theme" / "forms", CORE / "model", CORE / "theme" / "templating.py", CORE / "site" / "zip.py"),
    ("jinja2", "markupsafe", "xlsxwriter"), is_large=True,
)  # fmt: skip
INDEX = "templates/index.xlsx"
__all__ = ["INDEX", "RECIPE", "Form", "downloads", "drafts", "files", "form_for", "form_of"]


def drafts(catalog: Catalog, store: Store) -> Iterator[Draft]:
    """The files of every form with what fills it in in a browser, what all of them share, and the index of all."""
    yield Draft("forms", lambda: [(filling.SHARED, filling.shared())])
    for entry in catalog.of(WorkTemplate):
        yield Draft(f"forms {entry.id}", partial(_of_form, entry.id, catalog, store))
    yield Draft("forms moved", partial(_moved, catalog, store))
    yield Draft(INDEX, partial(_index, catalog, store))


def files(catalog: Catalog, store: Store) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root and bytes of all these files."""
    return (file for draft in drafts(catalog, store) for file in draft.make())


def _of_form(identifier: str, catalog: Catalog, store: Store) -> Iterator[tuple[str, bytes]]:
    for entry in catalog.found([identifier]):
        written = dict(_written(entry, catalog, store))
        yield from written.items()
        address, blank = _blank(entry, catalog, store)
        yield address, blank
        yield filling.address(entry), filling.of_form(entry, form_for(entry, catalog), written, blank)


def _moved(catalog: Catalog, store: Store) -> Iterator[tuple[str, bytes]]:
    """The files of forms that have another id now, at their old addresses too: somebody has linked a file, and no page leads it on.
    Where a form was retired its files are gone."""
    for place, move in catalog.ledger.moves.items():
        end = None if place.anchor or move.is_retired else catalog.ledger.end(place)
        old, new = record_id(place.address), record_id(end.address) if end else ""
        for entry in catalog.found([new] if old and new else []):
            if f"/{entry.url}" == (end and end.address) and entry.kind == WorkTemplate.kind:
                files = (*_written(entry, catalog, store), _blank(entry, catalog, store))
                yield from ((address.replace(f"/{new}/{new}", f"/{old}/{old}"), content) for address, content in files)


def _index(catalog: Catalog, store: Store) -> Iterator[tuple[str, bytes]]:
    names, rows = index_sheet.head_of(catalog.settings), tuple(index_sheet.rows_of(catalog))
    yield INDEX, store.get(RECIPE, (INDEX, names, rows), partial(index_sheet.write, names, rows))


def _written(entry: Entry, catalog: Catalog, store: Store) -> Iterator[tuple[str, bytes]]:
    form = form_for(entry, catalog)
    for label, address, _ in downloads(entry):
        write = docx.write if label == "Word" else _write_spreadsheet
        yield address, store.get(RECIPE, (label, form), partial(write, form))


def _blank(entry: Entry, catalog: Catalog, store: Store) -> tuple[str, bytes]:
    form = form_for(entry, catalog)
    return batch.download(entry)[1], store.get(RECIPE, ("批量填", form), partial(batch.write, form))


def _write_spreadsheet(form: Form) -> bytes:
    """What writes it takes long to import, and is not needed for spreadsheets that are kept."""
    from . import xlsx

    return xlsx.write(form)
