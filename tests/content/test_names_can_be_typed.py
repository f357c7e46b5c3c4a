"""The tables of characters know those of all names."""

from __future__ import annotations

import unicodedata

from ours import DOCS

from characters import read_as
from handbook.catalog import read_catalog


def test_the_characters_of_all_names_can_be_typed() -> None:
    known = read_as()
    names = {name for entry in read_catalog(DOCS).valid for name in (entry.name, *entry.record.aliases)}
    letters = {letter for name in names for letter in name if unicodedata.name(letter, "").startswith("CJK UNIFIED")}
    assert letters - known.keys() == set()
