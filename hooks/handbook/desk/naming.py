"""Ids made from names: how a name sounds, two syllables to a word, as the handbook's own ids are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache
from itertools import count
from pathlib import Path

from ..model.identifier import RESERVED

READINGS = Path(__file__).resolve().parents[1] / "exports" / "search" / "readings.txt"
_LONGEST = 40
_ALONE = re.compile("[a-z]+|[0-9]+|[\u3400-\u9fff]")


def identifier_for(name: str, taken: Collection[str]) -> str:
    """An id for a name that is not among those taken: 三问三帮 → sanwen-sanbang, then sanwen-sanbang-2."""
    first = _sounded(name) or "zuofa"
    first = first if first not in RESERVED else f"{first}-1"
    tries = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(each for each in tries if each not in taken)


def _sounded(name: str) -> str:
    pieces = [_syllables().get(piece, piece if piece.isascii() else "") for piece in _ALONE.findall(unicodedata.normalize("NFKC", name).lower())]
    sounds = list(filter(None, pieces))
    words = ["".join(sounds[at : at + 2]) for at in range(0, len(sounds), 2)]
    whole = ""
    for word in words:
        if len(whole) + len(word) >= _LONGEST:
            break
        whole = f"{whole}-{word}" if whole else word
    return whole


@cache
def _syllables() -> dict[str, str]:
    """Character → how it is read, the first way of several."""
    table: dict[str, str] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        sound, _, characters = line.partition(" ")
        for character in characters:
            table.setdefault(character, sound)
    return table
