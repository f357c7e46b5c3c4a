"""The tables of characters are those that their maker makes, and know the characters of the handbook."""

from __future__ import annotations

import runpy

import pytest

from characters import read_as, table
from handbook.exports.search.script import TABLES, worker
from stock_handbook import ROOT


def test_the_tables_are_as_made() -> None:
    for package in ("jieba", "pypinyin", "opencc"):
        pytest.importorskip(package, reason="只在重做字表时需要：pip install --group tables")
    made = runpy.run_path(str(ROOT / "scripts/tables/hanzi.py"))["tables"]()
    assert {name: table(name) for name in TABLES.values()} == made


@pytest.mark.parametrize(("character", "syllables"), [
    ("三", {"san"}), ("簿", {"bu"}), ("薄", {"bo", "bao"}), ("长", {"chang", "zhang"}), ("率", {"lv", "shuai"}), ("女", {"nv"}),
])  # fmt: skip
def test_readings_as_they_are_typed(character: str, syllables: set[str]) -> None:
    assert read_as()[character] == syllables


def test_traditional_forms_lead_to_simplified_ones() -> None:
    text = table("traditional.txt").strip()
    pairs = dict(zip(text[::2], text[1::2], strict=True))
    assert [pairs[character] for character in "聯為張館員幹"] == list("联为张馆员干")
    assert pairs.keys() & set(pairs.values()) == set()


def test_the_script_stands_alone_and_names_its_licences() -> None:
    text = worker()
    assert text.startswith("/*")
    assert "MIT licence" in text[:600]
    assert "Apache" in text[:600]
    assert text.count("(function () {\n") == 1
    assert "import " not in text.partition("*/")[2]
    assert "http" not in text
