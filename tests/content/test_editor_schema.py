"""Every record satisfies the schema that editors are given."""

from __future__ import annotations

from pathlib import Path

from editor_schema import misfits, underlined

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_records_satisfy_their_schemas() -> None:
    assert misfits(DOCS) == []


def test_an_editor_underlines_nothing() -> None:
    assert underlined(DOCS) == []
