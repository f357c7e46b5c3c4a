"""Whatever stands in a record, its files show it as text: well-formed parts, no formula, no markup of its own."""

from __future__ import annotations

import io
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hostile_records import entry_of
from test_pages import STRINGS

from handbook.forms import batch, docx, kits, xlsx
from handbook.forms.reading import form_of

FORMULAS = {"a formula": "=1+1", "a command": "=cmd|' /C calc'!A0", "a link": "https://example.org/"}


@pytest.mark.parametrize("hostile", {**STRINGS, **FORMULAS}.values(), ids={**STRINGS, **FORMULAS}.keys())
def test_files_hold_hostile_text_as_text(hostile: str) -> None:
    entry = entry_of("template", lambda field: hostile[:60])
    form = form_of(entry)
    with ZipFile(io.BytesIO(docx.write(form))) as archive:
        roots = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist()]
    assert not any("script" in element.tag for root in roots for element in root.iter())
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(form)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.hyperlink for cell in cells)
    assert {cell.value for cell in cells if cell.data_type == "f"} <= {cell.value for cell in cells if "COUNT(" in str(cell.value)}
    blank = openpyxl.load_workbook(io.BytesIO(batch.write(form)))
    assert not any(cell.hyperlink or cell.data_type == "f" for sheet in blank for row in sheet.iter_rows() for cell in row)


def test_a_name_cannot_leave_its_folder() -> None:
    assert kits.file_name("../../etc/passwd") == "etcpasswd"
