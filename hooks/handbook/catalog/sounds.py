"""How names sound, for ids and for lists in the order of sounds. One table serves these and the search."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from ..load.patterns import when_used

READINGS = Path(__file__).resolve().parents[1] / "exports" / "search" / "readings.txt"
_SOUNDING = when_used("[a-z]+|[0-9]+|[\u3400-\u9fff]")


@cache
def syllables() -> dict[str, str]:
    """Character → how it is read, the first way of several."""
    table: dict[str, str] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        sound, _, characters = line.partition(" ")
        for character in characters:
            table.setdefault(character, sound)
    return table


def sound_of(name: str) -> tuple[str, ...]:
    """The sounds of a name, by which it stands in a list as in a dictionary: letters and numbers as they are, quotes and other
    marks left out; a character that the table does not hold stands after all sounds."""
    pieces = _SOUNDING.findall(unicodedata.normalize("NFKC", name).lower())
    return tuple(syllables().get(piece, piece) for piece in pieces)
