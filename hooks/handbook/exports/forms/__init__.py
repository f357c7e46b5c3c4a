"""Work templates as files: Word documents, spreadsheets, the index of all templates, the kits for Monday morning."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...model import WorkTemplate
from . import docx, index_sheet, kits, xlsx
from .form import Form, form_of

INDEX = "templates/index.xlsx"
__all__ = ["INDEX", "Form", "downloads", "files", "form_of"]


def files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root and bytes of every file that is made from the templates."""
    written: dict[str, list[tuple[str, bytes]]] = {}
    for entry in catalog.of(WorkTemplate):
        written[entry.id] = []
        for address, name, content in _written(entry):
            written[entry.id].append((name, content))
            yield address, content
    yield INDEX, index_sheet.write(catalog)
    yield from kits.kits(catalog, lambda form: written[form.id])


def downloads(entry: Entry) -> list[tuple[str, str, str]]:
    """The files of a form: what they are for, address from the site's root, the name under which they are saved."""
    form = form_of(entry.id, entry.record)
    name = kits.file_name(form.title)
    found = [("Word", _address(entry, "docx"), f"{name}.docx")]
    return found + ([("Excel", _address(entry, "xlsx"), f"{name}.xlsx")] if form.is_table else [])


def _address(entry: Entry, kind: str) -> str:
    return f"{entry.model.folder}/{entry.id}/{entry.id}.{kind}"


def _written(entry: Entry) -> Iterator[tuple[str, str, bytes]]:
    form = form_of(entry.id, entry.record)
    for label, address, name in downloads(entry):
        yield address, name, docx.write(form) if label == "Word" else xlsx.write(form)
