"""Work templates as files: Word documents, spreadsheets, the index of all templates, the kits for Monday morning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

from ..catalog import Catalog, Entry
from ..model import WorkTemplate
from ..site.kept import Recipe, Store
from . import docx, index_sheet, kits
from .layout import Form, form_of

HERE = Path(__file__).resolve().parent
CORE = HERE.parent
RECIPE = Recipe(
    "forms", (HERE, CORE / "theme" / "forms", CORE / "model", CORE / "theme" / "templating.py", CORE / "site" / "zip.py"),
    ("jinja2", "markupsafe", "xlsxwriter"),
)  # fmt: skip
INDEX = "templates/index.xlsx"
__all__ = ["INDEX", "RECIPE", "Form", "downloads", "files", "form_of"]

# asked for by every page that offers the form
_DOWNLOADS: WeakKeyDictionary[Entry, list[tuple[str, str, str]]] = WeakKeyDictionary()


def files(catalog: Catalog, store: Store) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root and bytes of every file that is made from the templates."""
    written: dict[str, list[tuple[str, bytes]]] = {}
    for entry in catalog.of(WorkTemplate):
        written[entry.id] = []
        for address, name, content in _written(entry, store):
            written[entry.id].append((name, content))
            yield address, content
    rows = tuple(index_sheet.rows_of(catalog))
    yield INDEX, store.get(RECIPE, (INDEX, rows), partial(index_sheet.write, rows))
    yield from kits.kits(catalog, lambda form: written[form.id], partial(store.get, RECIPE))


def downloads(entry: Entry) -> list[tuple[str, str, str]]:
    """The files of a form: what they are for, address from the site's root, the name under which they are saved."""
    if entry not in _DOWNLOADS:
        _DOWNLOADS[entry] = _downloads(entry)
    return _DOWNLOADS[entry]


def _downloads(entry: Entry) -> list[tuple[str, str, str]]:
    form = form_of(entry)
    name = kits.file_name(form.title)
    found = [("Word", _address(entry, "docx"), f"{name}.docx")]
    return found + ([("Excel", _address(entry, "xlsx"), f"{name}.xlsx")] if form.is_table else [])


def _address(entry: Entry, kind: str) -> str:
    return f"{entry.model.folder}/{entry.id}/{entry.id}.{kind}"


def _written(entry: Entry, store: Store) -> Iterator[tuple[str, str, bytes]]:
    form = form_of(entry)
    for label, address, name in downloads(entry):
        write = docx.write if label == "Word" else _write_spreadsheet
        yield address, name, store.get(RECIPE, (label, form), partial(write, form))


def _write_spreadsheet(form: Form) -> bytes:
    """What writes it takes long to import, and is not needed for spreadsheets that are kept."""
    from . import xlsx

    return xlsx.write(form)
