"""Every record satisfies the schema that editors are given."""

from __future__ import annotations

from ours import DOCS

from editor_schema import misfits, underlined


def test_records_satisfy_their_schemas() -> None:
    assert misfits(DOCS) == []


def test_an_editor_underlines_nothing() -> None:
    assert underlined(DOCS) == []
