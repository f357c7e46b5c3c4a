"""The schemas for editors take what the handbook takes, and refuse what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from editor_schema import misfits, underlined
from handbook.desk.schema import schema_of
from handbook.model import Practice
from stock_handbook import OWN, STOCK, Handbook

SHORT_WAYS = {
    "a problem by its id": ("solves", ["dengji-daitian"]),
    "a problem with its ground": ("solves", [{"problem": "dengji-daitian", "basis": "编者关联"}]),
    "both": ("solves", ["dengji-daitian", {"problem": "jiaoban-wu-shixian"}]),
    "one citation without list marks": ("cites", "tushu-huifang#4"),
    "several citations": ("cites", ["tushu-huifang#4", "tushu-huifang#5"]),
    "one citation of a claim": ("steps", [{"text": "到村里现场办公。", "cite": "tushu-huifang#9"}]),
}
REFUSED = {
    "a name for an id": ("solves", ["登记表代填"]),
    "no problem": ("solves", []),
    "no citation": ("cites", []),
    "a citation without a passage": ("cites", "tushu-huifang"),
}


def fits(field: str, value: Any) -> bool:
    """Whether the schema of practices takes a value in a field."""
    schema = json.loads(schema_of(Practice, OWN))
    asked = {"$defs": schema["$defs"], **schema["properties"][field]}
    return Draft202012Validator(asked).is_valid(value)


@pytest.mark.parametrize("way", SHORT_WAYS)
def test_every_way_of_writing_a_field_fits(way: str) -> None:
    assert fits(*SHORT_WAYS[way])


@pytest.mark.parametrize("wrong", REFUSED)
def test_what_is_wrong_does_not(wrong: str) -> None:
    assert not fits(*REFUSED[wrong])


def test_stock_records_satisfy_their_schemas() -> None:
    assert misfits(STOCK / "docs") == []


def test_an_editor_underlines_nothing_in_stock_records() -> None:
    assert underlined(STOCK / "docs") == []


def test_an_editor_underlines_what_is_wrong(records: Handbook) -> None:
    records.replace("docs/practices/sannuo-liangping.yml", "solves: [dengji-daitian]", "solves: [登记表代填]")
    assert [line.partition(" ")[0] for line in underlined(records.docs)] == ["docs/practices/sannuo-liangping.yml:18"]
