"""The parts that every Word document shares are the same however the program's files were saved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.forms import docx


def test_line_ends_of_the_parts_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = docx.begun()
    shutil.copytree(docx.PARTS, tmp_path / "parts")
    for path in (tmp_path / "parts").rglob("*.xml"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    monkeypatch.setattr(docx, "PARTS", tmp_path / "parts")
    assert docx.begun.__wrapped__() == expected
