"""The tables of characters know those of all names."""

from __future__ import annotations

import unicodedata

from ours import DOCS

from handbook.catalog import read_catalog
from handbook.exports.search.script import HERE


def table(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def read_as() -> dict[str, set[str]]:
    """Character → its syllables."""
    found: dict[str, set[str]] = {}
    for line in table("readings.txt").splitlines():
        syllable, characters = line.split(" ")
        for character in characters:
            found.setdefault(character, set()).add(syllable)
    return found


def test_the_characters_of_all_names_can_be_typed() -> None:
    known = read_as()
    names = {name for entry in read_catalog(DOCS).valid for name in (entry.name, *entry.record.aliases)}
    letters = {letter for name in names for letter in name if unicodedata.name(letter, "").startswith("CJK UNIFIED")}
    assert letters - known.keys() == set()
